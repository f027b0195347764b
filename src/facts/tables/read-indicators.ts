import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodYear } from '../../domain/period.ts'
import { type Entry, finishIndicator } from './finish-indicator.ts'
import { TITLE_TAIL } from './header-words.ts'
import type { Ledger } from './ledger.ts'
import { isUnit } from './read-header.ts'
import {
  addCell,
  addNote,
  noteName,
  type RawFact,
  type ReadFigure,
  setAliases,
  setMust,
  takeDate,
  takeFigure,
  takeUnit,
  takeWords,
  textOf,
  themeIn,
} from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'

const SLOT_FIELDS = new Set(['value', 'previous', 'target', 'metric', 'yoy', 'points', 'rate', 'rank'])

/** The facts that a table of indicators holds. `report` is the period of the sheet, where it is known. */
export function readIndicators(
  rows: readonly TableRow[],
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): RawFact[] {
  const entries = new Map<string, Entry>()
  const order: Entry[] = []
  const periodColumn = table.columns.find(({ field }) => field === 'period')
  const slots = new Set(
    table.columns.filter(({ field }) => SLOT_FIELDS.has(field)).map(({ name }) => name ?? ''),
  )
  if (slots.size > 1 && ![...table.columns].some(({ field, name }) => field === 'value' && !name))
    slots.delete('')
  for (const row of rows) {
    if (row.isTotal && table.totals === 'ignore') {
      for (const column of table.columns) {
        const cell = row.at(column)
        if (cell) ledger.record(cell, 'ignored', '合计行，按设定不导入')
      }
      continue
    }
    const rowPeriod = periodColumn && takeDate(row.at(periodColumn), yearOf(table, report), ledger)
    for (const slot of slots) {
      const label = labelOf(row, slot, table)
      const key = periodColumn ? `${row.group}\n${label}` : `${row.row}\n${slot}`
      const found = entries.get(key)
      const entry = found ?? startEntry(row, label, table)
      if (!readSlot(entry, row, slot, rowPeriod, table, report, ledger)) continue
      if (periodColumn) addCellOf(entry.fact, 'period', row.at(periodColumn))
      if (found) continue
      entries.set(key, entry)
      order.push(entry)
    }
    settleRow(row, table, slots, ledger)
  }
  return order.flatMap((entry) => finishIndicator(entry, table, report, ledger))
}

const yearOf = ({ period }: TableMapping, report: Period | undefined): number | undefined => {
  const known = period ?? report
  return known === undefined ? undefined : periodYear(known)
}

function labelOf(row: TableRow, slot: string, table: TableMapping): string {
  if (row.isTotal) return `${row.group}${slot === '' ? totalName(row, table) : slot}`
  return `${row.name}${slot}`
}

/** A total is the total of what the table is about. */
const totalName = (row: TableRow, { title, sheet }: TableMapping): string => {
  if (row.group !== '') return row.name
  const subject = (title || sheet)
    .replaceAll(/(?:19|20)\d{2}年(?:度|上半年|下半年)?|[（(].*?[)）]/g, '')
    .replace(TITLE_TAIL, '')
  return /^(?:sheet|工作表)\d*$/i.test(subject) ? row.name : `${subject}${row.name}`
}

function startEntry(row: TableRow, label: string, table: TableMapping): Entry {
  const own = table.columns.flatMap((column) => row.at(column) ?? [])
  const source = row.nameCell ?? own[0]
  const { name, unit } = splitUnit(label)
  const raw: Record<string, unknown> = { kind: 'indicator', label: name, theme: themeIn(row.group, name) }
  if (unit !== undefined) raw['unit'] = unit
  // A row that is read here holds at least one cell.
  const fact: RawFact = { raw, cells: new Map(), source: source ?? own[0] ?? EMPTY }
  if (row.isTotal) raw['note'] = '合计'
  return {
    label: name,
    group: row.group,
    fact,
    byPeriod: new Map(),
    plans: [],
    awaited: false,
  }
}

const EMPTY: GridCell = { row: 1, column: 1, type: 'text', raw: '', text: '' }

const addCellOf = (fact: RawFact, field: string, cell: GridCell | undefined): void => {
  if (cell) addCell(fact, field, cell)
}

/** Reads the columns of one metric in a row; false when the row holds nothing of it. */
function readSlot(
  entry: Entry,
  row: TableRow,
  slot: string,
  rowPeriod: Period | undefined,
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): boolean {
  const columns = table.columns.filter(({ field, name = '' }) => SLOT_FIELDS.has(field) && name === slot)
  if (!columns.some((column) => row.at(column))) return awaitsValue(entry, row, slot, table, ledger)
  const unitColumn = table.columns.find(({ field }) => field === 'unit')
  const rowUnit = unitColumn && takeUnit(row.at(unitColumn), ledger)
  if (rowUnit !== undefined) entry.fact.raw['unit'] = rowUnit
  if (unitColumn) addCellOf(entry.fact, 'unit', row.at(unitColumn))
  const base = table.period ?? report
  for (const column of columns) {
    const cell = row.at(column)
    if (!cell) continue
    const unit = (
      (rowUnit ?? column.unit ?? textOf(entry.fact.raw['unit'])) ||
      (table.unit ?? '')
    ).replaceAll('％', '%')
    if (column.field === 'rank') readRank(entry, cell, column, ledger)
    else if (column.field === 'yoy' || column.field === 'points' || column.field === 'rate') {
      readGiven(entry, cell, column, table, ledger)
    } else {
      const figure = takeFigure(cell, unit, entry.label, table, ledger)
      if (!figure) entry.awaited ||= column.field === 'value' || column.field === 'metric'
      else if (column.field === 'target') readTarget(entry, figure, column, base)
      else if (column.field === 'previous') {
        entry.previous = { figure, basis: column.basis ?? '上年', header: column.header }
      } else if (figure.sense) ledger.record(cell, 'refused', `“${cell.text.trim()}”不是确定的数`)
      else {
        const period = column.period ?? rowPeriod
        if (period === undefined) entry.value = figure
        else entry.byPeriod.set(period, figure)
      }
    }
  }
  readRowFields(entry, row, table, report, ledger)
  return true
}

