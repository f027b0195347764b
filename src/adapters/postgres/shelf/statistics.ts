import type { Query } from '../store-options.ts'

const TABLES = ['document', 'passage', 'passage_lexical', 'passage_vector', 'passage_bits', 'search_term']
/** Statistics of a table that has grown by this much since tell the planner something else than is true. */
const GROWN = 1.3

/**
 * Lets the planner know how large the tables are where nobody else does: the embedded server has no process that
 * would, and a native one comes to it a minute after a load. A role that does not own the tables changes nothing.
 */
export async function refreshStatistics(query: Query, tenantId: string): Promise<void> {
  const [row] = await query<{ passages: number; known: number }>(
    `select passages, (select reltuples from pg_class where oid = 'passage_vector'::regclass) as known
     from shelf where tenant_id = $1`,
    [tenantId],
  )
  if (!row || row.passages <= GROWN * Math.max(row.known, 0)) return
  for (const table of TABLES) await query(`analyze ${table}`)
}
