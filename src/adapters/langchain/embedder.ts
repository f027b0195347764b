import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { AppError } from '../../domain/errors.ts'
import type { Embedder } from '../../domain/ports.ts'
import { readModelName } from './model-name.ts'

export type LangchainEmbedderOptions = {
  /** Needed where the embeddings do not tell their model's name themselves. */
  readonly modelId?: string
}

/**
 * Any LangChain embeddings as our embedder; batches, retries and time limits are theirs. Queries and passages are
 * embedded alike, as documents. Throws AppError `invalid_settings` where no name of the model is known: vectors are
 * kept under it, and those of two models must never meet.
 */
export function createLangchainEmbedder(
  embeddings: EmbeddingsInterface,
  options: LangchainEmbedderOptions = {},
): Embedder {
  const modelId = options.modelId ?? readModelName(embeddings)
  if (!modelId) throw new AppError('invalid_settings', '向量模型没有名称，请用 modelId 指明')

  return {
    modelId,
    async embed(texts, signal) {
      signal?.throwIfAborted()
      if (texts.length === 0) return []
      const vectors = await ask(embeddings, texts, signal)
      if (!areWhole(vectors, texts.length)) {
        throw new AppError('embedding_unavailable', `向量模型（${modelId}）给出的结果个数、维数或数值不对`)
      }
      return vectors.map(toUnit)
    },
  }

  async function ask(
    { embedDocuments }: EmbeddingsInterface,
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<number[][]> {
    try {
      return await untilAborted(embedDocuments.call(embeddings, [...texts]), signal)
    } catch (error) {
      signal?.throwIfAborted()
      throw new AppError('embedding_unavailable', `向量模型（${modelId}）没有给出结果`, { cause: error })
    }
  }
}

/** LangChain's embeddings take no signal: the wait ends at once, the call itself in its own time. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const areWhole = (vectors: readonly (readonly number[])[], count: number): boolean =>
  vectors.length === count &&
  vectors.every(
    (vector) => vector.length > 0 && vector.length === vectors[0]?.length && vector.every(Number.isFinite),
  )

function toUnit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}
