import type { FactKind } from '../../domain/fact-sheet.ts'
import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodRange, periodYear } from '../../domain/period.ts'
import { type ColumnProfile, profileColumns } from './column-profile.ts'
import { type FoundTable, findTables } from './find-tables.ts'
import type { GridView } from './grid-view.ts'
import { guessColumns } from './guess-columns.ts'
import { guessKind, type KindGuess } from './guess-kind.ts'
import { readDate } from './read-date.ts'
import { readFigure } from './read-figure.ts'
import { isUnit } from './read-header.ts'
import { readTitle } from './read-title.ts'
import { answerIn } from './record-words.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'

/** Names of metrics that are percentages, and among them those that are small when things go well. */
export const RATE_NAME = /(?:率|占比|比例|比重|百分比|覆盖面|参与面)(?:[（(].*)?$/
const SMALL_RATE = /大班额|辍学|流失|事故|超标|违规|投诉|缺勤|不合格|死亡|发案|下降/

/** Proposes how every table of a sheet is read. `period` is that of the report, where it is known. */
export function proposeTables(view: GridView, period: Period | undefined): TableMapping[] {
  const found = findTables(view)
  return found.flatMap((table, place) => proposeTable(view, table, place === found.length - 1, period))
}

/** The mappings of one found table: several where the same columns stand side by side again. */
export function proposeTable(
  view: GridView,
  { titleRows, headerRows, bodyRows }: FoundTable,
  isLast: boolean,
  report: Period | undefined,
): TableMapping[] {
  const [firstHeader = 1] = headerRows
  const title = readTitle(
    titleRows.flatMap((row) => view.cellsOf(row)),
    view.grid.sheet,
  )
  const period = title.period ?? report
  const year = period === undefined ? undefined : periodYear(period)
  const profiles = profileColumns(view, headerRows, bodyRows, year)
  const blocks = splitBlocks(profiles)
  const isPast = isPastPlan(title.period, report)
  return blocks.map((block): TableMapping => {
    const words = `${title.title} ${view.grid.sheet}`
    const guess = guessKind(block, words, isPast)
    const { kind, confidence, reason } = asDone(guess, block, words, title.period, report)
    const columns = nameByContent(guessColumns(block, kind))
    const lastRow = isLast ? null : (bodyRows.at(-1) ?? headerRows.at(-1) ?? firstHeader)
    return {
      sheet: view.grid.sheet,
      title: title.title.slice(0, 400),
      kind,
      headerRows: [...headerRows],
      firstRow: (headerRows.at(-1) ?? firstHeader) + 1,
      lastRow,
      ...(title.period === undefined ? {} : { period: title.period }),
      ...(title.asOf === undefined ? {} : { asOf: title.asOf }),
      ...(title.unit === undefined ? {} : { unit: title.unit }),
      percents: hasFractions(view, bodyRows, block, columns, kind) ? 'fraction' : 'percent',
      totals: 'fact',
      columns,
      confidence,
      reason,
    }
  })
}

const PLAN_WORDS =
  /计划|安排|任务|要点|目标|措施|举措|牵头|责任|负责|配合|时限|期限|节点|打算|预[计定期]|拟|重点工作|实事|日程|方案|清单/
const DAY_HEADER = /^(?:活动|举办|开展|会议|举行|发生)?(?:时间|日期|年月)$/

/** Matters with dates that have all passed by the end of the report, nowhere called planned, took place: 大事记. */
function isChronicle(columns: readonly ColumnProfile[], title: string, report: Period | undefined): boolean {
  if (report === undefined || PLAN_WORDS.test(title)) return false
  if (columns.some(({ header }) => PLAN_WORDS.test(header))) return false
  const days = columns.find(({ names, dates }) => DAY_HEADER.test(names.at(-1) ?? '') && dates >= 0.5)
  const end = periodRange(report).last
  return (
    (days?.sample ?? []).some((cell) => readDate(cell, periodYear(report)).kind === 'period') &&
    (days?.sample ?? []).every((cell) => {
      const reading = readDate(cell, periodYear(report))
      return reading.kind !== 'period' || periodRange(reading.period).last <= end
    })
  )
}

const isAhead = (stated: Period | undefined, report: Period | undefined): boolean =>
  stated !== undefined && report !== undefined && periodRange(stated).first > periodRange(report).last

/**
 * What looks like a plan and is a list of what was done (a chronicle, or the year's work with what came of it), and what
 * looks like work in hand and is that of a time to come.
 */
function asDone(
  guess: KindGuess,
  columns: readonly ColumnProfile[],
  title: string,
  stated: Period | undefined,
  report: Period | undefined,
): KindGuess {
  if (guess.kind === 'plan' && isChronicle(columns, title, report ?? stated))
    return { ...guess, kind: 'event', reason: '所列日期都已过去，也没有计划的字样，像活动表' }
  if (guess.kind === 'project' && isAhead(stated, report))
    return { ...guess, kind: 'plan', reason: '表名写明是下一期的，所列项目作为计划' }
  if (guess.kind === 'last-plan' && isYearsWork(columns, title, stated, report))
    return { ...guess, kind: 'event', reason: '所列是本期已做的工作，没有目标、时限和未完成的，像活动举措表' }
  return guess
}

/** 社会救助 is a field of work; what was done in it is named by the column of contents. */
const nameByContent = (columns: ColumnMapping[]): ColumnMapping[] => {
  const isField = ({ field, header }: ColumnMapping): boolean =>
    field === 'label' && /工作(?:事项|领域|项目)?$/.test(header)
  if (!columns.some(isField) || !columns.some(({ field }) => field === 'what')) return columns
  return columns.map((column) =>
    isField(column)
      ? { ...column, field: 'group' }
      : column.field === 'what'
        ? { ...column, field: 'label' }
        : column,
  )
}

const SET_BEFOREHAND = /计划|任务|目标|要点|实事|分解|安排|考核|指标|时限|期限|节点|措施|举措|要求|标准/

/**
 * Matters of the very year of the report with how they stand, nowhere called a task or a target, and none of them left
 * undone: what was done, not what last year's plan had set.
 */
function isYearsWork(
  columns: readonly ColumnProfile[],
  title: string,
  stated: Period | undefined,
  report: Period | undefined,
): boolean {
  const ofYear = columns.some(({ yearOffset, period }) => yearOffset === 0 || (period ?? '') === report)
  if (report === undefined || (stated === undefined ? !ofYear : periodYear(stated) !== periodYear(report)))
    return false
  if (SET_BEFOREHAND.test(title) || columns.some(({ header }) => SET_BEFOREHAND.test(header))) return false
  const told = columns.filter(({ names, figures }) => figures < 0.5 && /情况$|进展$/.test(names.at(-1) ?? ''))
  const answers = told.flatMap(({ sample }) => sample.map(({ text }) => answerIn(text)))
  return told.length > 0 && answers.every((answer) => answer !== '未完成' && answer !== '取消')
}

/** A list of tasks of a year to come is a plan however much of it is under way. */
const isPastPlan = (stated: Period | undefined, report: Period | undefined): boolean =>
  stated === undefined || report === undefined || periodYear(stated) <= periodYear(report)

/** 指标 数值 指标 数值: the columns of one narrow table, repeated to fill the width of the paper. */
function splitBlocks(profiles: readonly ColumnProfile[]): ColumnProfile[][] {
  const headers = profiles.map(({ header }) => header)
  const filled = headers.filter((header) => header !== '')
  const [first] = filled
  const starts = headers.flatMap((header, place) => (header === first ? [place] : []))
  if (first === undefined || starts.length < 2 || (starts[1] ?? 0) - (starts[0] ?? 0) < 2)
    return [[...profiles]]
  const blocks = starts.map((start, place) => profiles.slice(place === 0 ? 0 : start, starts[place + 1]))
  const words = (block: readonly ColumnProfile[]): string =>
    block
      .map(({ header }) => header)
      .filter((header) => header !== '')
      .join('|')
  return blocks.every((block) => words(block) === words(blocks[0] ?? [])) ? blocks : [[...profiles]]
}

/** Whether the percentages of the table are stored as parts of one: none is over 1 and one has decimals. */
function hasFractions(
  view: GridView,
  bodyRows: readonly number[],
  profiles: readonly ColumnProfile[],
  columns: readonly ColumnMapping[],
  kind: FactKind,
): boolean {
  if (kind !== 'indicator' && kind !== 'project' && kind !== 'last-plan') return false
  const columnOf = new Map(columns.map((mapping, place) => [profiles[place]?.column ?? 0, mapping]))
  const place = (field: ColumnMapping['field']): number | undefined =>
    [...columnOf].find(([, mapping]) => mapping.field === field)?.[0]
  const [labelColumn, unitColumn] = [place('label') ?? place('entity'), place('unit')]
  const plain: number[] = []
  for (const row of bodyRows) {
    const label = labelColumn === undefined ? undefined : view.shownAt(row, labelColumn)?.text
    const rowUnit = unitColumn === undefined ? undefined : view.shownAt(row, unitColumn)?.text.trim()
    for (const cell of view.cellsOf(row)) {
      const mapping = columnOf.get(cell.column)
      if (!mapping || !isPercentCell(cell, mapping, label ?? '', rowUnit)) continue
      plain.push(Number(cell.raw.replace(/^[+-]/, '')))
    }
  }
  return (
    plain.length > 0 && plain.every((value) => value <= 1) && plain.some((value) => !Number.isInteger(value))
  )
}

function isPercentCell(
  cell: GridCell,
  { field, name = '', unit }: ColumnMapping,
  label: string,
  rowUnit: string | undefined,
): boolean {
  if (field === 'progress') return cell.type === 'number' && !cell.text.includes('%')
  if (field !== 'value' && field !== 'previous' && field !== 'metric' && field !== 'target') return false
  if (cell.type !== 'number' && !/^[+-]?\d*\.\d+$/.test(cell.text.trim())) return false
  const metric = name === '' ? label : name
  if (SMALL_RATE.test(metric)) return false
  const stated = unit ?? (rowUnit !== undefined && isUnit(rowUnit) ? rowUnit : undefined)
  if (stated === undefined ? !RATE_NAME.test(metric.trim()) : stated !== '%' && stated !== '％') return false
  const reading = readFigure(cell)
  return reading.kind === 'figure' && reading.unit === undefined
}
