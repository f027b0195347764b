import type { GridCell } from '../../domain/grid.ts'
import type { GridView } from './grid-view.ts'
import { HEADER_WORDS, NOTE_ROW } from './header-words.ts'
import { isUnit, plainHeader, readHeader } from './read-header.ts'

/** A table on a sheet: where its titles, its header and its rows stand. Rows count from 1. */
export type FoundTable = {
  readonly titleRows: readonly number[]
  readonly headerRows: readonly number[]
  readonly bodyRows: readonly number[]
}

const MAX_HEADER_ROWS = 4
const LONGEST_HEADER = 30
const ALL_WORDS = Object.values(HEADER_WORDS)
  .flat()
  .map(([, pattern]) => pattern)
const known = new Map<string, boolean>()

/** Whether the words of a cell are such as stand over a column. */
function isKnownHeader(text: string): boolean {
  const plain = plainHeader(text)
  const before = known.get(plain)
  if (before !== undefined) return before
  const { name, period, yearOffset } = readHeader(plain)
  const answer =
    (name === '' && (period !== undefined || yearOffset !== undefined)) ||
    (name !== '' && ALL_WORDS.some((pattern) => pattern.test(name)))
  if (known.size > 5000) known.clear()
  known.set(plain, answer)
  return answer
}

const isYearNumber = (cell: GridCell): boolean => cell.type === 'number' && /^(?:19|20)\d{2}$/.test(cell.raw)
const isNumeric = (cell: GridCell): boolean =>
  (cell.type === 'number' && !isYearNumber(cell)) ||
  /^\s*[+-]?[\d０-９][\d０-９,，.．]*\s*[%％]?\s*$/.test(cell.text)
