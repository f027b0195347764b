import { AppError } from '../../domain/errors.ts'
import type { AddedDocument, Embedder, NewDocument, Shelf } from '../../domain/ports.ts'
import { vectorText } from '../../retrieval/index-text.ts'
import {
  findByFile,
  findByHash,
  hashText,
  insertDocument,
  listDocuments,
  readDocument,
  readPassages,
  yearsOf,
} from './shelf/documents.ts'
import { createEmbeddingModels } from './shelf/embedding-models.ts'
import { forgetPassages, indexPassages, lockShelf, refreshLexicalIndex } from './shelf/lexical-index.ts'
import { createSearch } from './shelf/search.ts'
import { readTerms } from './shelf/terms.ts'
import {
  createVectorIndex,
  measureDimensions,
  type PassageVector,
  pairUp,
  storeVectors,
} from './shelf/vector-index.ts'
import { storableText } from './storable.ts'
import type { StoreOptions } from './store-options.ts'

export type ShelfOptions = StoreOptions & {
  /** `offline` fits local statistics to the shelf's own passages. */
  readonly embedder: Embedder | 'offline'
}

/** The shelf of one tenant. Each document goes in as a whole or not at all; what is in stays when a later one fails. */
export function createShelf(options: ShelfOptions): Shelf {
  const { database, tenantId, clock, newId, embedder } = options
  const { query } = database
  const models = createEmbeddingModels(options, embedder)
  const vectors = createVectorIndex(options, models, embedder)

  const addOne = async (
    added: NewDocument,
    meanWords: number,
    signal: AbortSignal | undefined,
  ): Promise<AddedDocument> => {
    const hash = await hashText(storableText(added.document.clean))
    const there = await findByHash(query, tenantId, hash)
    if (there !== undefined) return duplicate(there)
    const id = newId()
    const passageIds = added.passages.map(newId)
    const passages = added.passages.map((passage, index) => ({
      ...passage,
      ...yearsOf(added.document),
      kind: added.document.kind,
      id: passageIds[index] ?? newId(),
    }))
    const embedded = await embedPassages(passages, signal)
    return database.transaction(async (inside) => {
      const shelf = await lockShelf(inside, tenantId, meanWords)
      const meanwhile = await findByHash(inside, tenantId, hash)
      if (meanwhile !== undefined) return duplicate(meanwhile)
      const addedAt = clock().toISOString()
      await insertDocument(inside, tenantId, added, { id, hash, passageIds, addedAt })
      if (passages.length > 0) await indexPassages(inside, tenantId, shelf.meanWords, passages)
      if (embedded && (await models.active(inside))?.id === embedded.modelId) {
        await storeVectors(inside, tenantId, embedded.modelId, embedded.vectors)
      }
      return { id, passageIds, duplicateOf: null }
    })
  }

  /** Null where no model can be asked at present: the document goes in all the same, and `reindex` embeds it later. */
  const embedPassages = async (
    passages: readonly (Parameters<typeof vectorText>[0] & { readonly id: string })[],
    signal: AbortSignal | undefined,
  ): Promise<{ modelId: string; vectors: PassageVector[] } | null> => {
    const active = await models.active(query)
    if (!active?.embedder) return null
    try {
      const made = await active.embedder.embed(passages.map(vectorText), signal)
      if (made.some(({ length }) => length !== active.dimensions)) return null
      return { modelId: active.id, vectors: pairUp(passages, made) }
    } catch (error) {
      if (error instanceof AppError && !signal?.aborted) return null
      throw error
    }
  }

  /** A remote model takes over an empty shelf at once; on a filled one it waits for `reindex`. */
  const prepare = async (signal: AbortSignal | undefined): Promise<void> => {
    const dimensions = await dimensionsForEmptyShelf(signal)
    await database.transaction(async (inside) => {
      const shelf = await lockShelf(inside, tenantId)
      await refreshLexicalIndex(inside, tenantId)
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

  return {
    async add(documents, signal) {
      if (documents.length === 0) return []
      await prepare(signal)
      const meanWords = estimateMeanWords(tenantId, documents)
      const added: AddedDocument[] = []
      for (const document of documents) {
        signal?.throwIfAborted()
        added.push(await addOne(document, meanWords, signal))
      }
      await database.transaction((inside) => refreshLexicalIndex(inside, tenantId))
      await vectors.refitIfOutgrown(signal)
      return added
    },

    list: () => listDocuments(query, tenantId),
    get: (id) => readDocument(query, tenantId, id),
    findFiles: (files) => findByFile(query, tenantId, files),

    remove: (id) =>
      database.transaction(async (inside) => {
        await lockShelf(inside, tenantId)
        await forgetPassages(inside, tenantId, id)
        const removed = await inside('delete from document where tenant_id = $1 and id = $2 returning id', [
          tenantId,
          id,
        ])
        // The statistics of an empty shelf would still tell what stood on it.
        await inside(
          `delete from embedding_model where tenant_id = $1 and kind = 'offline'
             and exists (select from shelf where shelf.tenant_id = $1 and passages = 0)`,
          [tenantId],
        )
        return removed.length > 0
      }),

    passages: (ids) => readPassages(query, tenantId, ids),
    search: createSearch(options, models),

    async reindex(signal) {
      await database.transaction((inside) => refreshLexicalIndex(inside, tenantId))
      await vectors.refresh(signal)
      const { passages, embedder: name } = await count()
      return { passages, embedder: name ?? nameOf(embedder) }
    },

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

const duplicate = (id: string): AddedDocument => ({ id, passageIds: [], duplicateOf: id })

const nameOf = (embedder: Embedder | 'offline'): string =>
  embedder === 'offline' ? 'lsa (本地统计)' : embedder.modelId

const SAMPLE = 200

/** The mean length in words of what is about to come, from an even sample of it. */
function estimateMeanWords(tenantId: string, documents: readonly NewDocument[]): number {
  const passages = documents.flatMap((document) => document.passages)
  const step = Math.max(1, Math.floor(passages.length / SAMPLE))
  const sample = passages.filter((_, index) => index % step === 0)
  const words = sample.reduce((sum, passage) => sum + readTerms(tenantId, passage).words, 0)
  return sample.length === 0 ? 0 : words / sample.length
}