const UNIT_IN_NAME = /^(.+)[（(](?:单位[:：])?([^（）()]{1,8})[)）]$/

/** 在校生数（人）is a name and its unit; other words in brackets stay with the name. */
function splitUnit(label: string): { name: string; unit?: string } {
  const match = UNIT_IN_NAME.exec(label)
  const [, name = '', unit = ''] = match ?? []
  return match && isUnit(unit) ? { name: name.trim(), unit: unit.replaceAll('％', '%') } : { name: label }
}

/** A row with a name and a unit but no figure is one that is still awaited. */
function awaitsValue(
  entry: Entry,
  row: TableRow,
  slot: string,
  table: TableMapping,
  ledger: Ledger,
): boolean {
  if (slot !== '' || row.nameCell === undefined) return false
  entry.awaited = true
  readRowFields(entry, row, table, undefined, ledger)
  ledger.ask(row.nameCell, `“${entry.label}”没有填数，作为待填的指标导入`)
  return true
}

function readRank(entry: Entry, cell: GridCell, column: ColumnMapping, ledger: Ledger): void {
  const text = cell.text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^(并列)?第?(\d{1,5})(?:名|位)?(?:[/／](?:共)?(\d{1,5}))?(?:[（(](并列)[)）])?$/.exec(text)
  if (/^[-—–―/\\]{1,9}$/.test(text)) ledger.record(cell, 'ignored', `“${text}”表示没有数据`)
  else if (!match) ledger.record(cell, 'refused', `“${cell.text.trim()}”不是名次`)
  else if (column.basis === undefined) {
    ledger.record(cell, 'refused', '没有写明在什么范围内排名（如全省、全市）')
  } else {
    const [, tieBefore, n, of, tieBehind] = match
    entry.fact.raw['rank'] = {
      n: Number(n),
      ...(of ? { of: Number(of) } : {}),
      scope: column.basis,
      tie: Boolean(tieBefore ?? tieBehind),
    }
    addCell(entry.fact, 'rank', cell)
  }
}

/** Figures that the bureau worked out itself; a growth in points is told by the unit of its column. */
function readGiven(
  entry: Entry,
  cell: GridCell,
  column: ColumnMapping,
  table: TableMapping,
  ledger: Ledger,
): void {
  const isPoints = column.field === 'points' || /百分点/.test(column.unit ?? '')
  const figure = takeFigure(cell, isPoints ? '个百分点' : '%', column.header, table, ledger)
  if (!figure) return
  const field =
    column.field === 'yoy' && (isPoints || /百分点/.test(figure.unit ?? '')) ? 'points' : column.field
  const before = entry.fact.raw['given']
  entry.fact.raw['given'] = { ...(typeof before === 'object' ? before : {}), [field]: figure.value }
  addCell(entry.fact, 'given', cell)
}

function readTarget(entry: Entry, figure: ReadFigure, column: ColumnMapping, base: Period | undefined): void {
  if (
    column.period !== undefined &&
    base !== undefined &&
    column.period > base &&
    !column.period.startsWith(base)
  ) {
    entry.plans.push({ column, figure, period: column.period })
    return
  }
  const sense = figure.sense ?? column.sense
  entry.fact.raw['target'] = { value: figure.value, unit: figure.unit ?? '', ...(sense ? { sense } : {}) }
  addCell(entry.fact, 'target', figure.cell)
}

function readRowFields(
  entry: Entry,
  row: TableRow,
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): void {
  const { fact } = entry
  addCellOf(fact, 'label', row.nameCell)
  for (const cell of row.groupCells) addCell(fact, 'label', cell)
  for (const column of table.columns) {
    const cell = row.at(column)
    if (!cell || fact.cells.get('note')?.includes(cell)) continue
    if (column.field === 'scope') setWords(fact, 'scope', cell, ledger)
    else if (column.field === 'asOf') {
      const period = takeDate(cell, yearOf(table, report), ledger)
      if (period !== undefined) {
        fact.raw['asOf'] = period
        addCell(fact, 'asOf', cell)
      }
    } else if (column.field === 'unit') {
      fact.raw['unit'] ??= takeUnit(cell, ledger)
      addCell(fact, 'unit', cell)
    } else if (column.field === 'note') addNote(fact, cell, noteName(column), ledger)
    else if (column.field === 'owner') addNote(fact, cell, column.header.split('/').at(-1) ?? '', ledger)
    else if (column.field === 'must') setMust(fact, cell)
    else if (column.field === 'aliases') setAliases(fact, cell, ledger)
  }
  if (table.asOf !== undefined) fact.raw['asOf'] ??= table.asOf
}

function setWords(fact: RawFact, field: string, cell: GridCell, ledger: Ledger): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  fact.raw[field] = text.replaceAll('\n', ' ')
  addCell(fact, field, cell)
}

/** The cells of a row that no metric took. */
function settleRow(row: TableRow, table: TableMapping, slots: ReadonlySet<string>, ledger: Ledger): void {
  for (const column of table.columns) {
    const cell = row.at(column)
    if (!cell || ledger.has(cell)) continue
    if (column.field === 'order') ledger.record(cell, 'ignored', '序号')
    else if (column.field === 'ignore') ledger.record(cell, 'ignored', '这一列设定为不导入')
    else if (slots.size === 0) ledger.record(cell, 'refused', '这张表没有一列是数')
  }
}