/** A cell such as can stand in a header: a short text or a year. */
const isHeaderLike = (cell: GridCell): boolean =>
  isYearNumber(cell) ||
  /^\s*(?:19|20)\d{2}\s*$/.test(cell.text) ||
  (cell.type === 'text' &&
    !isNumeric(cell) &&
    cell.text.trim().length <= LONGEST_HEADER &&
    !/[。；]/.test(cell.text) &&
    !/^(?!其中)[（(]?[^:：]{1,8}[:：]/.test(cell.text.trim()))

/** The tables of a sheet from top to bottom; what stands between two belongs to the next one as its title. */
export function findTables(view: GridView): FoundTable[] {
  const tables: FoundTable[] = []
  let pending: number[] = []
  for (let place = 0; place < view.rows.length; place += 1) {
    const row = view.rows[place] ?? 0
    const current = tables.at(-1)
    if (!startsTable(view, place, current)) {
      pending.push(row)
      continue
    }
    const headerRows = headerFrom(view, place)
    const titleRows = current ? takeTitles(view, pending) : pending
    if (current) tables[tables.length - 1] = { ...current, bodyRows: without(pending, titleRows) }
    tables.push({ titleRows, headerRows, bodyRows: [] })
    pending = []
    place += headerRows.length - 1
  }
  const last = tables.pop()
  return last ? [...tables, { ...last, bodyRows: pending }] : []
}

const without = (rows: readonly number[], taken: readonly number[]): number[] =>
  rows.slice(0, rows.length - taken.length)

/** The rows directly above a header that hold no data: a title, 单位：万元. */
function takeTitles(view: GridView, pending: readonly number[]): number[] {
  let from = pending.length
  while (from > 0 && from > pending.length - 4) {
    const row = pending[from - 1] ?? 0
    const cells = view.cellsOf(row)
    const [first] = cells
    if (cells.length > 2 || cells.some(isNumeric) || (first && NOTE_ROW.test(first.text))) break
    from -= 1
  }
  return pending.slice(from)
}

function startsTable(view: GridView, place: number, current: FoundTable | undefined): boolean {
  const row = view.rows[place] ?? 0
  const cells = view.cellsOf(row)
  if (cells.length < 2 || !cells.every(isHeaderLike)) return false
  if (looksLikeForm(view, place)) return false
  const words = cells.filter(({ text }) => isKnownHeader(text)).length
  if (current) {
    // Inside a table a row of data may hold a word or two of a header; a new header holds little else.
    return words >= 2 && words >= cells.length * 0.6 && cells[0] !== undefined && isKnownHeader(cells[0].text)
  }
  return (
    words >= 2 || (words >= 1 && cells.length >= 2 && hasDataBelow(view, place)) || looksHeaded(view, place)
  )
}

const NAMES_A_CELL =
  /(?:数|率|额|面积|时间|日期|年份|地址|地点|名称|姓名|电话|负责人|校长|园长|性质|类型|类别|学历|职务|职称)$/

/** A form has names and contents in turn, 学校 澄溪一中 电话 …, row after row; it is no table. */
function looksLikeForm(view: GridView, place: number): boolean {
  const rows = view.rows.slice(place, place + 4).map((row) => view.cellsOf(row))
  return (
    rows.length >= 2 &&
    rows.every((cells) => cells.length >= 4 && cells.length % 2 === 0) &&
    rows
      .slice(1)
      .every((cells) =>
        cells.every(({ text }, index) => NAMES_A_CELL.test(plainHeader(text)) === (index % 2 === 0)),
      )
  )
}

/** Whether one of the next rows holds figures or as many cells as this one. */
function hasDataBelow(view: GridView, place: number): boolean {
  const width = view.cellsOf(view.rows[place] ?? 0).length
  return view.rows
    .slice(place + 1, place + 1 + MAX_HEADER_ROWS)
    .some((row) => view.cellsOf(row).some(isNumeric) || view.cellsOf(row).length >= width)
}

/** Words in every column and below them, but for the first column, mostly figures. */
function looksHeaded(view: GridView, place: number): boolean {
  const row = view.rows[place] ?? 0
  const below = view.rows.slice(place + 1, place + 4)
  const cells = view.cellsOf(row)
  if (below.length === 0 || cells.some(({ text }) => isUnit(text.trim()))) return false
  return below.every((next) => {
    const data = view.cellsOf(next)
    return (
      data.length >= 2 &&
      data[0] !== undefined &&
      !isNumeric(data[0]) &&
      data.slice(1).filter(isNumeric).length >= (data.length - 1) / 2
    )
  })
}

/** A header goes on downward while the next row leaves the first column to the header above it. */
function headerFrom(view: GridView, place: number): number[] {
  const first = view.rows[place] ?? 0
  const rows = [first]
  const leading = view.cellsOf(first)[0]
  while (rows.length < MAX_HEADER_ROWS && leading) {
    const next = view.rows[place + rows.length]
    if (next === undefined || next !== (rows.at(-1) ?? 0) + 1) break
    const cells = view.cellsOf(next)
    const own = view.cellAt(next, leading.column)
    if (isNumberingRow(cells) || isUnitRow(cells)) {
      rows.push(next)
      continue
    }
    if (own || !cells.every(isHeaderLike)) break
    // Under a header that stands in merged cells a blank first place can only go on with the header.
    const coveredByHeader = view.shownAt(next, leading.column) !== undefined
    if (
      !coveredByHeader &&
      !cells.some(({ text }) => isKnownHeader(text)) &&
      !widens(view, rows.at(-1) ?? 0, cells)
    )
      break
    rows.push(next)
  }
  return rows
}

/** Whether the cells stand under places that the row above leaves empty or merges: two of them share one word. */
const widens = (view: GridView, above: number, cells: readonly GridCell[]): boolean =>
  cells.some(({ column }) => view.cellAt(above, column) === undefined)

/** 甲 乙 1 2 3: the numbers of the columns. */
export const isNumberingRow = (cells: readonly GridCell[]): boolean =>
  cells.length >= 3 &&
  cells.every(({ text }) => /^(?:[甲乙丙丁戊己]|[(（]?\d{1,2}[)）]?|栏次|行次)$/.test(text.trim())) &&
  cells
    .filter(({ text }) => /\d/.test(text))
    .every((cell, index, numbers) => {
      const value = Number(/\d+/.exec(cell.text)?.[0])
      return value === Number(/\d+/.exec(numbers[0]?.text ?? '')?.[0]) + index
    }) &&
  cells.some(({ text }) => /^[(（]?1[)）]?$/.test(text.trim()))

export const isUnitRow = (cells: readonly GridCell[]): boolean =>
  cells.length >= 2 &&
  cells.filter(({ text }) => isUnit(text.trim()) || /^(?:计量)?单位$/.test(text.trim())).length ===
    cells.length
