import { AppError } from '../../../domain/errors.ts'
import type { AddedDocument, AddOptions, NewDocument } from '../../../domain/shelf.ts'
import { vectorText } from '../../../retrieval/index-text.ts'
import { storableText } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import {
  findByFile,
  findByHash,
  forgetFile,
  hashText,
  insertDocument,
  noteFile,
  noteSource,
  readStanding,
  yearsOf,
} from './documents.ts'
import { compareText, findLeaders, reelectLeaders } from './duplicates.ts'
import type { EmbeddingModels } from './embedding-models.ts'
import { forgetPassages, indexPassages, lockShelf, type ShelfRow } from './lexical-index.ts'
import { readTerms } from './terms.ts'
import { type PassageVector, pairUp, storeVectors } from './vectors.ts'

type Ingest = {
  /**
   * Notes which of the documents are on the shelf already, and under what names they now are, so that nothing that
   * takes the place of others in the same call takes them away.
   */
  noteFiles(documents: readonly NewDocument[]): Promise<void>
  /** Puts one document in, whole or not at all. */
  addOne(added: NewDocument, options: AddOneOptions): Promise<AddedDocument>
  /** Puts another reading in the place of a document; false where that is gone, or where another has that text. */
  renew(id: string, read: NewDocument, options: AddOneOptions): Promise<boolean>
}

export type AddOneOptions = Pick<AddOptions, 'signal' | 'replace' | 'deferVectors'> & {
  readonly meanWords: number
  /** Documents of the same call by file name; under that name none takes their place. */
  readonly fresh: ReadonlyMap<string, ReadonlySet<string>>
}

