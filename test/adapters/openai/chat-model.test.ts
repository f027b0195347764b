import { afterEach, describe, expect, it } from 'vitest'
import { type ChatModelOptions, createChatModel } from '../../../src/adapters/openai/chat-model.ts'
import { AppError } from '../../../src/domain/errors.ts'
import {
  type Script,
  type ScriptedRequest,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-openai-server.ts'

const request = { messages: [{ role: 'user' as const, content: '写一句' }], temperature: 0.3, maxTokens: 200 }

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function modelThat(script: Script, options: Partial<ChatModelOptions> = {}) {
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

  it('says that a service does not answer which falls silent before its first word', async () => {
    const model = await modelThat(() => ({ pieces: [], ending: 'silent' }), { silenceMs: 100 })
    const error = await failure(collect(model.stream(request)))
    expect(error.code).toBe('model_unavailable')
    expect(error.detail).toContain('长时间没有回答')
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

describe('a service that takes less than the whole protocol', () => {
  const refusing =
    (words: string, isFit: (body: ScriptedRequest) => boolean): Script =>
    (body) =>
      isFit(body)
        ? { pieces: ['全市教育。'] }
        : { pieces: [], status: 400, body: JSON.stringify({ error: { message: words } }) }

  it.each<[string, string, (body: ScriptedRequest) => boolean, string]>([
    [
      'max_tokens',
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      (body) => body['max_completion_tokens'] === 200 && !('max_tokens' in body),
      'max_completion_tokens',
    ],
    [
      'temperature',
      "Unsupported value: 'temperature' does not support 0.3 with this model.",
      (body) => !('temperature' in body),
      'temperature',
    ],
    [
      'a system message',
      'System role not supported',
      ({ messages }) => messages.length === 1 && messages[0]?.content === '规矩\n\n写一句',
      'system',
    ],
    ['a grammar', 'unknown field: grammar', (body) => !('grammar' in body), '语法约束'],
  ])('is asked without %s, and from then on at once', async (_, words, isFit, told) => {
    const model = await modelThat(refusing(words, isFit), { grammarName: 'grammar' })
    const asked = {
      ...request,
      messages: [{ role: 'system' as const, content: '规矩' }, ...request.messages],
      references: ['i1办学规模.值'],
    }
    expect(await collect(model.stream(asked))).toEqual({ text: '全市教育。', reason: 'stop' })
    expect(server?.requests).toHaveLength(2)
    await collect(model.stream(asked))
    expect(server?.requests).toHaveLength(3)
    const { works = [], lacks = [] } = model.traits?.() ?? {}
    expect([...works, ...lacks].join()).toContain(told)
  })

  it('is asked in the whole protocol again after a while, for it may have stumbled', async () => {
    let time = 0
    const model = await modelThat(
      (_, call) =>
        call === 1
          ? { pieces: [], status: 400, body: '{"error":{"message":"stream is not available"}}' }
          : { pieces: ['好。'] },
      { now: () => time },
    )
    const streams = (): boolean | undefined => server?.requests.at(-1)?.stream
    await collect(model.stream(request))
    expect(streams()).toBe(false)
    await collect(model.stream(request))
    expect(streams()).toBe(false)
    time += 11 * 60_000
    await collect(model.stream(request))
    expect(streams()).toBe(true)
  })

  it('is not held to a refusal that leaving out what it named did not mend', async () => {
    const refusal = { pieces: [], status: 400, body: '{"error":{"message":"bad temperature"}}' }
    const model = await modelThat((_, call) => (call <= 2 ? refusal : { pieces: ['好。'] }))
    await failure(collect(model.stream(request)))
    await collect(model.stream(request))
    expect(server?.requests.at(-1)).toHaveProperty('temperature')
  })

  it('is believed when it refuses for another reason', async () => {
    const model = await modelThat(refusing('context length exceeded', () => false))
    expect((await failure(collect(model.stream(request)))).code).toBe('model_refused')
    expect(server?.requests).toHaveLength(1)
  })

  it('may answer in one piece', async () => {
    const whole = {
      choices: [{ message: { role: 'assistant', content: '全市教育。' }, finish_reason: 'stop' }],
    }
    const model = await modelThat(() => ({
      pieces: [],
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(whole),
    }))
    expect(await collect(model.stream(request))).toEqual({ text: '全市教育。', reason: 'stop' })
  })

  it('gets the parameters that the office has set, and a grammar of the references', async () => {
    const model = await modelThat(() => ({ pieces: ['好。'] }), {
      parameters: { top_p: 0.5, temperature: null },
      grammarName: 'structured_outputs.grammar',
    })
    await collect(model.stream({ ...request, references: ['i1办学规模.值', 'i1办学规模.全句'] }))
    const [body] = server?.requests ?? []
    expect(body).toMatchObject({ top_p: 0.5 })
    expect(body).not.toHaveProperty('temperature')
    expect(body?.['structured_outputs']).toEqual({
      grammar: expect.stringContaining('"{{i1办学规模.值}}" | "{{i1办学规模.全句}}"'),
    })
  })
})
