import { columnNumber, type GridCell } from '../../domain/grid.ts'
import { isNumberingRow } from './find-tables.ts'
import type { GridView } from './grid-view.ts'
import { type ColumnField, NOTE_ROW, TOTAL_ROW } from './header-words.ts'
import type { Ledger } from './ledger.ts'
import { isUnit, plainHeader } from './read-header.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'

/** A row of a table that holds data. */
export type TableRow = {
  readonly row: number
  /** The name in the row, without its own numbering; '' where the table has no column of names. */
  readonly name: string
  readonly nameCell: GridCell | undefined
  /** The heading over the row, or what its column of classes says. */
  readonly group: string
  readonly groupCells: readonly GridCell[]
  readonly isTotal: boolean
  /** The cell under a column; a merged text stands in every row that it covers, a figure in its first one only. */
  readonly at: (column: ColumnMapping) => GridCell | undefined
}

const FIGURES: ReadonlySet<ColumnField> = new Set([
  ...(['value', 'previous', 'target', 'yoy', 'points', 'rate', 'rank', 'metric', 'figure', 'money'] as const),
])
const NUMBERING =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.．]?|\d{1,3}[、．]|\d{1,3}\.(?!\d)|[①-⑳]|[#＃*]|[一二三四五六七八九十]{1,2}是(?=\S{2})|第[一二三四五六七八九十]{1,2}[，、])\s*/

/** The words of a cell as a name: one line, without a number in front. */
export const nameIn = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').trim().replace(NUMBERING, '').trim()

/** The rows of data of a table. Headings, notes and repeated headers are told to the ledger and left out. */
export function readTableRows(
  view: GridView,
  table: TableMapping,
  rows: readonly number[],
  ledger: Ledger,
): TableRow[] {
  const columns = table.columns.map((mapping) => ({ mapping, number: columnNumber(mapping.column) }))
  const own = new Set(columns.map(({ number }) => number))
  const nameColumn = columns.findLast(({ mapping }) => isNameField(mapping.field, table))?.number
  const groupColumns = columns.filter(({ mapping }) => mapping.field === 'group').map(({ number }) => number)
  const headers = new Map(
    columns.map(({ mapping, number }) => [number, mapping.header.split('/').map(plainHeader)]),
  )
  const numbers = new Map(columns.map(({ mapping, number }) => [mapping, number]))
  const read: TableRow[] = []
  let heading: GridCell | undefined
  let parent = ''
  let lastGroup = ''
  for (const [place, row] of rows.entries()) {
    const cells = view.cellsOf(row).filter(({ column }) => own.has(column))
    const [first] = cells
    if (!first) continue
    const reason = leftOutReason(cells, headers)
    if (reason) {
      for (const cell of cells) ledger.record(cell, 'ignored', reason)
      continue
    }
    if (cells.length === 1 && isHeading(view, first, rows.slice(place + 1), own, nameColumn)) {
      ledger.record(first, 'mapping', '下面各行的分类标题')
      heading = first
      continue
    }
    const numbered = numberedHeading(view, cells, rows[place + 1], own, nameColumn)
    if (numbered) {
      for (const cell of cells) ledger.record(cell, 'mapping', '下面各行的分类标题')
      heading = numbered
      continue
    }
    const nameCell = nameColumn === undefined ? undefined : view.shownAt(row, nameColumn)
    const groupCells = groupColumns
      .map((column) => view.shownAt(row, column))
      .filter((cell) => cell !== undefined && cell !== nameCell)
      .filter((cell): cell is GridCell => cell !== undefined)
    const total = [...cells.slice(0, 2), nameCell].find(
      (cell) => cell?.type === 'text' && TOTAL_ROW.test(cell.text.replaceAll(/\s/g, '')),
    )
    const plain = nameCell ? nameIn(nameCell.text) : ''
    const part = /^其中[:：,，]?\s*/.exec(plain)
    const name = part && parent !== '' ? partName(parent, plain.slice(part[0].length)) : plain
    if (!part && !total) parent = plain
    const ownGroup = nameIn(groupCells.at(-1)?.text ?? heading?.text ?? '')
    // A subtotal is that of the rows above it, whose class its own cell no longer names.
    const group = ownGroup === '' && total && /小计/.test(total.text) ? lastGroup : ownGroup
    if (!total) lastGroup = group
    read.push({
      row,
      name: total ? plain : name,
      nameCell: nameCell ?? total,
      group,
      groupCells,
      isTotal: total !== undefined,
      at(column) {
        const number = numbers.get(column) ?? 0
        return FIGURES.has(column.field) ? view.cellAt(row, number) : view.shownAt(row, number)
      },
    })
  }
  return nameSubtotals(read)
}

const LEAST_NAMED = 3

/** Of several totals without a class the last one is that of the table; those before it are named after their rows. */
function nameSubtotals(rows: readonly TableRow[]): TableRow[] {
  const totals = rows.filter(({ isTotal, group }) => isTotal && group === '')
  if (totals.length < 2) return [...rows]
  let above: string[] = []
  return rows.map((row) => {
    if (!row.isTotal) {
      above.push(row.name)
      return row
    }
    const names = above
    above = []
    if (row.group !== '' || row === totals.at(-1) || names.length === 0) return row
    const group = names.length <= LEAST_NAMED ? names.join('、') : `${names[0]}至${names.at(-1)}`
    return { ...row, group }
  })
}

const UNIT_BEHIND = /[（(](?:单位[:：])?([^（）()]{1,8})[)）]$/

/** A part is counted in what its whole is counted in: 经营主体（户） has a part 经营主体中个体工商户（户）. */
function partName(parent: string, part: string): string {
  const [behind = '', unit = ''] = UNIT_BEHIND.exec(parent) ?? []
  const own = UNIT_BEHIND.exec(part)?.[1] ?? ''
  if (!isUnit(unit)) return `${parent}中${part}`
  return `${parent.slice(0, -behind.length)}中${part}${isUnit(own) ? '' : behind}`
}

const isNameField = (field: ColumnField, { kind }: TableMapping): boolean =>
  field === 'label' ||
  (kind === 'indicator' && field === 'entity') ||
  (kind === 'problem' && field === 'detail')

function leftOutReason(
  cells: readonly GridCell[],
  headers: ReadonlyMap<number, readonly string[]>,
): string | undefined {
  const [first] = cells
  if (!first) return undefined
  if (NOTE_ROW.test(first.text.trim())) return '说明或填表信息'
  if (isNumberingRow(cells)) return '栏次行'
  const isHeader = ({ column, text }: GridCell): boolean =>
    headers.get(column)?.includes(plainHeader(text)) ?? false
  return cells.length >= 2 && cells.every(isHeader) ? '重复的表头' : undefined
}

const CLASS_NUMBER = /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/

/** 一 | 医疗服务 over rows numbered 1, 2, 3: a class whose number stands in a cell of its own. */
function numberedHeading(
  view: GridView,
  [number, name, ...more]: readonly GridCell[],
  nextRow: number | undefined,
  own: ReadonlySet<number>,
  nameColumn: number | undefined,
): GridCell | undefined {
  if (!number || !name || more.length > 0 || nextRow === undefined) return undefined
  if (name.column !== nameColumn || name.type !== 'text' || !CLASS_NUMBER.test(number.text.trim()))
    return undefined
  const [next, ...others] = view.cellsOf(nextRow).filter(({ column }) => own.has(column))
  const isBelow = next?.column === number.column && /^\d{1,4}$/.test(next.text.trim()) && others.length >= 2
  return isBelow ? name : undefined
}

/** A text alone in its row heads the rows that follow; alone below all others, or in the column of names, it does not. */
function isHeading(
  view: GridView,
  cell: GridCell,
  following: readonly number[],
  own: ReadonlySet<number>,
  nameColumn: number | undefined,
): boolean {
  if (cell.type !== 'text' || own.size < 2) return false
  if (nameColumn !== undefined && cell.column > nameColumn) return false
  const hasRows = following
    .slice(0, 3)
    .some((row) => view.cellsOf(row).filter(({ column }) => own.has(column)).length >= 2)
  if (!hasRows) return false
  const spans = view.shownAt(cell.row, cell.column + 1) === cell
  return (
    spans || NUMBERING.test(cell.text.trim()) || cell.column !== nameColumn || cell.text.trim().length <= 12
  )
}
