import type { GridCell } from '../../domain/grid.ts'
import { periodYear } from '../../domain/period.ts'
import type { ColumnField } from './header-words.ts'
import { readDate } from './read-date.ts'
import type { FieldReader, RecordPlace } from './record-place.ts'
import { readPlanTarget, readProgress } from './record-progress.ts'
import { awardLevelIn, projectStatusIn } from './record-words.ts'
import {
  addCell,
  addNote,
  noteName,
  setAliases,
  setMust,
  takeDate,
  takeFigure,
  takeWords,
  textOf,
  unitInName,
} from './row-reader.ts'

const skip =
  (reason: string): FieldReader =>
  ({ ledger }, cell) =>
    ledger.record(cell, 'ignored', reason)

const asNote: FieldReader = ({ fact, ledger }, cell, column) => addNote(fact, cell, noteName(column), ledger)

/** Where the words of a column go for each kind; a field that a kind does not have goes into the note. */
const TEXT_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  project: { site: 'site', detail: 'detail' },
  award: { by: 'by', recipient: 'recipient' },
  event: { what: 'what', result: 'result' },
  problem: { detail: 'text' },
  plan: { measure: 'measure', owner: 'owner' },
  'last-plan': { measure: 'measure', owner: 'owner', reason: 'reason' },
}
const ONE_LINE = new Set(['owner', 'site', 'by', 'recipient'])

export const readText: FieldReader = (place, cell, column) => {
  const { fact, table, ledger } = place
  const field = TEXT_FIELDS[table.kind]?.[column.field]
  if (field === undefined) {
    asNote(place, cell, column)
    return
  }
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const before = textOf(fact.raw[field])
  const words = ONE_LINE.has(field) ? text.replaceAll(/\s*\n\s*/g, '、') : text
  fact.raw[field] = before === '' || before === words ? words : `${before}；${words}`
  addCell(fact, field, cell)
}

const readQuantity: FieldReader = ({ fact, table, ledger }, cell, column) => {
  const label = column.name ?? column.header
  const fallback = column.field === 'money' ? (table.unit ?? '') : ''
  const figure = takeFigure(cell, (column.unit ?? fallback) || unitInName(label), label, table, ledger)
  if (!figure) return
  const unit = figure.unit ?? ''
  if (figure.sense) ledger.record(cell, 'refused', `“${cell.text.trim()}”不是确定的数`)
  else if (unit === '') {
    addNote(fact, cell, label, ledger)
    ledger.ask(cell, `“${label}”没有写单位，放入备注`)
  } else {
    const field = column.field === 'money' && table.kind === 'project' ? 'money' : 'figures'
    const list = Array.isArray(fact.raw[field]) ? fact.raw[field] : []
    fact.raw[field] = [...list, { label, value: figure.value, unit }]
    addCell(fact, field, cell)
  }
}

/** The year of dates that name none: plans are for the year after the report. */
const yearOf = ({ table: { period, kind }, report }: RecordPlace): number | undefined => {
  if (period !== undefined) return periodYear(period)
  if (report === undefined) return undefined
  return kind === 'plan' ? periodYear(report) + 1 : periodYear(report)
}

/** A record over several rows has one date of each sort: a second one that says otherwise is refused. */
function differs(before: unknown, now: string, cell: GridCell, { ledger }: RecordPlace): boolean {
  const isOther = before !== undefined && before !== now
  if (isOther) ledger.record(cell, 'refused', `同一条前面已写“${before}”，这一格没有导入`)
  return isOther
}

const readProjectDate =
  (name: string): FieldReader =>
  (place, cell) => {
    const { fact, ledger } = place
    const status = readDate(cell, yearOf(place)).kind === 'refused' ? projectStatusIn(cell.text) : undefined
    if (status !== undefined) {
      // 在建 in the column of completion says how it stands.
      fact.raw['status'] ??= status
      addCell(fact, 'status', cell)
      return
    }
    const period = takeDate(cell, yearOf(place), ledger)
    if (period === undefined) return
    const dates: Readonly<Record<string, unknown>> = { ...(fact.raw['dates'] ?? {}) }
    if (differs(dates[name], period, cell, place)) return
    fact.raw['dates'] = { ...dates, [name]: period }
    addCell(fact, 'dates', cell)
  }

const readDateInto =
  (field: string): FieldReader =>
  (place, cell) => {
    const period = takeDate(cell, yearOf(place), place.ledger)
    if (period === undefined || differs(place.fact.raw[field], period, cell, place)) return
    place.fact.raw[field] = period
    addCell(place.fact, field, cell)
  }

const NO_DATE = /长期|持续|全年|常年|贯穿|每[月季年周]|常态/

/** 长期坚持 and 全年推进 are no date but say when all the same. */
const readDue: FieldReader = (place, cell, column) => {
  const { kind } = place.table
  if (kind === 'project') readProjectDate('due')(place, cell, column)
  else if ((kind !== 'plan' && kind !== 'last-plan') || NO_DATE.test(cell.text)) asNote(place, cell, column)
  else readDateInto('due')(place, cell, column)
}

const readPartners: FieldReader = ({ fact, ledger }, cell) => {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const before = Array.isArray(fact.raw['partners']) ? fact.raw['partners'] : []
  const names = text.split(/[、；;，,\s]+/).filter(Boolean)
  fact.raw['partners'] = [...new Set([...before, ...names])]
  addCell(fact, 'partners', cell)
}

const readLevel: FieldReader = (place, cell, column) => {
  const level = place.table.kind === 'award' ? awardLevelIn(cell.text) : undefined
  if (!level) {
    asNote(place, cell, column)
    return
  }
  place.fact.raw['level'] = level
  addCell(place.fact, 'level', cell)
}

const readGrade: FieldReader = ({ fact, ledger }, cell) => {
  const grade = takeWords(cell, ledger)
  if (grade === undefined) return
  const label = textOf(fact.raw['label'])
  if (!label.includes(grade)) fact.raw['label'] = `${label}${grade}`
  addCell(fact, 'label', cell)
}

/** How the cells of each column become part of a record; what is not listed is text. */
export const FIELD_READERS: Partial<Record<ColumnField, FieldReader>> = {
  order: skip('序号'),
  ignore: skip('这一列设定为不导入'),
  unit: skip('旁边的数的计量单位'),
  must: ({ fact }, cell) => setMust(fact, cell),
  aliases: ({ fact, ledger }, cell) => setAliases(fact, cell, ledger),
  money: readQuantity,
  figure: readQuantity,
  start: readProjectDate('start'),
  finish: readProjectDate('finish'),
  inUse: readProjectDate('inUse'),
  due: readDue,
  date: readDateInto('date'),
  progress: readProgress,
  status: readProgress,
  target: readPlanTarget,
  partners: readPartners,
  level: readLevel,
  grade: readGrade,
}
