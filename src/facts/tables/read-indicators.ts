import { columnName, type GridCell } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { type Entry, finishIndicator } from './finish-indicator.ts'
import { TITLE_TAIL } from './header-words.ts'
import { readGiven, readRank, readRowFields, readTarget, type Scene, yearOf } from './indicator-fields.ts'
import type { Ledger } from './ledger.ts'
import { RATE_NAME } from './propose-mapping.ts'
import { readFigure } from './read-figure.ts'
import { isUnit, plainUnit } from './read-header.ts'
import { TOTAL_LEFT_OUT } from './read-records.ts'
import {
  addCell,
  type RawFact,
  refuseForRoom,
  takeDate,
  takeFigure,
  takeUnit,
  textOf,
  themeIn,
  unitInName,
} from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'
import { weighRow } from './weigh-row.ts'

/** Columns that are read together into one fact of a row: those of one metric. */
type Slot = { readonly name: string; readonly columns: readonly ColumnMapping[] }

const SLOT_FIELDS = new Set(['value', 'previous', 'target', 'metric', 'yoy', 'points', 'rate', 'rank'])

/**
 * The facts that a table of indicators holds. `report` is the period of the sheet, where it is known; rows beyond
 * `room` facts are refused unread.
 */
export function readIndicators(
  rows: readonly TableRow[],
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
  room: number,
): RawFact[] {
  const scene: Scene = { table, report, ledger }
  const entries = new Map<string, Entry>()
  const periodColumn = table.columns.find(({ field }) => field === 'period')
  const slots = slotsOf(table)
  const unlike = unlikeGroups(rows, table)
  for (const row of rows) {
    // Where each row is a period, a later row may belong to a fact that has its place already.
    if (entries.size >= room && !periodColumn) {
      refuseForRoom(row, table, ledger)
      continue
    }
    if (row.isTotal && table.totals === 'ignore') {
      for (const column of table.columns) {
        const cell = row.at(column)
        if (cell) ledger.record(cell, 'ignored', '合计行，按设定不导入')
      }
      continue
    }
    if (row.isTotal && unlike.has(row.group)) {
      for (const column of table.columns) {
        const cell = row.at(column)
        if (cell) ledger.record(cell, 'ignored', TOTAL_LEFT_OUT)
      }
      continue
    }
    const periodCell = periodColumn && row.at(periodColumn)
    const period = takeDate(periodCell, yearOf(scene), ledger)
    for (const slot of slots) {
      const label = labelOf(row, slot.name, table)
      // Where each row is a period, the rows of one metric make one fact.
      const key = periodColumn ? `${row.group}\n${label}` : `${row.row}\n${slot.name}`
      const entry = entries.get(key) ?? startEntry(row, label, table, yearOf(scene))
      if (!readSlot(entry, row, slot, period, scene)) continue
      if (periodCell) addCell(entry.fact, 'period', periodCell)
      entries.set(key, entry)
    }
  }
  const facts = [...entries.values()].flatMap((entry) => finishIndicator(entry, table, report, ledger))
  askForUnits(facts, ledger)
  return facts
}

/** One question for the whole table about the figures that say nowhere what they count. */
function askForUnits(facts: readonly RawFact[], ledger: Ledger): void {
  const bare = facts.filter(
    ({ raw }) => raw['kind'] === 'indicator' && raw['value'] !== null && raw['unit'] === '',
  )
  const [first, ...more] = bare
  if (!first) return
  const columns = bare.map(({ source }) => source.column)
  const names = [...new Set([Math.min(...columns), Math.max(...columns)])].map(columnName).join('—')
  const count = more.length === 0 ? '' : `等 ${more.length + 1} 个数`
  ledger.ask(first.source, `${names} 列“${textOf(first.raw['label'])}”${count}没有写计量单位，按纯数导入`)
}

/** The groups whose rows are counted in different units, so that their sum means nothing; '' is the table as a whole. */
function unlikeGroups(rows: readonly TableRow[], { columns }: TableMapping): ReadonlySet<string> {
  const unitColumn = columns.find(({ field }) => field === 'unit')
  const firstUnits = new Map<string, string>()
  const unlike = new Set<string>()
  for (const row of rows) {
    const unit = row.isTotal || !unitColumn ? undefined : row.at(unitColumn)?.text.replaceAll(/\s/g, '')
    if (unit === undefined) continue
    for (const group of ['', row.group]) {
      const first = firstUnits.get(group)
      if (first === undefined) firstUnits.set(group, unit)
      else if (first !== unit) unlike.add(group)
    }
  }
  return unlike
}

/** A column that names no metric belongs to the only one there is; among several it can belong to none. */
function slotsOf({ columns }: TableMapping): Slot[] {
  const figures = columns.filter(({ field }) => SLOT_FIELDS.has(field))
  const named = [...new Set(figures.flatMap(({ name }) => name || []))]
  const plain = figures.filter(({ name }) => !name)
  const isOwn = plain.some(({ field }) => field === 'value')
  const slots = named.map((name): Slot => {
    const own = figures.filter((column) => column.name === name)
    return { name, columns: named.length === 1 && !isOwn ? [...own, ...plain] : own }
  })
  return isOwn || named.length === 0 ? [{ name: '', columns: plain }, ...slots] : slots
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

function startEntry(row: TableRow, label: string, table: TableMapping, year: number | undefined): Entry {
  const own = table.columns.flatMap((column) => row.at(column) ?? [])
  const source = row.nameCell ?? own[0]
  const { name: whole, unit } = splitUnit(label)
  const name = withoutYear(whole, year)
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
    refusedIn: new Set(),
  }
}

