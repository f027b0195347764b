import pg from 'pg'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { createPgDatabase } from '../../src/adapters/postgres/pg-database.ts'
import type { Database } from '../../src/domain/ports.ts'
import { describeVectorStore } from '../adapters/langchain/contract.ts'
import { LetterEmbeddings } from '../adapters/langchain/letter-embeddings.ts'
import { openPGVectorStore } from '../adapters/langchain/reference/open-pg-vector-store.ts'
import { describeShelf } from '../adapters/langchain/shelf-contract.ts'
import { toStore } from '../adapters/langchain/stores.ts'

/** Printed by `test/support/postgres.sh start`. */
const server = process.env['TEST_DATABASE_URL']
/** Printed by `test/adapters/langchain/reference/install.sh`. */
const reference = process.env['TEST_LANGCHAIN_REFERENCE']

describe.skipIf(server === undefined)('LangChain on PostgreSQL (TEST_DATABASE_URL)', () => {
  const name = `nigao_langchain_${process.pid}`
  const address = new URL(server ?? 'postgres://none')
  address.pathname = `/${name}`
  let database: Database

  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  beforeAll(async () => {
    await administer(`create database ${name} template template0`)
    database = createPgDatabase(address.href)
    await migrate(database)
  })
  afterAll(async () => {
    await database.close()
    await administer(`drop database if exists ${name} with (force)`)
  })

  describeShelf('the shelf in PostgreSQL', () => database)

  describe.skipIf(reference === undefined)('the reference (TEST_LANGCHAIN_REFERENCE)', () => {
    let tables = 0

    describeVectorStore('PGVectorStore', async () => {
      const store = await openPGVectorStore(reference ?? '', new LetterEmbeddings(), {
        postgresConnectionOptions: { connectionString: address.href },
        tableName: `reference_${tables++}`,
      })
      // It holds a connection for as long as it lives.
      onTestFinished(() => store.end())
      return toStore(store, (year) => ({ year }))
    }, [
      'gives the ids back',
      'takes ids with the documents',
      'replaces by id',
      'gives by id',
      'higher scores are better',
    ])
  })
})
