import { afterEach, describe, expect, it } from 'vitest'
import { createChatModel } from '../../../src/adapters/openai/chat-model.ts'
import { AppError } from '../../../src/domain/errors.ts'
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-openai-server.ts'

const request = { messages: [{ role: 'user' as const, content: '写一句' }], temperature: 0.3, maxTokens: 200 }

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function modelThat(script: Script, options: { silenceMs?: number; timeoutMs?: number } = {}) {
  server = await startScriptedServer(script)
  return createChatModel({
    baseUrl: server.baseUrl,
    apiKey: 'none',
    model: 'scripted',
    maxRetries: 0,
    ...options,
  })
}

async function collect(stream: AsyncIterable<{ type: string; text?: string; reason?: string }>) {
  let text = ''
  let reason: string | undefined
  for await (const chunk of stream) {
    if (chunk.type === 'text') text += chunk.text
    else reason = chunk.reason
  }
  return { text, reason }
}

const failure = async (work: Promise<unknown>): Promise<AppError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('expected a failure')
}

describe('a chat model', () => {
  it('streams the text and says that it is complete', async () => {
    const model = await modelThat(() => ({ pieces: ['全市', '教育', '。'] }))
    expect(await collect(model.stream(request))).toEqual({ text: '全市教育。', reason: 'stop' })
    expect(server?.requests[0]?.model).toBe('scripted')
  })

  it.each(['length', 'hang-up'] as const)(
    'calls an answer that ends by %s cut, and keeps what came',
    async (ending) => {
      const model = await modelThat(() => ({ pieces: ['写到一半'], ending }))
      expect(await collect(model.stream(request))).toEqual({ text: '写到一半', reason: 'cut' })
    },
  )

  it('gives up on a service that falls silent in mid-answer', async () => {
    const model = await modelThat(() => ({ pieces: ['写到一半'], ending: 'silent' }), { silenceMs: 100 })
    expect(await collect(model.stream(request))).toEqual({ text: '写到一半', reason: 'cut' })
    await expect.poll(() => server?.aborted()).toBe(1)
  })

  it('gives up on a service that thinks without end', async () => {
    const model = await modelThat(() => ({ pieces: ['写到一半'], ending: 'endless' }), { timeoutMs: 300 })
    expect(await collect(model.stream(request))).toEqual({ text: '写到一半', reason: 'cut' })
    await expect.poll(() => server?.aborted()).toBe(1)
  })

  it('reads over what is no part of an answer', async () => {
    const oddities = [
      'null',
      '{}',
      '{"choices":[]}',
      '{"choices":[{"index":1,"delta":{"content":"旁支"}}]}',
      '{"choices":[{"delta":{"content":["甲"]}}]}',
    ]
    const model = await modelThat(() => ({ oddities, pieces: ['全市教育。'] }))
    expect(await collect(model.stream(request))).toEqual({ text: '全市教育。', reason: 'stop' })
  })

  it.each(['text/html; charset=utf-8', 'application/json'])(
    'says that an answer of type %s comes from another kind of service',
    async (type) => {
      const model = await modelThat(() => ({
        pieces: [],
        status: 200,
        headers: { 'content-type': type },
        body: '{}',
      }))
      const error = await failure(collect(model.stream(request)))
      expect(error.code).toBe('model_refused')
      expect(error.detail).toContain('OPENAI_BASE_URL')
    },
  )

  it.each([
    [401, 'model_refused'],
    [404, 'model_refused'],
    [400, 'model_refused'],
    [429, 'model_unavailable'],
    [500, 'model_unavailable'],
    [503, 'model_unavailable'],
  ] as const)('turns status %i into %s and keeps the cause', async (status, code) => {
    const model = await modelThat(() => ({ pieces: [], status }))
    const error = await failure(collect(model.stream(request)))
    expect(error.code).toBe(code)
    expect(error.cause).toBeDefined()
  })

  it('says so when nobody answers at the address', async () => {
    const model = createChatModel({
      baseUrl: 'http://127.0.0.1:9/v1',
      apiKey: 'none',
      model: 'm',
      maxRetries: 0,
    })
    const error = await failure(collect(model.stream(request)))
    expect(error.code).toBe('model_unavailable')
    expect(error.detail).toContain('http://127.0.0.1:9/v1')
  })

  it('stops the call when the reader aborts', async () => {
    const model = await modelThat(() => ({ pieces: ['写到一半'], ending: 'silent' }))
    const abort = new AbortController()
    const stream = model.stream(request, abort.signal)[Symbol.asyncIterator]()
    expect(await stream.next()).toEqual({ done: false, value: { type: 'text', text: '写到一半' } })
    abort.abort()
    await expect(stream.next()).rejects.toThrow()
    await expect.poll(() => server?.aborted()).toBe(1)
  })

  it('keeps user name, password and query of the address out of messages', async () => {
    const model = createChatModel({
      baseUrl: 'http://user:hunter2@127.0.0.1:9/v1?key=hunter2',
      apiKey: 'none',
      model: 'm',
      maxRetries: 0,
    })
    expect((await failure(collect(model.stream(request)))).detail).not.toContain('hunter2')
  })
})
