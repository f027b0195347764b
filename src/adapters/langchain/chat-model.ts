import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { ChatChunk, ChatModel, ChatRequest } from '../../domain/ports.ts'
import { modelError } from './model-error.ts'
import { readModelName } from './model-name.ts'

export type LangchainChatModelOptions = {
  /** By default the name that the model tells itself, or else its type. */
  readonly modelId?: string
  /** How long one call may take in all. */
  readonly timeoutMs?: number
  /** How long the model may be silent in the middle of an answer. */
  readonly silenceMs?: number
  /**
   * Makes the model for a request's temperature and length. LangChain's models take both when they are made, so
   * without this they stay as they are in the given model.
   */
  readonly withSettings?: (settings: Pick<ChatRequest, 'temperature' | 'maxTokens'>) => BaseChatModel
}

/** Any LangChain chat model as our language model; retries are its own. */
export function createLangchainChatModel(
  model: BaseChatModel,
  options: LangchainChatModelOptions = {},
): ChatModel {
  const { timeoutMs = 120_000, silenceMs = 60_000, withSettings = () => model } = options
  const modelId = options.modelId ?? readModelName(model) ?? model._llmType()

  async function* stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatChunk> {
    signal?.throwIfAborted()
    const stop = new AbortController()
    const limits = AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
    const startTimer = () => setTimeout(() => stop.abort(), silenceMs)
    let timer = startTimer()
    let hasText = false
    let reason: string | undefined
    try {
      const messages = request.messages.map(({ role, content }) => ({ role, content }))
      const answer = await withSettings(request).stream(messages, { signal: limits })
      // Not `for await`: where the reader leaves, that waits for a model that may be silent; the signal ends it at once.
      for (;;) {
        const { done, value: chunk } = await answer.next()
        clearTimeout(timer)
        if (done) break
        const { text } = chunk
        if (text !== '') {
          hasText = true
          yield { type: 'text', text }
        }
        reason = readFinishReason(chunk.response_metadata) ?? reason
        timer = startTimer()
      }
    } catch (error) {
      signal?.throwIfAborted()
      const fault = modelError(error, modelId)
      // What breaks off in mid-answer leaves a cut answer, which the writer goes on from; a refusal is an error.
      if (!hasText || fault.code === 'model_refused') throw fault
      reason = BROKEN_OFF
    } finally {
      clearTimeout(timer)
      stop.abort()
    }
    signal?.throwIfAborted()
    yield { type: 'end', reason: reason === undefined || COMPLETE.has(reason) ? 'stop' : 'cut' }
  }

  return { modelId, stream }
}

const BROKEN_OFF = 'broken off'

/** Where the services behind LangChain say how an answer ended. */
const REASON_PROPERTIES = [
  'finish_reason',
  'finishReason',
  'stop_reason',
  'stopReason',
  'done_reason',
] as const

/** What they call an answer that is complete. Some models say nothing; their stream has ended without a fault then. */
const COMPLETE: ReadonlySet<string> = new Set([
  'stop',
  'end_turn',
  'stop_sequence',
  'complete',
  'completed',
  'eos',
  'eos_token',
])

function readFinishReason(metadata: Record<string, unknown> | undefined): string | undefined {
  // OpenAI's responses tell only by their status that something is missing.
  if (metadata?.['status'] === 'incomplete') return 'incomplete'
  const values = REASON_PROPERTIES.map((property) => metadata?.[property])
  return values.find((value): value is string => typeof value === 'string' && value !== '')?.toLowerCase()
}
