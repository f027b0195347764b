import type { SearchFilters, YearRange } from '../../../domain/shelf.ts'

/** What searches filter by, beside the tenant: the same columns in every table that is searched. */
export const ATTRIBUTES = 'role, theme, kind, year, plan_year, level, organ, region, leader_id'

/** What a scan gives of each row beside its measure: every other column would double the time of a long scan. */
export const SCANNED = 'passage_id, leader_id'

/** The names that a filter by name means on this shelf; null where none is asked for. */
export type NamesMeant = {
  readonly organ: readonly string[] | null
  readonly region: readonly string[] | null
}

/** The conditions that rows of a searched table must meet; `$1` is the tenant. */
export function filterConditions(
  { year, document, theme, ...filters }: SearchFilters,
  names: NamesMeant,
  add: (value: unknown) => string,
): string[] {
  const conditions = ['tenant_id = $1']
  for (const column of ['role', 'kind', 'level'] as const) {
    const wanted = filters[column]
    if (wanted !== undefined) conditions.push(`${column} = ${add(wanted)}`)
  }
  const oneOf = (column: string, wanted: readonly string[]): void => {
    conditions.push(`${column} = any(${add(wanted)}::text[])`)
  }
  if (theme !== undefined) oneOf('theme', typeof theme === 'string' ? [theme] : theme)
  if (names.organ) oneOf('organ', names.organ)
  if (names.region) oneOf('region', names.region)
  if (year !== undefined)
    conditions.push(yearCondition(typeof year === 'number' ? { from: year, to: year } : year, add))
  // By the keys of its few passages, so that the searched rows need not carry their document.
  if (document !== undefined) {
    conditions.push(
      `passage_id = any(array(select id from passage where tenant_id = $1 and document_id = ${add(document)}))`,
    )
  }
  return conditions
}

const FIRST_YEAR = 0
const LAST_YEAR = 9999

function yearCondition(
  { from = FIRST_YEAR, to = LAST_YEAR }: YearRange,
  add: (value: unknown) => string,
): string {
  const [first, last] = [add(from), add(to)]
  return `(year between ${first} and ${last} or plan_year between ${first} and ${last})`
}
