import { FakeListChatModel } from '@langchain/core/utils/testing'
import { ChatOpenAI } from '@langchain/openai'
import { afterEach, describe, expect, it } from 'vitest'
import { createLangchainChatModel } from '../../../src/adapters/langchain/chat-model.ts'
import { AppError } from '../../../src/domain/errors.ts'
import type { ChatChunk, ChatModel } from '../../../src/domain/ports.ts'
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-openai-server.ts'
import { type ChatScript, ScriptedChatModel } from './scripted-chat-model.ts'

const request = {
  messages: [
    { role: 'system' as const, content: '你是秘书' },
    { role: 'user' as const, content: '写一句' },
    { role: 'assistant' as const, content: '好' },
  ],
  temperature: 0.3,
  maxTokens: 200,
}

const modelThat = (script: ChatScript, silenceMs?: number): ChatModel =>
  createLangchainChatModel(new ScriptedChatModel(script), silenceMs === undefined ? {} : { silenceMs })

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

async function collect(stream: AsyncIterable<ChatChunk>) {
  const chunks = await listOf(stream)
  return {
    text: chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join(''),
    ends: chunks.flatMap((chunk) => (chunk.type === 'end' ? [chunk.reason] : [])),
  }
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

describe('a LangChain chat model', () => {
  it('is given the messages in their roles and streams its text', async () => {
    const model = new ScriptedChatModel({ chunks: ['全市', '教育', '。'] })
    const chunks = await listOf(createLangchainChatModel(model).stream(request))
    expect(chunks).toEqual([
      { type: 'text', text: '全市' },
      { type: 'text', text: '教育' },
      { type: 'text', text: '。' },
      { type: 'end', reason: 'stop' },
    ])
    expect(model.asked).toEqual([
      { role: 'system', text: '你是秘书' },
      { role: 'human', text: '写一句' },
      { role: 'ai', text: '好' },
    ])
  })

  it('that does not stream answers in one piece', async () => {
    const model = new FakeListChatModel({ responses: ['全市教育。'] })
    model.disableStreaming = true
    expect(await collect(createLangchainChatModel(model).stream(request))).toEqual({
      text: '全市教育。',
      ends: ['stop'],
    })
  })

  it.each([
    [{ finish_reason: 'stop' }, 'stop'],
    [{ finish_reason: 'length' }, 'cut'],
    [{ finish_reason: 'content_filter' }, 'cut'],
    [{ stop_reason: 'end_turn' }, 'stop'],
    [{ stop_reason: 'max_tokens' }, 'cut'],
    [{ stopReason: 'max_tokens' }, 'cut'],
    [{ finishReason: 'STOP' }, 'stop'],
    [{ finishReason: 'MAX_TOKENS' }, 'cut'],
    [{ done_reason: 'length' }, 'cut'],
    [{ status: 'incomplete' }, 'cut'],
    [{ status: 'completed' }, 'stop'],
    [{}, 'stop'],
  ])('that ends with %j has an answer to %s', async (response_metadata, end) => {
    const model = modelThat({ chunks: ['写了', { content: '', response_metadata }] })
    expect(await collect(model.stream(request))).toEqual({ text: '写了', ends: [end] })
  })

  it.each([
    { type: 'reasoning', reasoning: '先想到98.76%' },
    { type: 'thinking', thinking: '先想到98.76%' },
  ])('keeps its $type to itself', async (thought) => {
    const model = modelThat({
      chunks: [
        { content: [thought] },
        { content: [{ type: 'text', text: '全市教育。' }] },
        { content: '', additional_kwargs: { reasoning_content: '先想到98.76%' } },
      ],
    })
    expect(await collect(model.stream(request))).toEqual({ text: '全市教育。', ends: ['stop'] })
  })

  it.each([
    [{ status: 401 }, 'model_refused'],
    [{ status: 403 }, 'model_refused'],
    [{ statusCode: 404 }, 'model_refused'],
    [{ response: { status: 400 } }, 'model_refused'],
    [{ $metadata: { httpStatusCode: 422 } }, 'model_refused'],
    [{ status: 408 }, 'model_unavailable'],
    [{ status: 429 }, 'model_unavailable'],
    [{ status: 503 }, 'model_unavailable'],
    [{}, 'model_unavailable'],
  ] as const)('that fails with %j is told as %s with the cause', async (properties, code) => {
    const fault = Object.assign(new Error('failed with secret words'), properties)
    const error = await failure(collect(modelThat({ chunks: [], fault }).stream(request)))
    expect(error.code).toBe(code)
    expect(error.cause).toBe(fault)
    expect(error.detail).not.toContain('secret')
  })

  it('finds the status in the cause of a fault', async () => {
    const fault = new Error('outer', { cause: Object.assign(new Error('inner'), { status: 401 }) })
    expect((await failure(collect(modelThat({ chunks: [], fault }).stream(request)))).code).toBe(
      'model_refused',
    )
  })

  it('that breaks off in mid-answer leaves what came, as cut', async () => {
    const model = modelThat({ chunks: ['写到一半'], fault: new Error('connection lost') })
    expect(await collect(model.stream(request))).toEqual({ text: '写到一半', ends: ['cut'] })
  })

  it('that refuses in mid-answer is told as a refusal', async () => {
    const fault = Object.assign(new Error('no'), { status: 400 })
    const error = await failure(collect(modelThat({ chunks: ['写到一半'], fault }).stream(request)))
    expect(error.code).toBe('model_refused')
  })

  it('that falls silent in mid-answer leaves what came, as cut', async () => {
    const model = modelThat({ chunks: ['写到一半'], hangs: true }, 50)
    expect(await collect(model.stream(request))).toEqual({ text: '写到一半', ends: ['cut'] })
  })

  it('that never says anything is not there', async () => {
    const error = await failure(collect(modelThat({ chunks: [], hangs: true }, 50).stream(request)))
    expect(error.code).toBe('model_unavailable')
  })

  it('is called off by the reader, even where it hangs', async () => {
    const abort = new AbortController()
    const stream = modelThat({ chunks: ['写到一半'], hangs: true })
      .stream(request, abort.signal)
      [Symbol.asyncIterator]()
    expect(await stream.next()).toEqual({ done: false, value: { type: 'text', text: '写到一半' } })
    const reason = new Error('the reader left')
    abort.abort(reason)
    await expect(stream.next()).rejects.toBe(reason)
  })

  it('is not asked at all when the reader has left before', async () => {
    const model = new ScriptedChatModel({ chunks: ['全市'] })
    const reason = new Error('the reader left')
    const stream = createLangchainChatModel(model).stream(request, AbortSignal.abort(reason))
    await expect(collect(stream)).rejects.toBe(reason)
    expect(model.asked).toEqual([])
  })

  it.each([true, false])('can be left in mid-answer (hangs: %s)', async (hangs) => {
    for await (const chunk of modelThat({ chunks: ['写', '到', '一半'], hangs }).stream(request)) {
      expect(chunk).toEqual({ type: 'text', text: '写' })
      break
    }
  })

  it('goes by the name given, or its own, or its type', () => {
    const openai = new ChatOpenAI({ model: 'qwen3-32b', apiKey: 'none' })
    expect(createLangchainChatModel(openai).modelId).toBe('qwen3-32b')
    expect(createLangchainChatModel(openai, { modelId: 'other' }).modelId).toBe('other')
    expect(modelThat({ chunks: [] }).modelId).toBe('scripted')
  })

  it('is made for the temperature and length of each request where that is wanted', async () => {
    const wanted: unknown[] = []
    const model = createLangchainChatModel(new ScriptedChatModel({ chunks: ['一'] }), {
      withSettings: ({ temperature, maxTokens }) => {
        wanted.push({ temperature, maxTokens })
        return new ScriptedChatModel({ chunks: ['二'] })
      },
    })
    expect((await collect(model.stream(request))).text).toBe('二')
    expect(wanted).toEqual([{ temperature: 0.3, maxTokens: 200 }])
  })
})

describe('ChatOpenAI as a chat model', () => {
  let server: ScriptedServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const openaiThat = async (script: Script): Promise<ChatModel> => {
    server = await startScriptedServer(script)
    return createLangchainChatModel(
      new ChatOpenAI({
        model: 'scripted',
        apiKey: 'none',
        maxRetries: 0,
        configuration: { baseURL: server.baseUrl },
      }),
    )
  }

  it.each([
    ['stop', 'stop'],
    ['length', 'cut'],
    ['hang-up', 'cut'],
  ] as const)('that ends by %s has an answer to %s', async (ending, end) => {
    const model = await openaiThat(() => ({ pieces: ['全市', '教育'], ending }))
    expect(await collect(model.stream(request))).toEqual({ text: '全市教育', ends: [end] })
    expect(server?.requests[0]).toMatchObject({ model: 'scripted', messages: request.messages })
  })

  it.each([
    [401, 'model_refused'],
    [404, 'model_refused'],
    [400, 'model_refused'],
    [429, 'model_unavailable'],
    [500, 'model_unavailable'],
  ] as const)('that answers with status %i is told as %s', async (status, code) => {
    const model = await openaiThat(() => ({ pieces: [], status }))
    expect((await failure(collect(model.stream(request)))).code).toBe(code)
  })

  it('lets the connection go when the reader leaves', async () => {
    const model = await openaiThat(() => ({ pieces: ['写到一半'], ending: 'silent' }))
    for await (const chunk of model.stream(request)) {
      expect(chunk).toEqual({ type: 'text', text: '写到一半' })
      break
    }
    await expect.poll(() => server?.aborted()).toBe(1)
  })
})
