import { createEmbeddingModels } from '../../../src/adapters/postgres/shelf/embedding-models.ts'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import type { Database, Embedder } from '../../../src/domain/ports.ts'
import type { Shelf } from '../../../src/domain/shelf.ts'
import { createSequentialIds } from '../../support/database.ts'
import type { BenchDocument, BenchPassage } from './read-folder.ts'

export type BenchShelf = {
  readonly shelf: Shelf
  /** The one that the shelf has fitted and searches with. */
  readonly embedder: Embedder
  readonly documents: readonly BenchDocument[]
  readonly passages: readonly BenchPassage[]
  /** Under the ids that the shelf gave them. */
  readonly byId: ReadonlyMap<string, BenchPassage>
}

/** Puts documents on a shelf of their own and fits its embedder. */
export async function fillShelf(
  database: Database,
  tenantId: string,
  documents: readonly BenchDocument[],
): Promise<BenchShelf> {
  const store = { database, tenantId, clock: () => new Date(0), newId: createSequentialIds() }
  const shelf = createShelf({ ...store, embedder: 'offline' })
  const added = await shelf.add(
    documents.map(({ file, parsed, passages }) => ({ file, document: parsed, passages })),
    { deferVectors: true },
  )
  await shelf.reindex()
  const byId = new Map<string, BenchPassage>()
  for (const [index, { passageIds }] of added.entries()) {
    for (const [ordinal, id] of passageIds.entries()) {
      const passage = documents[index]?.passages[ordinal]
      if (passage) byId.set(id, passage)
    }
  }
  const active = await createEmbeddingModels(store, 'offline').active(database.query)
  if (!active?.embedder) throw new Error('the shelf has no embedder')
  return { shelf, embedder: active.embedder, documents, passages: [...byId.values()], byId }
}
