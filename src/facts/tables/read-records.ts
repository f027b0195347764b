import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodRange } from '../../domain/period.ts'
import type { Ledger } from './ledger.ts'
import { FIELD_READERS, readText } from './record-fields.ts'
import type { RecordPlace } from './record-place.ts'
import { awardLevelIn } from './record-words.ts'
import { addCell, type RawFact, refuseForRoom, takeUnit, textOf, themeIn } from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'
import { unitColumns } from './unit-columns.ts'

const MAX_LABEL = 120
export const TOTAL_LEFT_OUT = '合计行，由各行相加得出，不单独导入'

/**
 * The facts of a table whose rows are projects, awards, events, problems, plan items or names; rows beyond `room` facts
 * are refused unread.
 */
export function readRecords(
  rows: readonly TableRow[],
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
  room: number,
): RawFact[] {
  const facts: RawFact[] = []
  const units = unitColumns(table.columns)
  let last: { nameCell: GridCell; place: RecordPlace } | undefined
  for (const row of rows) {
    if (row.isTotal) {
      for (const column of table.columns) {
        const cell = row.at(column)
        if (cell) ledger.record(cell, 'ignored', TOTAL_LEFT_OUT)
      }
      continue
    }
    if (!row.nameCell || row.name === '') {
      refuseRow(row, table, ledger)
      continue
    }
    // A name in a merged cell stands for all rows that it covers.
    const goesOn = last?.nameCell === row.nameCell
    if (!goesOn && facts.length >= room) {
      refuseForRoom(row, table, ledger)
      continue
    }
    const place: RecordPlace =
      goesOn && last ? last.place : startRecord(row, row.nameCell, table, report, ledger)
    if (!goesOn) facts.push(place.fact)
    for (const column of table.columns) readColumn(place, row, column, units.get(column))
    last = { nameCell: row.nameCell, place }
  }
  for (const fact of facts) finishRecord({ fact, table, report, ledger })
  return facts
}

function refuseRow(row: TableRow, table: TableMapping, ledger: Ledger): void {
  for (const column of table.columns) {
    const cell = row.at(column)
    if (!cell || ledger.has(cell)) continue
    if (column.field === 'order') ledger.record(cell, 'ignored', '序号')
    else ledger.record(cell, 'refused', '这一行没有名称')
  }
}

function startRecord(
  row: TableRow,
  nameCell: GridCell,
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): RecordPlace {
  const raw: Record<string, unknown> = { kind: table.kind, theme: themeIn(row.group, row.name) }
  const fact: RawFact = { raw, cells: new Map(), source: nameCell }
  setLabel(fact, row.name, nameCell, table)
  for (const cell of row.groupCells) addCell(fact, 'label', cell)
  return { fact, table, report, ledger }
}

/** A task is often a whole sentence: its first clause is the name, all of it the measure. */
function setLabel(fact: RawFact, name: string, cell: GridCell, { kind }: TableMapping): void {
  addCell(fact, 'label', cell)
  if (kind === 'problem') {
    fact.raw['text'] = name
    addCell(fact, 'text', cell)
    fact.raw['label'] = firstClause(name, 40)
    return
  }
  const isLong = name.length > 40 && /[，。；：]/.test(name)
  const takesMeasure = (kind === 'plan' || kind === 'last-plan') && isLong
  fact.raw['label'] = takesMeasure ? firstClause(name, 40) : name
  if (takesMeasure) {
    fact.raw['measure'] = name
    addCell(fact, 'measure', cell)
  }
}

const firstClause = (text: string, max: number): string => {
  const clause = /^[^，。；：,;:\n]+/.exec(text)?.[0] ?? text
  return (clause.length >= 4 ? clause : text).slice(0, Math.min(max, MAX_LABEL))
}

function readColumn(
  place: RecordPlace,
  row: TableRow,
  column: ColumnMapping,
  unitColumn: ColumnMapping | undefined,
): void {
  const cell = row.at(column)
  if (!cell || cell === row.nameCell || row.groupCells.includes(cell) || isTaken(place.fact, cell)) return
  const read = FIELD_READERS[column.field] ?? readText
  const unitCell = unitColumn && row.at(unitColumn)
  const unit = takeUnit(unitCell, place.ledger)
  if (unitCell === undefined || unit === undefined) {
    read(place, cell, column)
    return
  }
  read(place, cell, { ...column, unit })
  const field = [...place.fact.cells].find(([, taken]) => taken.includes(cell))?.[0]
  if (field !== undefined) addCell(place.fact, field, unitCell)
}

/** A text in a merged cell is read once for all rows of its record. */
const isTaken = ({ cells }: RawFact, cell: GridCell): boolean =>
  [...cells.values()].some((taken) => taken.includes(cell))

/** Fills what the kind must have from what else the row says, and asks about it. */
function finishRecord({ fact, table, report, ledger }: RecordPlace): void {
  const { raw, source } = fact
  if (table.kind === 'award' && raw['level'] === undefined) {
    const level = awardLevelIn(textOf(raw['by'])) ?? awardLevelIn(textOf(raw['label'])) ?? '其他'
    raw['level'] = level
    ledger.ask(source, `“${textOf(raw['label'])}”没有写级别，按“${level}”导入，请核对`)
  }
  const isTold = fact.cells.has('note') && table.columns.some(({ field }) => field === 'progress')
  if (table.kind === 'last-plan' && raw['status'] === undefined && isTold) {
    ledger.ask(source, `看不出“${textOf(raw['label'])}”是否完成，请选择`)
  }
  if (table.kind === 'project' && raw['status'] === undefined) {
    const dated = statusByDates(raw['dates'], table.period ?? report)
    const status = dated ?? (hasSpent(raw['money']) ? '在建' : undefined)
    if (status) {
      raw['status'] = status
      const by = dated ? '日期' : '已完成的投资'
      ledger.ask(source, `“${textOf(raw['label'])}”没有写状态，按${by}作“${status}”，请核对`)
    }
  }
}

/** Money that has been spent on it shows that a project is under way. */
const hasSpent = (money: unknown): boolean =>
  Array.isArray(money) &&
  money.some(
    (figure: unknown) =>
      typeof figure === 'object' &&
      figure !== null &&
      'label' in figure &&
      'value' in figure &&
      /完成|已投|累计/.test(textOf(figure.label)) &&
      Number(figure.value) > 0,
  )

function statusByDates(dates: unknown, report: Period | undefined): string | undefined {
  if (typeof dates !== 'object' || dates === null || report === undefined) return undefined
  const end = periodRange(report).last
  const isPast = (period: unknown): boolean => typeof period === 'string' && periodRange(period).last <= end
  const { inUse, finish, start } = { inUse: undefined, finish: undefined, start: undefined, ...dates }
  if (isPast(inUse)) return '投用'
  if (isPast(finish)) return '完工'
  return isPast(start) ? '在建' : undefined
}
