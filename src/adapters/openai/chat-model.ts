import OpenAI from 'openai'
import { z } from 'zod'
import { AppError } from '../../domain/errors.ts'
import type { ChatChunk, ChatModel, ChatRequest } from '../../domain/ports.ts'
import { modelError, shownAddress } from './model-error.ts'

export type ChatModelOptions = {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** How long one call may take in all. */
  readonly timeoutMs?: number
  /** How long the service may be silent in the middle of an answer. */
  readonly silenceMs?: number
  readonly maxRetries?: number
}

/** A model behind any address that speaks the OpenAI chat completions protocol. */
export function createChatModel(options: ChatModelOptions): ChatModel {
  const { baseUrl, apiKey, model, timeoutMs = 120_000, silenceMs = 60_000, maxRetries = 2 } = options
  const client = new OpenAI({ baseURL: baseUrl, apiKey, timeout: timeoutMs, maxRetries })
  const address = shownAddress(baseUrl)

  async function* stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatChunk> {
    const patience = new AbortController()
    const giveUp = (): void => patience.abort()
    // The client's own time limit ends with the headers of the answer; an answer may go on for ever.
    const whole = setTimeout(giveUp, timeoutMs)
    let silence = setTimeout(giveUp, silenceMs)
    const stop = AbortSignal.any([patience.signal, ...(signal ? [signal] : [])])
    let end: string | null = null
    try {
      const { data: answer, response } = await client.chat.completions
        .create(
          {
            model,
            messages: request.messages.map(({ role, content }) => ({ role, content })),
            temperature: request.temperature,
            max_tokens: request.maxTokens,
            stream: true,
          },
          { signal: stop },
        )
        .withResponse()
      if (NO_STREAM.test(response.headers.get('content-type') ?? '')) throw notAModelService(address)
      for await (const chunk of answer) {
        clearTimeout(silence)
        silence = setTimeout(giveUp, silenceMs)
        const { text, finish } = readChunk(chunk)
        if (text && end === null) yield { type: 'text', text }
        end ??= finish
      }
    } catch (error) {
      signal?.throwIfAborted()
      // A connection that broke in mid-answer leaves a cut answer, which the writer goes on from; a refusal is an error.
      if (isRefusal(error)) throw modelError(error, address)
    } finally {
      clearTimeout(whole)
      clearTimeout(silence)
    }
    signal?.throwIfAborted()
    yield { type: 'end', reason: end === 'stop' ? 'stop' : 'cut' }
  }

  return { modelId: model, stream }
}

const NO_STREAM = /^(?:text\/html|application\/json)\b/i

const notAModelService = (address: string): AppError =>
  new AppError('model_refused', `${address} 的回答不是模型服务的流式回答，请检查 OPENAI_BASE_URL`)

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
