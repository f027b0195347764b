import { compare } from '../domain/decimal.ts'
import type { FactSheet, Indicator, SheetFault } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodName, periodYear } from '../domain/period.ts'
import { nameLikeness } from '../text/likeness.ts'
import { isRate } from './derive.ts'
import type { ExtractedFigure } from './extract/figure.ts'
import { isFlow, severityOfSum } from './is-flow.ts'
import { bareName, comparableUnits, goesBy } from './metric-names.ts'
import { intervalsMeet } from './rounding.ts'
import { baseInterval } from './unit-values.ts'

/** An earlier document of the bureau, read. */
export type EarlierDocument = {
  readonly file: string
  readonly period: Period | null
  readonly figures: readonly ExtractedFigure[]
}

type Stated = ExtractedFigure & { readonly value: string }
type Check = (indicator: Indicator, stated: readonly Stated[], document: EarlierDocument) => SheetFault[]

/** Names that have this much of the shorter one in common may mean one metric; a person decides. */
const ALIKE = 0.8
const CLEARLY_LONGER = 2

/**
 * A sheet against an earlier document, metric by metric: the values before against what last year's document stated,
 * and a half-year's figures against those of the whole year. Every message names the line. Only figures that the document
 * states of itself count, not its targets or changes.
 */
export function checkAgainstDocument(sheet: FactSheet, document: EarlierDocument): SheetFault[] {
  const check = checkFor(sheet.period, document.period)
  if (!check) {
    const stated = document.period === null ? '看不出是哪一期的' : `是${periodName(document.period)}的`
    const message = `“${document.file}”${stated}，与台账的${periodName(sheet.period)}对不上，没有逐项核对；请给出上年的总结，或本年上半年的总结`
    return [{ severity: 'warning', fact: null, code: 'document.period', message }]
  }
  const stated = document.figures.filter(
    (figure): figure is Stated =>
      figure.kind === 'actual' &&
      figure.value !== null &&
      figure.upper === null &&
      figure.comparison === null &&
      /^\d/.test(figure.value),
  )
  return sheet.facts.flatMap((fact) => (fact.kind === 'indicator' ? check(fact, stated, document) : []))
}

function checkFor(period: Period, other: Period | null): Check | undefined {
  if (other === null || other === period) return undefined
  if (periodYear(other) === periodYear(period) - 1) return checkPrevious
  return periodContains(period, other) ? checkHalf : undefined
}

const LEAST_RATE_NAME = 4

/** A text that speaks of hotlines need only say 按期办结率 where the sheet says 12345热线工单按期办结率. */
const isEndOfRate = (name: string, metric: string, unit: string): boolean =>
  isRate(unit) && metric.length >= LEAST_RATE_NAME && bareName(name).endsWith(bareName(metric))

/** The figures of a document that bear the indicator's name: the same name if there is one, or else names alike. */
function namesakes({ label, aliases, unit }: Indicator, stated: readonly Stated[]): Stated[] {
  const same = stated.filter(({ metric }) => goesBy({ label, aliases }, metric))
  const alike =
    same.length > 0
      ? same
      : stated.filter(({ metric }) =>
          [label, ...aliases].some(
            (name) =>
              isEndOfRate(name, metric, unit) ||
              (Math.abs(bareName(name).length - bareName(metric).length) <= CLEARLY_LONGER &&
                nameLikeness(bareName(name), bareName(metric)) >= ALIKE),
          ),
        )
  return alike.filter((figure) => unit === '' || comparableUnits(figure.unit, unit))
}

const quote = ({ line, raw, metric }: Stated): string => `第 ${line} 行“${metric}”${raw}`

const checkPrevious: Check = (indicator, stated, { file }) => {
  const { id, label, previous, unit } = indicator
  const found = namesakes(indicator, stated)
  const [first] = found
  if (!first) return []
  if (!previous) {
    if (found.length > 1) return []
    const message = `“${label}”没有填上期数，“${file}”${quote(first)}，核对口径后可以填入`
    return [{ severity: 'warning', fact: id, code: 'last.missing', message }]
  }
  if (previous.basis !== '上年') return []
  const own = baseInterval(previous.value, unit)
  if (found.some((figure) => intervalsMeet(own, approximate(figure)))) return []
  const message = `“${label}”的上年数台账填 ${previous.value}${unit}，“${file}”${quote(first)}，两者不同，请核对数值和口径`
  return [{ severity: 'warning', fact: id, code: 'last.differs', message }]
}

/** 近 and 余 are good for a tenth to either side. */
function approximate({ value, unit, qualifier }: Stated) {
  const interval = baseInterval(value, unit)
  if (qualifier === null || !/[近超约余多逾]|以上|左右/.test(qualifier)) return interval
  const slack = (end: typeof interval.low): typeof interval.low => ({
    units: end.units / 10n,
    scale: end.scale,
  })
  return {
    low: { units: interval.low.units - slack(interval.low).units, scale: interval.low.scale },
    high: { units: interval.high.units + slack(interval.high).units, scale: interval.high.scale },
  }
}

const checkHalf: Check = (indicator, stated, { file, period }) => {
  const { id, label, value, unit } = indicator
  if (value === null || !isFlow(indicator) || isRate(unit)) return []
  const total = baseInterval(value, unit)
  const larger = namesakes(indicator, stated).find(
    (figure) =>
      figure.period === period && compare(baseInterval(figure.value, figure.unit).low, total.high) > 0,
  )
  if (!larger) return []
  const message = `“${label}”全年为 ${value}${unit}，“${file}”${quote(larger)}，上半年反而更多，请核对`
  return [{ severity: severityOfSum(indicator), fact: id, code: 'half-year.exceeds', message }]
}
