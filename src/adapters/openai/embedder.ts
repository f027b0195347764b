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
}

/** Embeddings from any address that speaks the OpenAI protocol. */
export function createRemoteEmbedder(options: EmbedderOptions): Embedder {
  const { baseUrl, apiKey, model, batchSize = 10, timeoutMs = 60_000 } = options
  const client = new OpenAI({ baseURL: baseUrl, apiKey, timeout: timeoutMs, maxRetries: 2 })
  const address = shownAddress(baseUrl)

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
      for (let start = 0; start < texts.length; start += batchSize) {
        vectors.push(...(await embedBatch(texts.slice(start, start + batchSize), signal)))
      }
      if (vectors.length !== texts.length || vectors.some(({ length }) => length !== vectors[0]?.length)) {
        throw new AppError('embedding_unavailable', `向量服务（${address}）给出的结果个数或维数不对`)
      }
      return vectors
    },
  }
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}
