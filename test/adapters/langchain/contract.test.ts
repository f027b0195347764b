import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../../src/domain/ports.ts'
import { openTestDatabase } from '../../support/database.ts'
import { describeVectorStore } from './contract.ts'
import { LetterEmbeddings } from './letter-embeddings.ts'
import { describeShelf } from './shelf-contract.ts'
import { toStore } from './stores.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describeShelf('the shelf in PGlite', () => database)

describeVectorStore(
  'MemoryVectorStore',
  async () =>
    toStore(
      new MemoryVectorStore(new LetterEmbeddings()),
      (year) => (document) => document.metadata['year'] === year,
    ),
  [
    'gives the ids back',
    'takes ids with the call',
    'deletes',
    'replaces by id',
    'gives by id',
    'keeps equal texts apart',
  ],
)
