import { createLangchainEmbedder } from '../../../src/adapters/langchain/embedder.ts'
import { createShelfRetriever } from '../../../src/adapters/langchain/shelf-retriever.ts'
import { ShelfVectorStore } from '../../../src/adapters/langchain/shelf-vector-store.ts'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { Shelf } from '../../../src/domain/shelf.ts'
import { createSequentialIds } from '../../support/database.ts'
import { FIXED_NOW } from '../../support/services.ts'
import { describeVectorStore } from './contract.ts'
import { describeRetriever } from './contract-retriever.ts'
import { LetterEmbeddings } from './letter-embeddings.ts'
import { toStore } from './stores.ts'

const newTenant = createSequentialIds('langchain-')

/** An empty shelf of a tenant that nobody else has. */
export const openShelf = (database: Database, embeddings?: LetterEmbeddings): Shelf =>
  createShelf({
    database,
    tenantId: newTenant(),
    clock: () => FIXED_NOW,
    newId: createSequentialIds('s'),
    embedder: embeddings ? createLangchainEmbedder(embeddings) : 'offline',
  })

/** The contract over our own adapters, with LangChain embeddings in the shelf and with the shelf's own statistics. */
export function describeShelf(name: string, get: () => Database): void {
  const openStore = (shelf: Shelf): ShelfVectorStore =>
    new ShelfVectorStore(shelf, { newId: createSequentialIds('d'), embeddings: new LetterEmbeddings() })

  describeVectorStore(
    name,
    async () => toStore(openStore(openShelf(get(), new LetterEmbeddings())), (year) => ({ year })),
    ['searches by vector', 'shows equal texts each'],
  )

  describeVectorStore(
    `${name} with its own statistics`,
    async () => toStore(openStore(openShelf(get())), (year) => ({ year })),
    ['searches by vector', 'shows equal texts each', 'finds what has nothing in common'],
  )

  describeRetriever(`${name} as a retriever`, async ({ k, year }, documents) => {
    const shelf = openShelf(get(), new LetterEmbeddings())
    await openStore(shelf).addDocuments(documents)
    return createShelfRetriever(shelf, {
      ...(k === undefined ? {} : { k }),
      ...(year === undefined ? {} : { filters: { year } }),
    })
  })
}
