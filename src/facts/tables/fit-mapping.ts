import { columnName, columnNumber } from '../../domain/grid.ts'
import { type Period, periodYear } from '../../domain/period.ts'
import type { GridView } from './grid-view.ts'
import type { TableQuestion } from './ledger.ts'
import { plainHeader } from './read-header.ts'
import type { ColumnMapping, TableMapping, WorkbookMapping } from './table-mapping.ts'

const ENOUGH = 0.6

/**
 * The tables of a sheet with a mapping from before put upon them. A kept table counts where its own header rows still
 * hold its headers; otherwise it is looked for among the tables found, by its headers, so that rows and columns may
 * have moved. Columns that are new keep their proposal and are asked about, as are those that are gone.
 */
export function fitMapping(
  view: GridView,
  proposed: readonly TableMapping[],
  { tables: kept }: WorkbookMapping,
  report: Period | undefined,
): { tables: readonly TableMapping[]; questions: readonly TableQuestion[] } {
  const questions: TableQuestion[] = []
  const { file, sheet } = view.grid
  const here = withoutOverlap(kept.filter((table) => table.sheet === sheet && standsAt(view, table)))
  if (here.length > 0) {
    const tables = here.map((table) => {
      const found = proposed.find(({ headerRows }) => headerRows.at(-1) === table.headerRows.at(-1))
      return found ? dated(table, found, report) : table
    })
    return { tables, questions }
  }
  const ask = (message: string) => questions.push({ file, sheet, cell: null, message })
  const used = new Set<TableMapping>()
  const tables = proposed.map((table) => {
    const match = kept
      .filter((candidate) => !used.has(candidate))
      .map((candidate) => ({
        candidate,
        likeness: likenessOf(candidate, table) + (candidate.sheet === sheet ? 0.01 : 0),
      }))
      .sort((a, b) => b.likeness - a.likeness)[0]
    if (!match || match.likeness < ENOUGH) return table
    used.add(match.candidate)
    return moveColumns(match.candidate, table, report, ask)
  })
  return { tables, questions }
}

/** Sheets of one name in several files may leave several mappings for the same cells: the first counts. */
function withoutOverlap(tables: readonly TableMapping[]): TableMapping[] {
  const places = new Set<string>()
  return tables.filter(({ headerRows, columns }) => {
    const own = columns.flatMap(({ column }) => headerRows.map((row) => `${column}${row}`))
    if (own.some((place) => places.has(place))) return false
    for (const place of own) places.add(place)
    return true
  })
}

/** Whether the headers of a kept table stand where they stood. */
function standsAt(view: GridView, { headerRows, columns }: TableMapping): boolean {
  const stated = columns.filter(({ header }) => header !== '')
  const same = stated.filter(({ column, header }) => {
    const words = headerRows.map((row) => view.shownAt(row, columnNumber(column))?.text ?? '')
    const last = plainHeader(header.split('/').at(-1) ?? '')
    return words.some((word) => plainHeader(word) !== '' && plainHeader(word).endsWith(last))
  })
  return stated.length > 0 && same.length >= stated.length * ENOUGH
}

const keyOf = ({ header }: ColumnMapping): string => plainHeader(header)

function likenessOf(kept: TableMapping, found: TableMapping): number {
  const headers = new Set(found.columns.map(keyOf).filter((header) => header !== ''))
  const own = kept.columns.map(keyOf).filter((header) => header !== '')
  return own.length === 0
    ? 0
    : own.filter((header) => headers.has(header)).length / Math.max(own.length, headers.size)
}

function moveColumns(
  kept: TableMapping,
  found: TableMapping,
  report: Period | undefined,
  ask: (message: string) => void,
): TableMapping {
  const waiting = [...kept.columns]
  const columns = found.columns.map((column) => {
    const place = waiting.findIndex((candidate) => keyOf(candidate) === keyOf(column))
    const [match] = place < 0 ? [] : waiting.splice(place, 1)
    if (match) return { ...match, column: columnName(columnNumber(column.column)) }
    if (column.field !== 'ignore') ask(`“${column.header}”是上次没有的列，请核对它的用处`)
    return column
  })
  for (const gone of waiting) {
    if (gone.header !== '' && gone.field !== 'ignore') ask(`没有找到上次的列“${gone.header}”`)
  }
  const { sheet, headerRows, firstRow, lastRow } = found
  return { ...dated(kept, found, report), sheet, headerRows, firstRow, lastRow, columns }
}

/** A table kept from another year bears the dates of this one: those of its title, else those of the report. */
function dated(kept: TableMapping, found: TableMapping, report: Period | undefined): TableMapping {
  const { period, asOf, ...rest } = kept
  const isCurrent = (date: Period): boolean => report === undefined || periodYear(date) === periodYear(report)
  const [newPeriod, newAsOf] = [found.period ?? period, found.asOf ?? asOf]
  const holds = (stated: Period | undefined, date: Period | undefined): boolean =>
    date !== undefined && (stated !== undefined || isCurrent(date))
  return {
    ...rest,
    title: found.title,
    ...(holds(found.period, newPeriod) ? { period: newPeriod } : {}),
    ...(holds(found.asOf, newAsOf) ? { asOf: newAsOf } : {}),
  }
}
