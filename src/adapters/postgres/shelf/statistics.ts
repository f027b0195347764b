import { isSqlError } from '../sql-error.ts'
import type { Query } from '../store-options.ts'
import { readServer } from './scan.ts'

const TABLES = ['document', 'passage', 'passage_lexical', 'passage_vector', 'passage_bits', 'search_term']
/** Statistics of a table that has grown by this much since tell the planner something else than is true. */
const GROWN = 1.3

/**
 * After much has changed, does what a native server does by itself a minute later and the embedded one, which has
 * no process for it, never: tells the planner how large the tables are, and there also frees the room of rows that
 * are gone, which every scan would go on reading. A role that does not own the tables changes nothing.
 */
export async function refreshStatistics(
  query: Query,
  tenantId: string,
  { isRewritten }: { readonly isRewritten: boolean },
): Promise<void> {
  const [row] = await query<{ passages: number; known: number }>(
    `select passages, (select reltuples from pg_class where oid = 'passage_lexical'::regclass) as known
     from shelf where tenant_id = $1`,
    [tenantId],
  )
  const isGrown = row !== undefined && row.passages > GROWN * Math.max(row.known, 0)
  if (!isRewritten && !isGrown) return
  const isEmbedded = (await readServer(query)) === 'PGlite'
  for (const table of TABLES) {
    if (isEmbedded) await vacuum(query, table)
    await query(`analyze ${table}`)
  }
}

const INSIDE_TRANSACTION = '25001'

/** Through the policies of a tenant every statement runs in a transaction, where no room can be freed. */
async function vacuum(query: Query, table: string): Promise<void> {
  try {
    await query(`vacuum ${table}`)
  } catch (error) {
    if (!isSqlError(error, INSIDE_TRANSACTION)) throw error
  }
}
