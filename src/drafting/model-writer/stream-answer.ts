import { AppError } from '../../domain/errors.ts'
import type { ChatChunk, ChatModel, ChatRequest } from '../../domain/ports.ts'
import { createThinkingFilter } from './strip-thinking.ts'

/** `retract`: all that came before was a thought after all. */
export type AnswerPiece = ChatChunk | { readonly type: 'retract' }

/** Characters of one piece, and of an answer with its thoughts; whatever sends more is no answer to a paragraph. */
const LARGEST_PIECE = 64 * 1024
const LARGEST_ANSWER = 200 * 1024

/**
 * The answer of a model without its thoughts. Whatever goes wrong comes out as an AppError, so that writing can go on
 * without the model; an answer that stops without an end, or that is far too long, counts as cut.
 */
export async function* streamAnswer(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerPiece, void> {
  let retracts = false
  let length = 0
  const thinking = createThinkingFilter(() => {
    retracts = true
  })
  try {
    for await (const chunk of model.stream(request, signal)) {
      const piece = chunk.type === 'end' ? '' : chunk.text
      length += piece.length
      if (piece.length > LARGEST_PIECE || length > LARGEST_ANSWER) break
      const text = chunk.type === 'end' ? thinking.end() : thinking.push(piece)
      if (retracts) yield { type: 'retract' }
      retracts = false
      if (text) yield { type: 'text', text }
      if (chunk.type === 'end') {
        yield chunk
        return
      }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('model_unavailable', '模型服务出错', { cause: error })
  }
  yield { type: 'end', reason: 'cut' }
}
