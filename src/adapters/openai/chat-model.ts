import OpenAI from 'openai'
import { Stream } from 'openai/streaming'
import { z } from 'zod'
import { AppError } from '../../domain/errors.ts'
import type { ChatChunk, ChatModel, ChatRequest, ModelTraits } from '../../domain/ports.ts'
import { bodyOf, type Dialect, describeDialect, narrow, widestDialect } from './dialect.ts'
import { modelError, shownAddress } from './model-error.ts'

export type ChatModelOptions = {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** Parameters that this service wants beside the usual ones; null takes one out. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** The parameter by which the service takes a grammar, such as `grammar` or `structured_outputs.grammar`. */
  readonly grammarName?: string | null
  readonly seesValues?: boolean
  /** How long one call may take in all. */
  readonly timeoutMs?: number
  /** How long the service may be silent in the middle of an answer. */
  readonly silenceMs?: number
  readonly maxRetries?: number
  /** How requests are sent; by default as the platform does. */
  readonly fetch?: typeof fetch
  /** Milliseconds on any clock that only goes forward. */
  readonly now?: () => number
}

/**
 * So long a service is held to what it refused. A service learns, is moved or stumbles once; asking it anew costs one
 * refused request.
 */
const LEARNED_FOR_MS = 10 * 60_000

/**
 * A model behind any address that speaks the OpenAI chat completions protocol. What the service refuses of the
 * protocol is left out for a while, once it has answered without it.
 */
export function createChatModel(options: ChatModelOptions): ChatModel {
  const { baseUrl, apiKey, model, timeoutMs = 120_000, silenceMs = 60_000, maxRetries = 2 } = options
  const { parameters = {}, grammarName = null, seesValues = false, now = () => performance.now() } = options
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey,
    timeout: timeoutMs,
    maxRetries,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  })
  const address = shownAddress(baseUrl)
  const widest = widestDialect(grammarName)
  let learned: { readonly dialect: Dialect; readonly at: number } | null = null
  const known = (): Dialect => {
    if (learned && now() - learned.at > LEARNED_FOR_MS) learned = null
    return learned?.dialect ?? widest
  }

  async function open(request: ChatRequest, signal: AbortSignal): Promise<Response> {
    const before = known()
    let tried: Dialect = before
    for (;;) {
      try {
        const response = await client
          .post('/chat/completions', {
            body: bodyOf(request, model, tried, parameters),
            stream: tried.streams,
            signal,
          })
          .asResponse()
        // Only an answer shows that what was left out was the reason.
        if (tried !== before) learned = { dialect: tried, at: now() }
        return response
      } catch (error) {
        const next = error instanceof OpenAI.APIError ? narrow(tried, refusalOf(error)) : null
        if (!next) throw error
        tried = next
      }
    }
  }

  async function* stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatChunk> {
    const patience = new AbortController()
    const giveUp = (): void => patience.abort()
    // The client's own time limit ends with the headers of the answer; an answer may go on for ever.
    const whole = setTimeout(giveUp, timeoutMs)
    let silence = setTimeout(giveUp, silenceMs)
    const stop = AbortSignal.any([patience.signal, ...(signal ? [signal] : [])])
    let end: string | null = null
    let hasText = false
    try {
      for await (const chunk of chunksOf(await open(request, stop), address, patience)) {
        clearTimeout(silence)
        silence = setTimeout(giveUp, silenceMs)
        const { text, finish } = readChunk(chunk)
        if (text && end === null) {
          hasText = true
          yield { type: 'text', text }
        }
        end ??= finish
      }
    } catch (error) {
      signal?.throwIfAborted()
      // A connection that broke in mid-answer leaves a cut answer, which the writer goes on from; a refusal is an error.
      if (isRefusal(error) && !patience.signal.aborted) throw modelError(error, address)
    } finally {
      clearTimeout(whole)
      clearTimeout(silence)
    }
    const gaveUp = patience.signal.aborted
    patience.abort()
    signal?.throwIfAborted()
    // Who has said nothing in all this time will not do so when asked for the next paragraph.
    if (gaveUp && !hasText) throw new AppError('model_unavailable', `模型服务（${address}）长时间没有回答`)
    yield { type: 'end', reason: end === 'stop' ? 'stop' : 'cut' }
  }

  const traits = (): ModelTraits => describeDialect(known(), widest)
  return { modelId: model, seesValues, stream, traits }
}

const refusalOf = (error: InstanceType<typeof OpenAI.APIError>): { status: number; words: string } => ({
  status: error.status ?? 0,
  words: `${error.param ?? ''} ${error.message}`,
})

/** The chunks of a stream, or the one answer of a service that does not stream although it was asked to. */
async function* chunksOf(
  response: Response,
  address: string,
  controller: AbortController,
): AsyncIterable<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (/^text\/html\b/i.test(type)) throw notAModelService(address)
  if (!/^application\/json\b/i.test(type)) {
    yield* Stream.fromSSEResponse<unknown>(response, controller)
    return
  }
  const answer = answerSchema.safeParse(parseJson(await readBounded(response)))
  if (!answer.success) throw notAModelService(address)
  for (const { message, finish_reason } of answer.data.choices.slice(0, 1)) {
    yield { choices: [{ index: 0, delta: { content: message.content }, finish_reason }] }
  }
}

const LONGEST_ANSWER_BYTES = 1024 * 1024

/** As much of the body as an answer may have; the rest is never read. */
async function readBounded({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.byteLength
    if (bytes > LONGEST_ANSWER_BYTES) return ''
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const answerSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() }))
    .min(1),
})

const notAModelService = (address: string): AppError =>
  new AppError('model_refused', `${address} 的回答不是模型服务的回答，请检查 OPENAI_BASE_URL`)

/** As little as needed of a chunk, for services add and leave out what they like. */
const chunkSchema = z.object({
  choices: z.array(
    z.object({
      index: z.int().nullish(),
      delta: z.object({ content: z.string().nullish().catch(null) }).nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
})

/** The text of the first choice and how it ended; nothing of a chunk that is of another form. */
function readChunk(chunk: unknown): { text: string; finish: string | null } {
  const parsed = chunkSchema.safeParse(chunk)
  const choice = parsed.success ? parsed.data.choices.find(({ index }) => !index) : undefined
  return { text: choice?.delta?.content ?? '', finish: choice?.finish_reason || null }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AppError ||
  (error instanceof OpenAI.APIError && error.status !== undefined) ||
  error instanceof OpenAI.APIConnectionError
