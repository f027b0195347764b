import type { SearchFilters } from '../../../domain/ports.ts'

/** What searches filter by, beside the tenant: the same columns in every table that is searched. */
export const ATTRIBUTES = 'role, theme, kind, year, plan_year, level, organ, region, leader_id'

/** What a scan gives of each row beside its measure: every other column would double the time of a long scan. */
export const SCANNED = 'passage_id, leader_id'

/** The conditions that rows of a searched table must meet; `$1` is the tenant. */
export function filterConditions(filters: SearchFilters, add: (value: unknown) => string): string[] {
  const { year, document, ...equal } = filters
  const conditions = ['tenant_id = $1']
  for (const column of ['role', 'kind', 'theme', 'level', 'organ', 'region'] as const) {
    const wanted = equal[column]
    if (wanted !== undefined) conditions.push(`${column} = ${add(wanted)}`)
  }
  if (year !== undefined) {
    const wanted = add(year)
    conditions.push(`(year = ${wanted} or plan_year = ${wanted})`)
  }
  // By the keys of its few passages, so that the searched rows need not carry their document.
  if (document !== undefined) {
    conditions.push(
      `passage_id = any(array(select id from passage where tenant_id = $1 and document_id = ${add(document)}))`,
    )
  }
  return conditions
}
