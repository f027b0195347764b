import {
  type Period,
  periodContains,
  periodName,
  periodRange,
  samePeriodLastYear,
} from '../../domain/period.ts'
import type { Ledger } from './ledger.ts'
import { convertFigure } from './read-figure.ts'
import { addCell, type RawFact, type ReadFigure, textOf } from './row-reader.ts'
import type { TableMapping } from './table-mapping.ts'

/** One metric of one row, or of several rows where each row is a period. */
export type Entry = {
  readonly label: string
  readonly group: string
  readonly fact: RawFact
  readonly byPeriod: Map<Period, ReadFigure>
  readonly plans: { readonly figure: ReadFigure; readonly period: Period }[]
  value?: ReadFigure
  previous?: { readonly figure: ReadFigure; readonly basis: string }
  /** The figures are those of a year as far as it has gone. */
  toDate?: boolean
  awaited: boolean
  /** The periods whose figure stands there but could not be taken. */
  readonly refusedIn: Set<Period>
}

/**
 * Makes the facts of an entry: one indicator with the figure of the period, its previous value and those of other
 * periods as its series, and a plan for each figure of a time to come.
 */
export function finishIndicator(
  entry: Entry,
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): RawFact[] {
  const { fact, byPeriod, label } = entry
  const stated = table.period ?? report
  const isReported = entry.value === undefined && report !== undefined && byPeriod.has(report)
  const base = isReported ? report : stated
  const periods = [...byPeriod.keys()].sort(inOrder)
  // What cannot be read of this period leaves it open; last year's figure does not step into its place.
  const isOpen = base !== undefined && entry.refusedIn.has(base)
  const past = base === undefined ? periods : periods.filter((period) => !isAhead(period, base))
  for (const period of periods.filter((each) => !past.includes(each))) {
    const figure = byPeriod.get(period)
    if (!figure) continue
    entry.plans.push({ figure, period })
    ledger.ask(figure.cell, `“${label}”${periodName(period)}的数在台账期间之后，按目标导入计划，请核对`)
  }
  const main = entry.value || isOpen ? base : mainPeriod(past, base)
  const mainFigure = entry.value ?? (main === undefined ? undefined : byPeriod.get(main))
  const before = main === undefined ? undefined : samePeriodLastYear(main)
  const earlier = before === undefined ? undefined : byPeriod.get(before)
  const unit = mainFigure?.unit ?? entry.previous?.figure.unit ?? earlier?.unit ?? textOf(fact.raw['unit'])
  fact.raw['value'] = mainFigure?.value ?? null
  fact.raw['unit'] = unit
  if (mainFigure) addCell(fact, 'value', mainFigure.cell)
  else if (!entry.awaited && !entry.previous && !fact.raw['target'] && past.length === 0) {
    if (!fact.raw['given'] && !fact.raw['rank']) return entry.plans.map((plan) => planOf(entry, plan))
  }
  const basisWord = /新增/.test(label) ? 'new' : /累计/.test(label) ? 'cumulative' : undefined
  if (basisWord) fact.raw['basis'] = basisWord
  if (main !== undefined && main !== report) fact.raw['period'] = main
  const source = mainFigure?.cell ?? fact.source
  setPrevious(entry, earlier, main, unit, ledger)
  setTarget(fact, unit, ledger)
  const others = past.filter(
    (period) => period !== main && (period !== before || entry.previous !== undefined),
  )
  setSeries(entry, others, unit, ledger)
  return [{ ...fact, source }, ...entry.plans.map((plan) => planOf(entry, plan))]
}

const isAhead = (period: Period, base: Period): boolean => periodRange(period).first > periodRange(base).last

/**
 * The period that a row reports: that of the sheet, else the newest within it. Where all figures are older, that of
 * this period is still to come.
 */
function mainPeriod(periods: readonly Period[], base: Period | undefined): Period | undefined {
  if (base === undefined || periods.includes(base)) return base ?? periods.at(-1)
  const { first, last } = periodRange(base)
  const within = periods.filter((period) => periodRange(period).last <= last)
  return (
    within.findLast((period) => periodRange(period).last >= first) ??
    periods.findLast((period) => periodContains(period, base)) ??
    base
  )
}

/** By the day they end; of two that end together the longer one is the newer. */
function inOrder(a: Period, b: Period): number {
  const [one, other] = [periodRange(a), periodRange(b)]
  return one.last.localeCompare(other.last) || other.first.localeCompare(one.first)
}

function setPrevious(
  { fact, previous, toDate }: Entry,
  earlier: ReadFigure | undefined,
  main: Period | undefined,
  unit: string,
  ledger: Ledger,
): void {
  const figure = previous?.figure ?? earlier
  if (!figure) return
  const value = convertFigure(figure.value, figure.unit ?? '', unit)
  if (value === undefined) {
    ledger.record(figure.cell, 'refused', `单位“${figure.unit}”与本期数的单位“${unit}”不能换算`)
    return
  }
  const basis = previous?.basis ?? (toDate || (main !== undefined && main.length > 4) ? '上年同期' : '上年')
  fact.raw['previous'] = { value, basis }
  addCell(fact, 'previous', figure.cell)
}

function setTarget({ raw, cells }: RawFact, unit: string, ledger: Ledger): void {
  const target = raw['target']
  if (typeof target !== 'object' || target === null || !('value' in target) || !('unit' in target)) return
  const { unit: own, ...rest } = target
  const value = convertFigure(textOf(target.value), textOf(own), unit)
  if (value !== undefined) raw['target'] = { ...rest, value }
  else {
    delete raw['target']
    for (const cell of cells.get('target') ?? []) {
      ledger.record(cell, 'refused', `单位“${textOf(own)}”与本期数的单位“${unit}”不能换算`)
    }
    cells.delete('target')
  }
}

/** What a table lists of other periods, oldest first, in the unit of this period's figure. */
function setSeries(
  { fact, byPeriod }: Entry,
  periods: readonly Period[],
  unit: string,
  ledger: Ledger,
): void {
  const series: { period: Period; value: string }[] = []
  for (const period of periods) {
    const figure = byPeriod.get(period)
    if (!figure) continue
    const value = convertFigure(figure.value, figure.unit ?? '', unit)
    if (value === undefined) {
      ledger.record(figure.cell, 'refused', `单位“${figure.unit}”与本期数的单位“${unit}”不能换算`)
      continue
    }
    series.push({ period, value })
    addCell(fact, 'series', figure.cell)
  }
  if (series.length > 0) fact.raw['series'] = series
}

/** A target of a year to come is no target of this year's figure but a plan. */
function planOf(entry: Entry, { figure, period }: Entry['plans'][number]): RawFact {
  const { theme } = entry.fact.raw
  const target = {
    label: entry.label,
    value: figure.value,
    unit: figure.unit ?? '',
    ...(figure.sense ? { sense: figure.sense } : {}),
  }
  return {
    raw: { kind: 'plan', label: entry.label, theme, target, due: period },
    cells: new Map([['target', [figure.cell]]]),
    source: figure.cell,
  }
}
