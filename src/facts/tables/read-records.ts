import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodRange, periodYear } from '../../domain/period.ts'
import type { Ledger } from './ledger.ts'
import { readFigure } from './read-figure.ts'
import { noteName, setAliases, setMust, themeIn } from './read-indicators.ts'
import { answerIn, awardLevelIn, projectStatusIn } from './record-words.ts'
import { addCell, addNote, type RawFact, takeDate, takeFigure, takeWords, textOf } from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'

type Place = {
  readonly fact: RawFact
  readonly table: TableMapping
  readonly report: Period | undefined
  readonly ledger: Ledger
}

const MAX_LABEL = 120

/** The facts of a table whose rows are projects, awards, events, problems, plan items or names. */
export function readRecords(
  rows: readonly TableRow[],
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): RawFact[] {
  const facts: RawFact[] = []
  let last: { nameCell: GridCell; place: Place } | undefined
  for (const row of rows) {
    if (row.isTotal) {
      for (const column of table.columns) {
        const cell = row.at(column)
        if (cell) ledger.record(cell, 'ignored', '合计行，由各行相加得出，不单独导入')
      }
      continue
    }
    if (!row.nameCell || row.name === '') {
      refuseRow(row, table, ledger)
      continue
    }
    // A name in a merged cell stands for all rows that it covers.
    const goesOn = last?.nameCell === row.nameCell
    const place: Place = goesOn && last ? last.place : startRecord(row, row.nameCell, table, report, ledger)
    if (!goesOn) facts.push(place.fact)
    for (const column of table.columns) readColumn(place, row, column)
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
): Place {
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

function readColumn(place: Place, row: TableRow, column: ColumnMapping): void {
  const { fact, table, report, ledger } = place
  const cell = row.at(column)
  if (!cell || cell === row.nameCell || isTaken(fact, cell)) return
  const year = yearOf(table, report)
  switch (column.field) {
    case 'label':
    case 'group':
      return
    case 'order':
      return ledger.record(cell, 'ignored', '序号')
    case 'ignore':
      return ledger.record(cell, 'ignored', '这一列设定为不导入')
    case 'must':
      return setMust(fact, cell)
    case 'aliases':
      return setAliases(fact, cell, ledger)
    case 'money':
    case 'figure':
      return readQuantity(place, cell, column)
    case 'start':
    case 'finish':
    case 'inUse':
      return setDate(place, column.field, cell, year)
    case 'due':
      return table.kind === 'project' ? setDate(place, 'due', cell, year) : setDue(place, cell, column, year)
    case 'date':
      return setPeriod(place, cell, year)
    case 'progress':
    case 'status':
      return readProgress(place, cell, column)
    case 'target':
      return readPlanTarget(place, cell, column)
    case 'partners':
      return setPartners(place, cell)
    case 'level':
      return setLevel(place, cell, column)
    case 'grade':
      return setGrade(place, cell)
    default:
      return setText(place, cell, column)
  }
}

const isTaken = ({ cells }: RawFact, cell: GridCell): boolean =>
  [...cells.values()].some((taken) => taken.includes(cell))

const yearOf = ({ period, kind }: TableMapping, report: Period | undefined): number | undefined => {
  if (period !== undefined) return periodYear(period)
  if (report === undefined) return undefined
  return kind === 'plan' ? periodYear(report) + 1 : periodYear(report)
}

/** Where the words of a column go for each kind; a field that a kind does not have goes into the note. */
const TEXT_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  project: { site: 'site', detail: 'detail' },
  award: { by: 'by', recipient: 'recipient' },
  event: { what: 'what', result: 'result' },
  problem: { detail: 'text' },
  plan: { measure: 'measure', owner: 'owner' },
  'last-plan': { measure: 'measure', owner: 'owner', reason: 'reason' },
}

function setText({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping): void {
  const field = TEXT_FIELDS[table.kind]?.[column.field]
  if (field === undefined) return addNote(fact, cell, noteName(column), ledger)
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const before = textOf(fact.raw[field])
  const words = field === 'owner' || field === 'site' ? text.replaceAll('\n', '、') : text
  fact.raw[field] = before === '' || before === words ? words : `${before}；${words}`
  addCell(fact, field, cell)
}

function readQuantity({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping): void {
  const label = column.name ?? column.header
  const figure = takeFigure(cell, column.unit ?? (column.field === 'money' ? (table.unit ?? '') : ''), label, table, ledger)
  if (!figure) return
  const unit = figure.unit ?? ''
  if (unit === '') {
    addNote(fact, cell, label, ledger)
    ledger.ask(cell, `“${label}”没有写单位，放入备注`)
    return
  }
  if (figure.sense) return ledger.record(cell, 'refused', `“${cell.text.trim()}”不是确定的数`)
  const field = column.field === 'money' && table.kind === 'project' ? 'money' : 'figures'
  const list = Array.isArray(fact.raw[field]) ? fact.raw[field] : []
  fact.raw[field] = [...list, { label, value: figure.value, unit }]
  addCell(fact, field, cell)
}

function setDate({ fact, ledger }: Place, name: string, cell: GridCell, year: number | undefined): void {
  const period = takeDate(cell, year, ledger)
  if (period === undefined) return
  const dates = fact.raw['dates']
  fact.raw['dates'] = { ...(typeof dates === 'object' ? dates : {}), [name]: period }
  addCell(fact, 'dates', cell)
}

/** 长期坚持 and 全年推进 are no date but say when all the same. */
function setDue({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping, year: number | undefined): void {
  if (table.kind !== 'plan' && table.kind !== 'last-plan') return addNote(fact, cell, noteName(column), ledger)
  if (/长期|持续|全年|常年|贯穿|每[月季年周]/.test(cell.text)) return addNote(fact, cell, noteName(column), ledger)
  const period = takeDate(cell, year, ledger)
  if (period === undefined) return
  fact.raw['due'] = period
  addCell(fact, 'due', cell)
}

function setPeriod({ fact, ledger }: Place, cell: GridCell, year: number | undefined): void {
  const period = takeDate(cell, year, ledger)
  if (period === undefined) return
  fact.raw['date'] = period
  addCell(fact, 'date', cell)
}

function readProgress({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const { raw } = fact
  if (table.kind === 'project') {
    const figure = readFigure(cell, '%')
    const status = column.field === 'status' || raw['status'] === undefined ? projectStatusIn(text) : undefined
    if (status) raw['status'] = status
    if (figure.kind === 'figure') return setRateOfProgress(fact, figure.value, figure.unit, cell, column, table)
    if (column.field === 'status' && status) return addCell(fact, 'status', cell)
    const before = textOf(raw['detail'])
    raw['detail'] = before === '' ? text : `${before}；${text}`
    return addCell(fact, 'detail', cell)
  }
  if (table.kind !== 'last-plan') return addNote(fact, cell, noteName(column), ledger)
  const figure = readFigure(cell, '%')
  const isWhole = figure.kind === 'figure' && /^(?:100(?:\.0+)?|1(?:\.0+)?)$/.test(figure.value)
  raw['status'] ??= figure.kind === 'figure' ? (isWhole ? '完成' : '推进') : answerIn(text)
  if (raw['status'] === undefined) ledger.ask(cell, `看不出“${textOf(raw['label'])}”是否完成，请选择`)
  if (column.field === 'status' && text.length <= 4) return addCell(fact, 'status', cell)
  if ((raw['status'] === '未完成' || raw['status'] === '取消') && raw['reason'] === undefined) {
    raw['reason'] = text
    return addCell(fact, 'reason', cell)
  }
  addNote(fact, cell, noteName(column), ledger)
}

function setRateOfProgress(
  fact: RawFact,
  value: string,
  unit: string | undefined,
  cell: GridCell,
  { header }: ColumnMapping,
  table: TableMapping,
): void {
  const isWhole = Number(value) === 100 || (unit === undefined && table.percents === 'fraction' && Number(value) === 1)
  fact.raw['status'] ??= isWhole ? '完工' : Number(value) === 0 ? '前期' : '在建'
  const list = Array.isArray(fact.raw['figures']) ? fact.raw['figures'] : []
  const label = header.split('/').at(-1)?.replaceAll(/[（(].*?[)）]/g, '') || '进度'
  fact.raw['figures'] = [...list, { label, value, unit: unit ?? '%' }]
  addCell(fact, 'figures', cell)
}

function readPlanTarget({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping): void {
  if (table.kind !== 'plan' && table.kind !== 'last-plan') return addNote(fact, cell, noteName(column), ledger)
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const figure = readFigure(cell, column.unit ?? '')
  const before = fact.raw['target']
  if (figure.kind === 'figure' && before === undefined) {
    fact.raw['target'] = {
      value: figure.value,
      unit: figure.unit ?? column.unit ?? '',
      ...(figure.sense ? { sense: figure.sense } : {}),
    }
  } else {
    const words = typeof before === 'object' && before !== null && 'text' in before ? `${textOf(before.text)}；` : ''
    fact.raw['target'] = { ...(typeof before === 'object' ? before : {}), text: words + text }
  }
  addCell(fact, 'target', cell)
}

function setPartners({ fact, ledger }: Place, cell: GridCell): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const before = Array.isArray(fact.raw['partners']) ? fact.raw['partners'] : []
  const names = text.split(/[、；;，,\s]+/).filter(Boolean)
  fact.raw['partners'] = [...new Set([...before, ...names])]
  addCell(fact, 'partners', cell)
}

function setLevel({ fact, table, ledger }: Place, cell: GridCell, column: ColumnMapping): void {
  if (table.kind !== 'award') return addNote(fact, cell, noteName(column), ledger)
  const level = awardLevelIn(cell.text)
  if (!level) {
    addNote(fact, cell, noteName(column), ledger)
    return
  }
  fact.raw['level'] = level
  addCell(fact, 'level', cell)
}

function setGrade({ fact, ledger }: Place, cell: GridCell): void {
  const grade = takeWords(cell, ledger)
  if (grade === undefined) return
  const label = textOf(fact.raw['label'])
  if (!label.includes(grade)) fact.raw['label'] = `${label}${grade}`
  addCell(fact, 'label', cell)
}

/** Fills what the kind must have from what else the row says, and asks about it. */
function finishRecord({ fact, table, report, ledger }: Place): void {
  const { raw, source } = fact
  if (table.kind === 'award' && raw['level'] === undefined) {
    const level = awardLevelIn(textOf(raw['by'])) ?? awardLevelIn(textOf(raw['label'])) ?? '其他'
    raw['level'] = level
    ledger.ask(source, `“${textOf(raw['label'])}”没有写级别，按“${level}”导入，请核对`)
  }
  if (table.kind === 'project' && raw['status'] === undefined) {
    const status = statusByDates(raw['dates'], table.period ?? report)
    if (status) {
      raw['status'] = status
      ledger.ask(source, `“${textOf(raw['label'])}”没有写状态，按日期作“${status}”，请核对`)
    }
  }
}

function statusByDates(dates: unknown, report: Period | undefined): string | undefined {
  if (typeof dates !== 'object' || dates === null || report === undefined) return undefined
  const end = periodRange(report).last
  const isPast = (period: unknown): boolean => typeof period === 'string' && periodRange(period).last <= end
  const { inUse, finish, start } = { inUse: undefined, finish: undefined, start: undefined, ...dates }
  if (isPast(inUse)) return '投用'
  if (isPast(finish)) return '完工'
  return isPast(start) ? '在建' : undefined
}
