import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { AppError } from '../../domain/errors.ts'
import type { Embedder } from '../../domain/ports.ts'

/** Our embedder as LangChain embeddings, so that another store may work with the same vectors. */
export function createLangchainEmbeddings(embedder: Embedder): EmbeddingsInterface {
  const embedDocuments = async (texts: string[]): Promise<number[][]> =>
    (await embedder.embed(texts)).map((vector) => [...vector])
  return {
    embedDocuments,
    async embedQuery(text) {
      const [vector] = await embedDocuments([text])
      if (!vector) throw new AppError('embedding_unavailable', '向量模型没有给出结果')
      return vector
    },
  }
}
