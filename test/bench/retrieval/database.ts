import pg from 'pg'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { createPgDatabase } from '../../../src/adapters/postgres/pg-database.ts'
import type { Database } from '../../../src/domain/ports.ts'
import { openTestDatabase } from '../../support/database.ts'

export type BenchDatabase = {
  readonly database: Database
  /** Null for the embedded database, which no other program can open. */
  readonly connectionString: string | null
  readonly close: () => Promise<void>
}

/** A database of its own with the newest schema: on the given server, or else embedded and in memory. */
export async function openBenchDatabase(server: string | undefined): Promise<BenchDatabase> {
  if (server === undefined) {
    const database = await openTestDatabase()
    return { database, connectionString: null, close: () => database.close() }
  }
  const name = `nigao_bench_${process.pid}`
  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await administer(`create database ${name} template template0`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const database = createPgDatabase(address.href)
  await migrate(database)
  return {
    database,
    connectionString: address.href,
    async close() {
      await database.close()
      await administer(`drop database if exists ${name} with (force)`)
    },
  }
}
