import { type Period, periodRange, samePeriodLastYear } from '../../domain/period.ts'
import type { Ledger } from './ledger.ts'
import { convertFigure } from './read-figure.ts'
import { addCell, type RawFact, type ReadFigure, textOf } from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'

/** One metric of one row, or of several rows where each row is a period. */
export type Entry = {
  readonly label: string
  readonly group: string
  readonly fact: RawFact
  readonly byPeriod: Map<Period, ReadFigure>
  readonly plans: { readonly column: ColumnMapping; readonly figure: ReadFigure; readonly period: Period }[]
  value?: ReadFigure
  previous?: { readonly figure: ReadFigure; readonly basis: string }
  awaited: boolean
  /** The periods whose figure stands there but could not be taken. */
  readonly refusedIn: Set<Period>
}

/** Makes the facts of an entry: the figure of the period with its previous value, other periods, next year's targets. */
export function finishIndicator(
  entry: Entry,
  table: TableMapping,
  report: Period | undefined,
  ledger: Ledger,
): RawFact[] {
  const { fact, byPeriod, label } = entry
  const base = table.period ?? report
  const periods = [...byPeriod.keys()].sort(inOrder)
  // What cannot be read of this period leaves it open; last year's figure does not step into its place.
  const isOpen = base !== undefined && entry.refusedIn.has(base)
  const main = entry.value || isOpen ? base : mainPeriod(periods, base)
  const mainFigure = entry.value ?? (main === undefined ? undefined : byPeriod.get(main))
  const before = main === undefined ? undefined : samePeriodLastYear(main)
  const earlier = before === undefined ? undefined : byPeriod.get(before)
  const unit = mainFigure?.unit ?? entry.previous?.figure.unit ?? earlier?.unit ?? textOf(fact.raw['unit'])
  fact.raw['value'] = mainFigure?.value ?? null
  fact.raw['unit'] = unit
  if (mainFigure) addCell(fact, 'value', mainFigure.cell)
  else if (!entry.awaited && !entry.previous && !fact.raw['target'] && !earlier) {
    if (!fact.raw['given'] && !fact.raw['rank']) return []
  }
  const basisWord = /新增/.test(label) ? 'new' : /累计/.test(label) ? 'cumulative' : undefined
  if (basisWord) fact.raw['basis'] = basisWord
  if (main !== undefined && main !== report) fact.raw['period'] = main
  const source = mainFigure?.cell ?? fact.source
  setPrevious(entry, earlier, main, unit, ledger)
  setTarget(fact, unit, ledger)
  const others = periods.filter(
    (period) => period !== main && (period !== before || entry.previous !== undefined),
  )
  return [
    { ...fact, source },
    ...others.flatMap((period) => {
      const figure = byPeriod.get(period)
      return figure ? [otherPeriod(entry, period, figure, report)] : []
    }),
    ...entry.plans.map(({ figure, period }) => planOf(entry, figure, period)),
  ]
}

/** The period that a row reports: that of the sheet, else the newest that ends within it, else the newest. */
function mainPeriod(periods: readonly Period[], base: Period | undefined): Period | undefined {
  if (base === undefined || periods.includes(base)) return base ?? periods.at(-1)
  const end = periodRange(base).last
  return periods.findLast((period) => periodRange(period).last <= end) ?? periods.at(-1)
}

/** By the day they end; of two that end together the longer one is the newer. */
function inOrder(a: Period, b: Period): number {
  const [one, other] = [periodRange(a), periodRange(b)]
  return one.last.localeCompare(other.last) || other.first.localeCompare(one.first)
}

function setPrevious(
  { fact, previous }: Entry,
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
  const basis = previous?.basis ?? (main !== undefined && main.length > 4 ? '上年同期' : '上年')
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

function otherPeriod(entry: Entry, period: Period, figure: ReadFigure, report: Period | undefined): RawFact {
  const { theme } = entry.fact.raw
  return {
    raw: {
      kind: 'indicator',
      label: entry.label,
      theme,
      value: figure.value,
      unit: figure.unit ?? '',
      ...(period === report ? {} : { period }),
    },
    cells: new Map([['value', [figure.cell]]]),
    source: figure.cell,
  }
}

/** A target of a year to come is no target of this year's figure but a plan. */
function planOf(entry: Entry, figure: ReadFigure, period: Period): RawFact {
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
