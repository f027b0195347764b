import type { Database } from '../../domain/ports.ts'

/**
 * The database as one tenant sees it through the row-level policies, for a role that does not own the tables:
 * the tenant is named to the server in each transaction, and forgotten with it.
 */
export function createTenantDatabase(database: Database, tenantId: string): Database {
  const transaction: Database['transaction'] = (work) =>
    database.transaction(async (query) => {
      await query(`select set_config('nigao.tenant', $1, true)`, [tenantId])
      return work(query)
    })
  return {
    query: (sql, parameters) => transaction((query) => query(sql, parameters)),
    transaction,
    close: () => database.close(),
  }
}