export function createIngest(
  { database, tenantId, clock, newId }: StoreOptions,
  models: EmbeddingModels,
): Ingest {
  const { query } = database

  /** Null where no model can be asked at present: the document goes in all the same, and `reindex` embeds it later. */
  const embedPassages = async (
    passages: readonly (Parameters<typeof vectorText>[0] & { readonly id: string })[],
    { signal, deferVectors }: AddOneOptions,
  ): Promise<{ modelId: string; vectors: PassageVector[] } | null> => {
    if (deferVectors) return null
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

  /** All of a document that can be made before the shelf is locked. */
  const prepare = async (added: NewDocument, idOf: (text: string) => string, options: AddOneOptions) => {
    const { kind, level, organ, region } = added.document
    const passages = added.passages.map((passage) => ({
      ...passage,
      ...yearsOf(added.document),
      ...{ kind, level, organ, region },
      id: idOf(passage.text),
    }))
    const embedded = await embedPassages(passages, options)
    return { added, passages, compared: passages.map(compareText), embedded }
  }

  /** The shelf must be locked. */
  const insert = async (
    inside: Query,
    shelf: ShelfRow,
    { added, passages, compared, embedded }: Awaited<ReturnType<typeof prepare>>,
    made: { readonly id: string; readonly hash: Uint8Array; readonly addedAt: string },
  ): Promise<void> => {
    const leaders = await findLeaders(inside, tenantId, compared, null)
    const leaderOf = (passageId: string): string => leaders.get(passageId) ?? passageId
    const places = compared.map(({ id, bands }) => ({ id, bands, leaderId: leaderOf(id) }))
    await insertDocument(inside, tenantId, added, { ...made, places })
    const indexed = passages.map((passage) => ({ ...passage, leaderId: leaderOf(passage.id) }))
    if (indexed.length > 0) await indexPassages(inside, tenantId, shelf.meanWords, indexed)
    if (embedded && (await models.active(inside))?.id === embedded.modelId)
      await storeVectors(inside, tenantId, embedded.modelId, embedded.vectors)
  }

  const replaceOlder = async (inside: Query, { file }: NewDocument, id: string, { fresh }: AddOneOptions) => {
    const replaced: string[] = []
    for (const older of await findByFile(inside, tenantId, [file])) {
      if (older.id === id || fresh.get(file)?.has(older.id)) continue
      if (await forgetFile(inside, tenantId, older.id, file)) continue
      await removeDocument(inside, tenantId, older.id)
      replaced.push(older.id)
    }
    return replaced
  }

  /** Null where no document has that text. The shelf must be locked. */
  const addCopy = async (
    inside: Query,
    added: NewDocument,
    hash: Uint8Array,
    options: AddOneOptions,
  ): Promise<AddedDocument | null> => {
    const there = await findByHash(inside, tenantId, hash)
    if (there === undefined) return null
    await noteSource(inside, tenantId, there, added.sourceHash)
    await noteFile(inside, tenantId, there, added.file)
    const replaced = options.replace ? await replaceOlder(inside, added, there, options) : []
    return { id: there, passageIds: [], duplicateOf: there, replaced }
  }

  return {
    async noteFiles(documents) {
      for (const { file, document } of documents) {
        const hash = await hashText(storableText(document.clean))
        if ((await findByHash(query, tenantId, hash)) === undefined) continue
        await database.transaction(async (inside) => {
          await lockShelf(inside, tenantId)
          const there = await findByHash(inside, tenantId, hash)
          if (there !== undefined) await noteFile(inside, tenantId, there, file)
        })
      }
    },

    async addOne(added, options) {
      const hash = await hashText(storableText(added.document.clean))
      if ((await findByHash(query, tenantId, hash)) !== undefined) {
        const copy = await database.transaction(async (inside) => {
          await lockShelf(inside, tenantId)
          return addCopy(inside, added, hash, options)
        })
        if (copy) return copy
      }
      const id = newId()
      const prepared = await prepare(added, () => newId(), options)
      return database.transaction(async (inside) => {
        const shelf = await lockShelf(inside, tenantId, options.meanWords)
        const meanwhile = await addCopy(inside, added, hash, options)
        if (meanwhile) return meanwhile
        const replaced = options.replace ? await replaceOlder(inside, added, id, options) : []
        await insert(inside, shelf, prepared, { id, hash, addedAt: clock().toISOString() })
        const passageIds = prepared.passages.map((passage) => passage.id)
        return { id, passageIds, duplicateOf: null, replaced }
      })
    },

    async renew(id, read, options) {
      const hash = await hashText(storableText(read.document.clean))
      const before = await readStanding(query, tenantId, id)
      if (!before) return false
      const idsOf = new Map<string, string[]>()
      for (const { id: passageId, text } of before.passages)
        idsOf.set(text, [...(idsOf.get(text) ?? []), passageId])
      const prepared = await prepare(read, (text) => idsOf.get(text)?.shift() ?? newId(), options)
      return database.transaction(async (inside) => {
        await lockShelf(inside, tenantId)
        const standing = await readStanding(inside, tenantId, id)
        const same = await findByHash(inside, tenantId, hash)
        if (!standing || (same !== undefined && same !== id)) return false
        await removeDocument(inside, tenantId, id)
        const shelf = await lockShelf(inside, tenantId, estimateMeanWords(tenantId, [read]))
        await insert(inside, shelf, prepared, { id, hash, addedAt: standing.addedAt })
        for (const file of standing.files) await noteFile(inside, tenantId, id, file)
        for (const source of standing.sources) await noteSource(inside, tenantId, id, source)
        return true
      })
    },
  }
}

/** Takes a document off the shelf with all that stands for it anywhere. The shelf must be locked. */
export async function removeDocument(inside: Query, tenantId: string, id: string): Promise<boolean> {
  await forgetPassages(inside, tenantId, id)
  await reelectLeaders(inside, tenantId, id)
  const removed = await inside('delete from document where tenant_id = $1 and id = $2 returning id', [
    tenantId,
    id,
  ])
  return removed.length > 0
}

const SAMPLE = 200

/** The mean length in words of what is about to come, from an even sample of it. */
export function estimateMeanWords(tenantId: string, documents: readonly NewDocument[]): number {
  const passages = documents.flatMap((document) => document.passages)
  const step = Math.max(1, Math.floor(passages.length / SAMPLE))
  const sample = passages.filter((_, index) => index % step === 0)
  const words = sample.reduce((sum, passage) => sum + readTerms(tenantId, passage).words, 0)
  return sample.length === 0 ? 0 : words / sample.length
}
