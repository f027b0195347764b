import { plainHeader } from './read-header.ts'
import type { TableMapping, WorkbookMapping } from './table-mapping.ts'

const MAX_KEPT = 500

/** What tells tables of one shape: their headers, in whatever order and on whatever sheet they stand. */
export const shapeOf = ({ columns }: TableMapping): string =>
  columns
    .map(({ header }) => plainHeader(header))
    .filter((header) => header !== '')
    .sort()
    .join('|')

/** The tables used this time with those kept from before that did not occur, the newest first. */
export function keepMapping(used: readonly TableMapping[], kept: readonly TableMapping[]): WorkbookMapping {
  const byShape = new Map<string, TableMapping>()
  for (const table of [...used, ...kept]) {
    const key = `${table.sheet}\n${shapeOf(table)}`
    if (!byShape.has(key)) byShape.set(key, table)
  }
  return { version: 1, tables: [...byShape.values()].slice(0, MAX_KEPT) }
}
