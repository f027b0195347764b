import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { createPgClientDatabase, createPgDatabase } from '../../src/adapters/postgres/pg-database.ts'
import type { Database } from '../../src/domain/ports.ts'
import { describeStores } from '../adapters/postgres/contract.ts'
import { describeMigrations } from '../adapters/postgres/contract-migrate.ts'

/** Printed by `test/support/postgres.sh start`. */
const server = process.env['TEST_DATABASE_URL']

describe.skipIf(server === undefined)('PostgreSQL (TEST_DATABASE_URL)', () => {
  const made: string[] = []

  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  /** A database of its own, so that a server may serve several runs at once. */
  const createDatabase = async (): Promise<string> => {
    const name = `nigao_test_${process.pid}_${made.length}`
    made.push(name)
    await administer(`create database ${name} template template0`)
    const address = new URL(server ?? '')
    address.pathname = `/${name}`
    return address.href
  }

  afterAll(async () => {
    for (const name of made) await administer(`drop database if exists ${name} with (force)`)
  })

  const openMigrated = (create: (address: string) => Database) => async (): Promise<Database> => {
    const database = create(await createDatabase())
    await migrate(database)
    return database
  }

  describeStores('PostgreSQL through a pool', openMigrated(createPgDatabase))
  describeStores('PostgreSQL through one connection', openMigrated(createPgClientDatabase))
  describeMigrations('PostgreSQL', async () => createPgDatabase(await createDatabase()))
})

describe('PostgreSQL that is not there', () => {
  it('is reported in plain words', async () => {
    for (const create of [createPgDatabase, createPgClientDatabase]) {
      const database = create('postgres://nobody@127.0.0.1:1/none')
      await expect(database.query('select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
      await expect(database.transaction(async () => 1)).rejects.toMatchObject({
        code: 'database_unavailable',
      })
      await database.close()
    }
  })
})
