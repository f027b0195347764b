import { AppError } from '../../domain/errors.ts'
import type { ChatChunk, ChatModel, ChatRequest } from '../../domain/ports.ts'
import { createThinkingFilter } from './strip-thinking.ts'

/**
 * The answer of a model without its thoughts. Whatever goes wrong comes out as an AppError, so that writing can go on
 * without the model; an answer that stops without an end counts as cut.
 */
export async function* streamAnswer(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatChunk, void> {
  const thinking = createThinkingFilter()
  try {
    for await (const chunk of model.stream(request, signal)) {
      if (chunk.type === 'end') {
        const rest = thinking.end()
        if (rest) yield { type: 'text', text: rest }
        yield chunk
        return
      }
      const text = thinking.push(chunk.text)
      if (text) yield { type: 'text', text }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('model_unavailable', '模型服务出错', { cause: error })
  }
  yield { type: 'end', reason: 'cut' }
}
