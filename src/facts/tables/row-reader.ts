import type { GridCell } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { themeNamed } from '../../domain/theme.ts'
import { themeOf } from '../../text/themes.ts'
import { type Ledger, NO_ROOM } from './ledger.ts'
import { RATE_NAME } from './propose-mapping.ts'
import { readDate } from './read-date.ts'
import { asPercent, type FigureReading, readFigure } from './read-figure.ts'
import { isUnit, plainUnit } from './read-header.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'

export type ReadFigure = Extract<FigureReading, { kind: 'figure' }> & { readonly cell: GridCell }

/** A raw fact in the making, with the cells that each of its fields comes from. */
export type RawFact = {
  readonly raw: Record<string, unknown>
  readonly cells: Map<string, GridCell[]>
  readonly source: GridCell
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const addCell = ({ cells }: RawFact, field: string, cell: GridCell): void => {
  const list = cells.get(field)
  if (list) list.push(cell)
  else cells.set(field, [cell])
}

/** The figure of a cell in the unit that row and column give it; what cannot be one is told to the ledger. */
export function takeFigure(
  cell: GridCell | undefined,
  unit: string,
  metric: string,
  table: TableMapping,
  ledger: Ledger,
): ReadFigure | undefined {
  if (!cell) return undefined
  const reading = readFigure(cell, unit)
  if (reading.kind === 'none') {
    ledger.record(cell, 'ignored', `“${cell.text.trim()}”表示没有数据`)
    return undefined
  }
  if (reading.kind === 'refused') {
    ledger.record(cell, 'refused', reading.reason)
    return undefined
  }
  const own = reading.unit ?? unit
  if (/^\d/.test(own)) {
    ledger.record(cell, 'refused', `计量单位“${own}”以数字开头，与数连写会读错，请换算后再填`)
    return undefined
  }
  if (reading.rounded) {
    ledger.ask(cell, `单元格存的是 ${cell.raw}，显示为 ${cell.text}，按显示的数导入`)
  }
  return { ...withPercent(reading, cell, unit, metric, table, ledger), cell }
}

function withPercent(
  reading: Extract<FigureReading, { kind: 'figure' }>,
  cell: GridCell,
  unit: string,
  metric: string,
  table: TableMapping,
  ledger: Ledger,
): Extract<FigureReading, { kind: 'figure' }> {
  if (reading.unit !== undefined) return reading
  const isRate = unit === '' ? RATE_NAME.test(metric) : unit === '%' || unit === '％'
  if (!isRate) return unit === '' ? reading : { ...reading, unit }
  const isPart = Math.abs(Number(reading.value)) <= 1
  if (table.percents === 'fraction' && isPart) {
    const value = asPercent(reading.value)
    ledger.ask(
      cell,
      `“${metric}”存的是 ${cell.text}，按 ${value}% 导入；如不对，请在表中写明百分号（${cell.text}%）`,
    )
    return { ...reading, value, unit: '%' }
  }
  if (isPart && reading.value.includes('.')) {
    ledger.ask(cell, `“${metric}”按 ${reading.value}% 导入，请核对是否应为 ${asPercent(reading.value)}%`)
  } else if (unit === '') ledger.ask(cell, `“${metric}”没有写单位，按 ${reading.value}% 导入，请核对`)
  return { ...reading, unit: '%' }
}

/** The unit that a row's own cell names; anything else there is refused. */
export function takeUnit(cell: GridCell | undefined, ledger: Ledger): string | undefined {
  if (!cell) return undefined
  const text = cell.text
    .replaceAll(/\s/g, '')
    .replaceAll('％', '%')
    .replace(/^单位[:：]/, '')
  if (/^[-—–―/\\]{1,3}$|^无$/.test(text)) {
    ledger.record(cell, 'ignored', `“${text}”表示没有单位`)
    return undefined
  }
  if (text.length > 12) {
    ledger.record(cell, 'refused', '计量单位不能超过 12 字')
    return undefined
  }
  if (!isUnit(text) && !text.startsWith('/')) ledger.ask(cell, `不认识计量单位“${text}”，照原样导入`)
  return plainUnit(text)
}

export function takeDate(
  cell: GridCell | undefined,
  year: number | undefined,
  ledger: Ledger,
): Period | undefined {
  if (!cell) return undefined
  const reading = readDate(cell, year)
  if (reading.kind === 'none') ledger.record(cell, 'ignored', `“${cell.text.trim()}”表示没有日期`)
  else if (reading.kind === 'refused') ledger.record(cell, 'refused', reading.reason)
  else {
    if (reading.guessed) ledger.ask(cell, `“${cell.text}”按表格软件的日期序号读作 ${reading.period}，请核对`)
    return reading.period
  }
  return undefined
}

const NO_WORDS = /^(?:[-—–―/\\]{1,9}|无|暂无)$/

/** The words of a cell on one line; undefined for a dash, which the ledger is told of. */
export function takeWords(cell: GridCell | undefined, ledger: Ledger): string | undefined {
  if (!cell) return undefined
  const text = cell.text.trim().replaceAll(/[ \t\u3000]+/g, ' ')
  if (!NO_WORDS.test(text)) return text
  ledger.record(cell, 'ignored', `“${text}”表示没有内容`)
  return undefined
}

const MAX_NOTE = 1000

/** Adds words to the note of a fact, under the name of their column; what no longer fits is refused. */
export function addNote(fact: RawFact, cell: GridCell, name: string, ledger: Ledger): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const line = name === '' ? text : `${name}：${text}`
  const before = typeof fact.raw['note'] === 'string' ? `${fact.raw['note']}；` : ''
  if (before.length + line.length > MAX_NOTE) {
    ledger.record(cell, 'refused', `备注合计不能超过 ${MAX_NOTE} 字`)
    return
  }
  fact.raw['note'] = before + line
  addCell(fact, 'note', cell)
}

export const themeIn = (group: string, text: string): string =>
  themeNamed(group) ?? themeOf(`${group}\n${text}`)

export const noteName = ({ header }: ColumnMapping): string => {
  const word = header.split('/').at(-1) ?? ''
  return /^(?:备\s*注|附注|注)$/.test(word) ? '' : word
}

export function setMust(fact: RawFact, cell: GridCell): void {
  fact.raw['must'] = /^(?:是|必写|√|✓|1|y|yes|true)$/i.test(cell.text.trim())
  addCell(fact, 'must', cell)
}

export function setAliases(fact: RawFact, cell: GridCell, ledger: Ledger): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  fact.raw['aliases'] = text
    .split(/[、；;，,\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  addCell(fact, 'aliases', cell)
}

/** 参训人数 is counted in 人: the word before 数 is the unit, where it can be no other word. */
export const unitInName = (label: string): string =>
  /(人次|场次|人|件|所|户|册)数$|(人次|场次)$/.exec(label)?.slice(1).find(Boolean) ?? ''

/** Refuses a row for which the sheet has no more room. */
export function refuseForRoom(row: TableRow, { columns }: TableMapping, ledger: Ledger): void {
  for (const column of columns) {
    const cell = column.field === 'order' ? undefined : row.at(column)
    if (cell && !ledger.has(cell)) ledger.record(cell, 'refused', NO_ROOM)
  }
}
