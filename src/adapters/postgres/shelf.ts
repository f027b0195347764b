import { AppError } from '../../domain/errors.ts'
import type { Embedder } from '../../domain/ports.ts'
import type { AddedDocument, NewDocument, Shelf } from '../../domain/shelf.ts'
import { checkShelf, describeShelf } from './shelf/describe.ts'
import {
  findByFile,
  findBySource,
  findReadByOther,
  listDocuments,
  readDocument,
  readPassages,
} from './shelf/documents.ts'
import { compareMissing, readAlike } from './shelf/duplicates.ts'
import { createEmbeddingModels } from './shelf/embedding-models.ts'
import { createIngest, estimateMeanWords, removeDocument } from './shelf/ingest.ts'
import { lockShelf, refreshLexicalIndex } from './shelf/lexical-index.ts'
import { createSearch } from './shelf/search.ts'
import { refreshStatistics } from './shelf/statistics.ts'
import { createVectorIndex, measureDimensions, type VectorIndexOptions } from './shelf/vector-index.ts'

export type ShelfOptions = VectorIndexOptions & {
  /** `offline` fits local statistics to the shelf's own passages. */
  readonly embedder: Embedder | 'offline'
}

/** The shelf of one tenant. Each document goes in as a whole or not at all; what is in stays when a later one fails. */
export function createShelf(options: ShelfOptions): Shelf {
  const { database, tenantId, embedder } = options
  const { query } = database
  const models = createEmbeddingModels(options, embedder)
  const vectors = createVectorIndex(options, models, embedder)
  const ingest = createIngest(options, models)
  const search = createSearch(options, models)

  /** A remote model takes over an empty shelf at once; on a filled one it waits for `reindex`. */
  const prepare = async (signal: AbortSignal | undefined): Promise<void> => {
    await refreshLexicalIndex(database, tenantId, { signal })
    await compareMissing(database, tenantId)
    const dimensions = await dimensionsForEmptyShelf(signal)
    await database.transaction(async (inside) => {
      const shelf = await lockShelf(inside, tenantId)
      if (embedder === 'offline' || dimensions === null || shelf.passages > 0) return
      await models.activate(inside, (await models.addRemote(inside, embedder, dimensions)).id)
    })
  }

  const dimensionsForEmptyShelf = async (signal: AbortSignal | undefined): Promise<number | null> => {
    if (embedder === 'offline' || (await count()).passages > 0) return null
    try {
      return await measureDimensions(embedder, signal)
    } catch (error) {
      if (error instanceof AppError && !signal?.aborted) return null
      throw error
    }
  }

  const addAll = async (
    documents: readonly NewDocument[],
    { signal, onProgress, replace, deferVectors }: Parameters<Shelf['add']>[1] & object,
  ): Promise<AddedDocument[]> => {
    const meanWords = estimateMeanWords(tenantId, documents)
    const added: AddedDocument[] = []
    const fresh = new Map<string, Set<string>>()
    if (replace) await ingest.noteFiles(documents)
    for (const document of documents) {
      signal?.throwIfAborted()
      const one = await ingest.addOne(document, { signal, replace, deferVectors, meanWords, fresh })
      fresh.set(document.file, (fresh.get(document.file) ?? new Set()).add(one.id))
      added.push(one)
      onProgress?.({ stage: 'documents', done: added.length, total: documents.length })
    }
    return added
  }

  return {
    async add(documents, work = {}) {
      if (documents.length === 0) return []
      await prepare(work.signal)
      const added = await addAll(documents, work)
      await refreshLexicalIndex(database, tenantId, work)
      const isRefitted = !work.deferVectors && (await vectors.refitIfOutgrown(work))
      await refreshStatistics(query, tenantId, { isRewritten: isRefitted })
      return added
    },

    list: () => listDocuments(query, tenantId),
    get: (id) => readDocument(query, tenantId, id),
    findFiles: (files) => findByFile(query, tenantId, files),
    findSources: (hashes) => findBySource(query, tenantId, hashes),

    remove: (id) =>
      database.transaction(async (inside) => {
        await lockShelf(inside, tenantId)
        const wasThere = await removeDocument(inside, tenantId, id)
        // The statistics of an empty shelf would still tell what stood on it.
        await inside(
          `delete from embedding_model where tenant_id = $1 and kind = 'offline'
             and exists (select from shelf where shelf.tenant_id = $1 and passages = 0)`,
          [tenantId],
        )
        return wasThere
      }),

    readByOther: (reader) => findReadByOther(query, tenantId, reader),
    renew: (id, document, signal) => ingest.renew(id, document, { signal, meanWords: 0, fresh: new Map() }),
    alike: (documentIds) => readAlike(query, tenantId, documentIds),
    passages: (ids) => readPassages(query, tenantId, ids),
    search,

    async reindex(work = {}) {
      await refreshLexicalIndex(database, tenantId, work)
      await compareMissing(database, tenantId)
      const isRewritten = await vectors.refresh(work)
      await refreshStatistics(query, tenantId, { isRewritten })
      const { passages, embedder: name } = await count()
      return { passages, embedder: name ?? nameOf(embedder) }
    },

    describe: () => describeShelf(query, tenantId),
    check: (signal) => checkShelf(query, tenantId, search, signal),
    count,
  }

  async function count() {
    const [row] = await query<{ documents: number; passages: number; embedder: string | null }>(
      `select
         (select count(*) from document where tenant_id = $1) as documents,
         (select count(*) from passage where tenant_id = $1) as passages,
         (select name from embedding_model where tenant_id = $1 and is_active) as embedder`,
      [tenantId],
    )
    return row ?? { documents: 0, passages: 0, embedder: null }
  }
}

const nameOf = (embedder: Embedder | 'offline'): string =>
  embedder === 'offline' ? 'lsa (本地统计)' : embedder.modelId
