import { isSqlError } from '../sql-error.ts'
import type { Query } from '../store-options.ts'
import { readServer } from './scan.ts'

const TABLES = ['document', 'passage', 'passage_lexical', 'passage_vector', 'passage_bits', 'search_term']
/** Statistics of a table that has grown by this much since tell the planner something else than is true. */
const GROWN = 1.3

/**
 * What follows a piece of work on the shelf, and what a native server would do by itself a minute later and the
 * embedded one, which has no process for it, never. Terms that wait to be merged into their index go in, for every
 * search reads through them. After much has changed the planner is told how large the tables are, and the embedded
 * server frees the room of rows that are gone, which every scan would go on reading.
 */
export async function refreshStatistics(
  query: Query,
  tenantId: string,
  { isRewritten }: { readonly isRewritten: boolean },
): Promise<void> {
  await mergePendingTerms(query)
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

const NOT_THE_OWNER = '42501'

/** A role that does not own the index leaves it to the server's own upkeep. */
async function mergePendingTerms(query: Query): Promise<void> {
  try {
    await query(`select gin_clean_pending_list('passage_lexical_terms'::regclass)`)
  } catch (error) {
    if (!isSqlError(error, NOT_THE_OWNER)) throw error
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