const EMPTY: GridCell = { row: 1, column: 1, type: 'text', raw: '', text: '' }

/** Reads the columns of one metric in a row; false when the row holds nothing of it. */
function readSlot(
  entry: Entry,
  row: TableRow,
  slot: Slot,
  rowPeriod: Period | undefined,
  scene: Scene,
): boolean {
  const { table, ledger } = scene
  if (!slot.columns.some((column) => row.at(column))) return awaitsValue(entry, row, slot, scene)
  const unitColumn = table.columns.find(({ field }) => field === 'unit')
  const unitCell = unitColumn && row.at(unitColumn)
  const rowUnit = takeUnit(unitCell, ledger)
  if (unitCell) addCell(entry.fact, 'unit', unitCell)
  if (rowUnit !== undefined) entry.fact.raw['unit'] = rowUnit
  const base = table.period ?? scene.report
  // Where each row is a period, only figures stand for any of them; all else is told of the period reported.
  const isOther = rowPeriod !== undefined && rowPeriod !== base
  const unitOver = (column: ColumnMapping): string => {
    const stated = rowUnit ?? column.unit ?? textOf(entry.fact.raw['unit'])
    return (stated || unitInName(entry.label) || (table.unit ?? '')).replaceAll('％', '%')
  }
  const main = slot.columns.find(({ field }) => field === 'value' || field === 'metric')
  const proof =
    main && rowPeriod === undefined
      ? weighRow(
          row,
          slot.columns,
          rateUnit(unitOver(main), entry.label),
          base,
          table.percents === 'fraction',
        )
      : undefined
  const proved: Scene = proof?.isFraction ? { ...scene, table: { ...table, percents: 'fraction' } } : scene
  for (const column of slot.columns) {
    const cell = row.at(column)
    if (!cell) continue
    if (isOther && column.field !== 'value' && column.field !== 'metric') {
      ledger.record(cell, 'refused', '这一列只导入本期的一行')
      continue
    }
    if (column.field === 'rank') readRank(entry, cell, column, ledger)
    else if (column.field === 'yoy' || column.field === 'points' || column.field === 'rate') {
      readGiven(entry, cell, column, scene, proof?.difference)
    } else readAmount(entry, cell, column, unitOver(column), rowPeriod, proved)
  }
  if (!isOther) readRowFields(entry, row, scene)
  return true
}

const rateUnit = (unit: string, label: string): string => (unit === '' && RATE_NAME.test(label) ? '%' : unit)

function readAmount(
  entry: Entry,
  cell: GridCell,
  column: ColumnMapping,
  unit: string,
  rowPeriod: Period | undefined,
  { table, report, ledger }: Scene,
): void {
  const isMain = column.field === 'value' || column.field === 'metric'
  const figure = takeFigure(cell, unit, entry.label, table, ledger)
  if (!figure) {
    if (isMain && readFigure(cell, unit).kind !== 'none') awaitFigure(entry, column.period ?? rowPeriod)
  } else if (column.field === 'target') readTarget(entry, figure, column, table.period ?? report)
  else if (column.field === 'previous') {
    entry.previous = { figure, basis: column.basis ?? '上年' }
  } else if (figure.sense) {
    awaitFigure(entry, column.period ?? rowPeriod)
    ledger.record(cell, 'refused', `“${cell.text.trim()}”不是确定的数`)
  } else {
    const period = column.period ?? rowPeriod
    if (column.asOf !== undefined) {
      entry.toDate = true
      if (period === (report ?? table.period)) entry.fact.raw['asOf'] = column.asOf
    }
    if (period === undefined) entry.value = figure
    else entry.byPeriod.set(period, figure)
  }
}

function awaitFigure(entry: Entry, period: Period | undefined): void {
  entry.awaited = true
  if (period !== undefined) entry.refusedIn.add(period)
}

/** 2025年接待游客 in a table of 2025: the year is that of the report and no part of the name. */
function withoutYear(name: string, year: number | undefined): string {
  const rest = year === undefined ? name : name.replace(new RegExp(`^${year}年(?:度|全年)?(?![级届])`), '')
  return rest.length >= 2 && !/^(?:以来|[前后底末初中])/.test(rest) ? rest : name
}

const UNIT_IN_NAME = /^(.+)[（(](?:单位[:：])?([^（）()]{1,8})[)）]$/

/** 在校生数（人）is a name and its unit; other words in brackets stay with the name. */
function splitUnit(label: string): { name: string; unit?: string } {
  const match = UNIT_IN_NAME.exec(label)
  const [, name = '', unit = ''] = match ?? []
  return match && isUnit(unit)
    ? { name: name.trim(), unit: plainUnit(unit.replaceAll('％', '%')) }
    : { name: label }
}

/** A row with a name and a unit but no figure is one that is still awaited. */
function awaitsValue(entry: Entry, row: TableRow, { name }: Slot, scene: Scene): boolean {
  if (name !== '' || row.nameCell === undefined) return false
  entry.awaited = true
  readRowFields(entry, row, scene)
  scene.ledger.ask(row.nameCell, `“${entry.label}”没有填数，作为待填的指标导入`)
  return true
}
