import { FACT_LETTERS, type Fact } from '../../domain/fact-sheet.ts'
import { cellName, columnNumber, type Grid, type GridCell } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { buildFact } from './build-fact.ts'
import { type GridView, viewGrid } from './grid-view.ts'
import { type CellAccount, createLedger, type Ledger, NO_ROOM, type TableQuestion } from './ledger.ts'
import { readIndicators } from './read-indicators.ts'
import { readRecords } from './read-records.ts'
import type { RawFact } from './row-reader.ts'
import type { TableMapping } from './table-mapping.ts'
import { readTableRows } from './table-rows.ts'

export type GridImport = {
  readonly facts: readonly Fact[]
  /** What became of each cell, in reading order. */
  readonly accounts: readonly CellAccount[]
  readonly questions: readonly TableQuestion[]
}

/** Gives every fact of an import an id that is not taken: the letter of its kind and the next free number. */
export type IdGiver = (kind: Fact['kind']) => string

/** How many more facts a sheet can hold; counts down as they are taken. */
export type Room = { left: number }

export function createIdGiver(taken: Iterable<string>): IdGiver {
  const used = new Set(taken)
  const next = new Map<string, number>()
  return (kind) => {
    const letter = FACT_LETTERS[kind]
    let number = next.get(letter) ?? 1
    while (used.has(`${letter}${number}`)) number += 1
    next.set(letter, number + 1)
    return `${letter}${number}`
  }
}

/**
 * Reads one sheet by the mappings of its tables. `report` is the period of the fact sheet, where it is known; facts
 * of another period say so. Every cell is accounted for. Throws AppError `payload_too_large` only.
 */
export function applyMapping(
  grid: Grid,
  tables: readonly TableMapping[],
  options: { readonly report?: Period | undefined; readonly giveId: IdGiver; readonly room: Room },
  view: GridView = viewGrid(grid),
): GridImport {
  const ledger = createLedger(grid)
  const facts: Fact[] = []
  for (const table of tables) {
    recordFrame(view, table, tables, ledger)
    const rows = readTableRows(view, table, bodyRowsOf(view, table, tables), ledger)
    const read = table.kind === 'indicator' ? readIndicators : readRecords
    const raw = read(rows, table, options.report, ledger, options.room.left)
    for (const each of nameApart(raw, rows)) addFact(each, grid, options, ledger, facts)
    settleRest(view, table, tables, ledger)
  }
  for (const cell of tables.length === 0 ? grid.cells : []) {
    ledger.record(cell, 'refused', '这张工作表没有认出表头；一行一条、上有表头的表才能导入')
  }
  return { facts, accounts: ledger.accounts(), questions: ledger.questions() }
}

function bodyRowsOf(view: GridView, table: TableMapping, tables: readonly TableMapping[]): number[] {
  const next = tables
    .flatMap(({ headerRows }) => headerRows)
    .filter((row) => row >= table.firstRow)
    .reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY)
  const end = Math.min(table.lastRow ?? Number.POSITIVE_INFINITY, next - 1)
  return view.rows.filter((row) => row >= table.firstRow && row <= end)
}

/** Titles, headers and what else stands around the rows of a table. */
function recordFrame(
  view: GridView,
  table: TableMapping,
  tables: readonly TableMapping[],
  ledger: Ledger,
): void {
  const [firstHeader = 1] = table.headerRows
  const above = Math.max(0, ...tables.map((other) => other.lastRow ?? 0).filter((row) => row < firstHeader))
  for (const row of view.rows) {
    if (row > above && row < firstHeader && !isInTable(row, tables)) {
      for (const cell of view.cellsOf(row)) ledger.record(cell, 'mapping', '表的标题和填表信息')
    }
    if (table.headerRows.includes(row)) {
      for (const cell of view.cellsOf(row)) ledger.record(cell, 'mapping', '表头')
    }
  }
}

const isInTable = (row: number, tables: readonly TableMapping[]): boolean =>
  tables.some(
    ({ firstRow, lastRow, headerRows }) =>
      headerRows.includes(row) || (row >= firstRow && row <= (lastRow ?? Number.POSITIVE_INFINITY)),
  )

/** What no reader of the rows took: cells beside the columns, and rows that turned out to hold no fact. */
function settleRest(
  view: GridView,
  table: TableMapping,
  tables: readonly TableMapping[],
  ledger: Ledger,
): void {
  const columns = new Map(table.columns.map((column) => [columnNumber(column.column), column]))
  for (const row of bodyRowsOf(view, table, tables)) {
    for (const cell of view.cellsOf(row)) {
      const column = columns.get(cell.column)
      if (!column || ledger.has(cell)) continue
      if (column.field === 'order') ledger.record(cell, 'ignored', '序号')
      else if (column.field === 'ignore') ledger.record(cell, 'ignored', '这一列设定为不导入')
      else if (column.field === 'label' || column.field === 'entity' || column.field === 'group') {
        ledger.record(cell, 'ignored', '这一行没有可导入的数')
      } else ledger.record(cell, 'refused', `“${column.header}”一列的这一格没有对应的指标`)
    }
  }
}

/** Two metrics of one name in different groups are named after their groups. */
function nameApart(
  facts: readonly RawFact[],
  rows: readonly { row: number; group: string }[],
): readonly RawFact[] {
  const groups = new Map(rows.map(({ row, group }) => [row, group]))
  const keyOf = ({ raw }: RawFact): string => `${raw['kind']}\n${raw['label']}\n${raw['period']}`
  const times = new Map<string, number>()
  for (const fact of facts) times.set(keyOf(fact), (times.get(keyOf(fact)) ?? 0) + 1)
  return facts.map((fact) => {
    const group = groups.get(fact.source.row) ?? ''
    const label = String(fact.raw['label'] ?? '')
    if ((times.get(keyOf(fact)) ?? 0) < 2 || group === '' || label.startsWith(group)) return fact
    return { ...fact, raw: { ...fact.raw, label: `${group}${label}` } }
  })
}

const MAX_SOURCE = 120
const sourceName = (file: string): string => file.replace(/^.*[/\\]/, '').slice(-MAX_SOURCE) || '表格'

/** 表名!D7. */
export const sourceOf = ({ file, sheet }: Grid, { row, column }: GridCell) => ({
  file: sourceName(file),
  cell: `${sheet.slice(0, 100)}!${cellName(row, column)}`,
})

function addFact(
  { raw, cells, source }: RawFact,
  grid: Grid,
  { giveId, room }: { readonly giveId: IdGiver; readonly room: Room },
  ledger: Ledger,
  facts: Fact[],
): void {
  if (room.left <= 0) {
    for (const list of [[source], ...cells.values()]) {
      for (const cell of list) ledger.record(cell, 'refused', NO_ROOM)
    }
    return
  }
  const kind = kindOf(raw['kind'])
  const { fact, refused } = buildFact({ ...raw, id: giveId(kind), source: sourceOf(grid, source) }, cells)
  for (const { cell, reason } of refused) ledger.record(cell, 'refused', reason)
  if (!fact) {
    ledger.record(source, 'refused', '所在的行没有导入')
    return
  }
  facts.push(fact)
  room.left -= 1
  for (const list of cells.values()) for (const cell of list) ledger.record(cell, 'fact', fact.id)
  ledger.record(source, 'fact', fact.id)
}

const kindOf = (kind: unknown): Fact['kind'] => {
  const found = (Object.keys(FACT_LETTERS) as Fact['kind'][]).find((known) => known === kind)
  return found ?? 'indicator'
}
