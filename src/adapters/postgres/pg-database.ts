import pg from 'pg'
import { AppError } from '../../domain/errors.ts'
import type { Database, Row } from '../../domain/ports.ts'
import { columnParsers } from './column-types.ts'
import { PLANNER_SETTINGS } from './planner-settings.ts'
import { databaseFault } from './sql-error.ts'
import { runTransaction } from './transaction.ts'

const CONNECT_TIMEOUT_MS = 10_000

const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    columnParsers[id] ?? pg.types.getTypeParser(id, format),
}

const settings = (connectionString: string) => ({
  connectionString,
  types,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  application_name: 'nigao',
})

/** What of pg's pool and client is used alike. */
type Connection = { query(sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }> }

const queryOn =
  (connection: Connection): Database['query'] =>
  async <T extends Row>(sql: string, parameters: readonly unknown[] = []) => {
    try {
      const { rows } = await connection.query(sql, [...parameters])
      return rowsOf<T>(rows)
    } catch (error) {
      throw databaseFault(error)
    }
  }

/** The one place where rows get their type: the SQL beside each call decides it, which no compiler can check. */
const rowsOf = <T extends Row>(rows: unknown[]): T[] => rows as T[]

/** PostgreSQL through a pool of connections, for a process that stays. */
export function createPgDatabase(connectionString: string, maxConnections = 10): Database {
  const pool = new pg.Pool({
    ...settings(connectionString),
    max: maxConnections,
    onConnect: async (client) => {
      await client.query(PLANNER_SETTINGS)
    },
  })
  // A connection that breaks while idle is replaced; the query that next meets trouble reports it.
  pool.on('error', () => undefined)

  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect()
    } catch (error) {
      throw databaseFault(error)
    }
  }

  return {
    query: queryOn(pool),
    async transaction(work) {
      const client = await connect()
      let isBroken = false
      try {
        return await runTransaction(queryOn(client), work)
      } catch (error) {
        isBroken = error instanceof AppError && error.code === 'database_unavailable'
        throw error
      } finally {
        client.release(isBroken)
      }
    },
    close: () => pool.end(),
  }
}

/** PostgreSQL through one connection that opens on first use, for a runtime that lives as long as a request. */
export function createPgClientDatabase(connectionString: string): Database {
  const client = new pg.Client(settings(connectionString))
  client.on('error', () => undefined)
  let connecting: Promise<unknown> | null = null
  let last: Promise<unknown> = Promise.resolve()

  const connected: Database['query'] = async (sql, parameters) => {
    try {
      connecting ??= client.connect()
      await connecting
    } catch (error) {
      throw databaseFault(error)
    }
    return queryOn(client)(sql, parameters)
  }

  /** A transaction must have the connection to itself. */
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  return {
    query: (sql, parameters) => exclusively(() => connected(sql, parameters)),
    transaction: (work) => exclusively(() => runTransaction(connected, work)),
    close: () => exclusively(async () => (connecting === null ? undefined : client.end())),
  }
}
