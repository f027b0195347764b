import OpenAI from 'openai'
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
    const silence = new AbortController()
    let timer = setTimeout(() => silence.abort(), silenceMs)
    const stop = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])])
    let finished = false
    try {
      const answer = await client.chat.completions.create(
        {
          model,
          messages: request.messages.map(({ role, content }) => ({ role, content })),
          temperature: request.temperature,
          max_tokens: request.maxTokens,
          stream: true,
        },
        { signal: stop },
      )
      for await (const chunk of answer) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), silenceMs)
        const choice = chunk.choices?.[0]
        if (choice?.delta?.content) yield { type: 'text', text: choice.delta.content }
        if (choice?.finish_reason) finished = choice.finish_reason === 'stop'
      }
    } catch (error) {
      signal?.throwIfAborted()
      // A connection that broke in mid-answer leaves a cut answer, which the writer goes on from; a refusal is an error.
      if (error instanceof OpenAI.APIError && error.status !== undefined) throw modelError(error, address)
      if (isConnectFailure(error)) throw modelError(error, address)
      finished = false
    } finally {
      clearTimeout(timer)
    }
    signal?.throwIfAborted()
    yield { type: 'end', reason: finished ? 'stop' : 'cut' }
  }

  return { modelId: model, stream }
}

const isConnectFailure = (error: unknown): boolean =>
  error instanceof OpenAI.APIConnectionError || error instanceof OpenAI.APIConnectionTimeoutError
