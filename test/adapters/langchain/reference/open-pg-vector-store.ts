import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import type { VectorStore } from '@langchain/core/vectorstores'
import { z } from 'zod'

type PGVectorStore = VectorStore & {
  readonly pool: { on(event: 'error', listener: () => void): unknown }
  end(): Promise<void>
}

type Initialize = (
  embeddings: EmbeddingsInterface,
  config: { postgresConnectionOptions: { connectionString: string }; tableName: string; dimensions?: number },
) => Promise<PGVectorStore>

const moduleSchema = z.object({
  PGVectorStore: z.custom<{ initialize: Initialize }>((value) => typeof value === 'function'),
})

/** Opens LangChain's PGVectorStore from the folder that `install.sh` has made; it knows other copies of our packages. */
export async function openPGVectorStore(
  reference: string,
  ...[embeddings, config]: Parameters<Initialize>
): Promise<PGVectorStore> {
  const file = join(reference, 'node_modules/@langchain/community/dist/vectorstores/pgvector.js')
  const { PGVectorStore } = moduleSchema.parse(await import(pathToFileURL(file).href))
  const store = await PGVectorStore.initialize(embeddings, config)
  // A connection that is still closing when its database is dropped would end the whole run.
  store.pool.on('error', () => undefined)
  return store
}
