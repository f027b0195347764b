import OpenAI from 'openai'
import { AppError } from '../../domain/errors.ts'
import type { Embedder } from '../../domain/ports.ts'
import { shownAddress } from './model-error.ts'

export type EmbedderOptions = {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** Texts in one request; some services take no more than ten. */
  readonly batchSize?: number
  readonly timeoutMs?: number
  /** Requests on their way at the same time. */
  readonly parallel?: number
  /** How often a request is made again that failed for a reason that may pass, each time after a longer wait. */
  readonly maxRetries?: number
}

/** Embeddings from any address that speaks the OpenAI protocol. */
export function createRemoteEmbedder(options: EmbedderOptions): Embedder {
  const { baseUrl, apiKey, model, batchSize = 10, timeoutMs = 60_000, parallel = 3, maxRetries = 4 } = options
  const client = new OpenAI({ baseURL: baseUrl, apiKey, timeout: timeoutMs, maxRetries })
  const address = shownAddress(baseUrl)

  const unfit = (): AppError =>
    new AppError('embedding_unavailable', `向量服务（${address}）给出的结果个数或维数不对`)

  const embedBatch = async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    try {
      const answer = await client.embeddings.create(
        { model, input: [...texts], encoding_format: 'float' },
        signal ? { signal } : {},
      )
      return answer.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => unit(embedding))
    } catch (error) {
      signal?.throwIfAborted()
      throw new AppError('embedding_unavailable', `向量服务（${address}）没有给出结果`, { cause: error })
    }
  }

  return {
    modelId: model,
    async embed(texts, signal) {
      const vectors: Float32Array[] = []
      let next = 0
      const failure = new AbortController()
      const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal
      const work = async (): Promise<void> => {
        while (next < texts.length) {
          const start = next
          next += batchSize
          const batch = texts.slice(start, start + batchSize)
          const made = await embedBatch(batch, stop)
          if (made.length !== batch.length) throw unfit()
          for (const [index, vector] of made.entries()) vectors[start + index] = vector
        }
      }
      try {
        await Promise.all(Array.from({ length: parallel }, work))
      } catch (error) {
        // One batch that is lost makes the others worthless.
        failure.abort(error)
        throw error
      }
      if (vectors.some((vector) => !isUsable(vector) || vector.length !== vectors[0]?.length)) throw unfit()
      return vectors
    },
  }
}

const isUsable = (vector: Float32Array): boolean => vector.length > 0 && vector.every(Number.isFinite)

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}
