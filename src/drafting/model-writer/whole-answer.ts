import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import { streamAnswer } from './stream-answer.ts'

/**
 * All that a model answers, without its thoughts; null where it broke off or exceeds `longest` characters.
 * @throws AppError `model_unavailable` or `model_refused`.
 */
export async function wholeAnswer(
  model: ChatModel,
  request: ChatRequest,
  longest: number,
  signal: AbortSignal,
): Promise<string | null> {
  let answer = ''
  for await (const piece of streamAnswer(model, request, signal)) {
    if (piece.type === 'retract') answer = ''
    else if (piece.type === 'text') answer += piece.text
    else if (piece.reason === 'cut') return null
    if (answer.length > longest) return null
  }
  signal.throwIfAborted()
  return answer
}
