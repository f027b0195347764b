import { compare } from '../domain/decimal.ts'
import type { FactSheet, Indicator, SheetFault } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodName } from '../domain/period.ts'
import { isRate } from './derive.ts'
import { isFlow, severityOfSum } from './is-flow.ts'
import { bareName, comparableUnits } from './metric-names.ts'
import { intervalsMeet } from './rounding.ts'
import { baseInterval, sumOf } from './unit-values.ts'

type Valued = Indicator & { readonly value: string }
type Pair = readonly [a: Valued, b: Valued]

const shown = ({ value, unit }: Valued): string => `${value}${unit}`

/**
 * Indicators of one name against each other: one metric with two values (domain.md N-25), 人 beside 人次 (N-27), part of
 * a year against the year, new against cumulative.
 */
export function checkSeries(sheet: FactSheet): SheetFault[] {
  const families = new Map<string, Valued[]>()
  for (const fact of sheet.facts) {
    if (fact.kind !== 'indicator' || fact.value === null) continue
    const own: Valued[] = [{ ...fact, value: fact.value }, ...seriesOf(fact)]
    for (const name of new Set([fact.label, ...fact.aliases].map(familyName))) {
      families.set(name, [...(families.get(name) ?? []), ...own])
    }
  }
  const faults = [...families.values()].flatMap((family) => [
    ...pairsOf(family).flatMap((pair) => checkPair(pair, sheet)),
    ...checkHalves(family, sheet),
    ...checkCumulation(family, sheet),
  ])
  return distinct(faults)
}

/** What the fact says of other periods, each as a telling of its own. */
const seriesOf = ({ series = [], previous: _, asOf: __, ...fact }: Indicator): Valued[] =>
  series.map(({ period, value }) => ({ ...fact, period, value }))

/** The thing itself, without the words for how it is counted: 新增清廉学校 and 清廉学校累计数 are one family. */
const familyName = (name: string): string =>
  bareName(
    bareName(name)
      .replace(/^(?:新增|累计|当年新增|本年新增|净增)/, '')
      .replace(/(?:累计|新增)$/, ''),
  )

/** Beyond this many of one name the pairs say nothing new. */
const LARGEST_FAMILY = 30

function pairsOf(family: readonly Valued[]): Pair[] {
  const some = family.slice(0, LARGEST_FAMILY)
  return some.flatMap((a, i) => some.slice(i + 1).map((b): Pair => [a, b]))
}

const periodOf = ({ period }: Indicator, sheet: FactSheet): Period => period ?? sheet.period

function checkPair([a, b]: Pair, sheet: FactSheet): SheetFault[] {
  const isSameMetric = bareName(a.label) === bareName(b.label)
  if (!comparableUnits(a.unit, b.unit)) {
    if (!isSameMetric || a.unit === '' || b.unit === '') return []
    const message = `“${a.label}”（${a.id}）以${a.unit}计，“${b.label}”（${b.id}）以${b.unit}计，同一指标请统一单位；如是两个指标，请改名以示区别`
    return [{ severity: 'warning', fact: b.id, code: 'unit.differs', message }]
  }
  const [x, y] = [baseInterval(a.value, a.unit), baseInterval(b.value, b.unit)]
  const [first, second] = [periodOf(a, sheet), periodOf(b, sheet)]
  if (first === second && a.basis === b.basis) {
    if (!isSameMetric || intervalsMeet(x, y) || (a.scope ?? '') !== (b.scope ?? '')) return []
    const message = `同一指标有两个数：“${a.label}”（${a.id}）${shown(a)}${origin(a)}，“${b.label}”（${b.id}）${shown(b)}${origin(b)}，请选定一个，或分别写明口径`
    return [{ severity: 'warning', fact: b.id, code: 'value.differs', message }]
  }
  if (first === second) return checkBasis([a, b])
  return []
}

/** Where a value comes from, so that a person can decide between two. */
function origin({ source, asOf, scope }: Indicator): string {
  const parts = [
    scope && `口径：${scope}`,
    asOf && `截至 ${asOf}`,
    source && [source.file, source.cell].filter(Boolean).join(' '),
  ]
  const known = parts.filter(Boolean)
  return known.length === 0 ? '' : `（${known.join('，')}）`
}

/** What is new in a period is part of what has come together. */
function checkBasis([a, b]: Pair): SheetFault[] {
  const fresh = [a, b].find(({ basis }) => basis === 'new')
  const whole = [a, b].find(({ basis }) => basis === 'cumulative')
  if (!fresh || !whole || isRate(fresh.unit)) return []
  const over =
    compare(baseInterval(fresh.value, fresh.unit).low, baseInterval(whole.value, whole.unit).high) > 0
  const message = `“${fresh.label}”（本期新增）${shown(fresh)}，大于“${whole.label}”（累计）${shown(whole)}，请核对`
  return over ? [{ severity: 'error', fact: fresh.id, code: 'basis.exceeds', message }] : []
}

/** The former total and what is new make the total of now, unless something fell away. */
function checkCumulation(family: readonly Valued[], sheet: FactSheet): SheetFault[] {
  return family.flatMap((whole) => {
    const { previous, unit, value } = whole
    if (whole.basis !== 'cumulative' || !previous || previous.basis !== '上年' || isRate(unit)) return []
    const fresh = family.find(
      (other) =>
        other.basis === 'new' &&
        periodOf(other, sheet) === periodOf(whole, sheet) &&
        comparableUnits(other.unit, unit),
    )
    if (!fresh) return []
    const sum = sumOf([baseInterval(previous.value, unit), baseInterval(fresh.value, fresh.unit)])
    if (intervalsMeet(sum, baseInterval(value, unit))) return []
    const message = `“${whole.label}”累计 ${shown(whole)}，与上年累计 ${previous.value}${unit} 加“${fresh.label}” ${shown(fresh)} 不符；如有撤销、到期的，请在备注中说明`
    return [{ severity: 'warning' as const, fact: whole.id, code: 'cumulative.sum', message }]
  })
}

/** How many periods of a form make up one of another, by the marks of their forms. */
const MAKE_UP: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '': { H: 2, Q: 4, M: 12 },
  H: { Q: 2, M: 6 },
  Q: { M: 3 },
}
const formOf = (period: Period): string => {
  const part = period.slice(5)
  return part === '' || part.length === 5 ? part : /^\d/.test(part) ? 'M' : part.slice(0, 1)
}

/**
 * Halves, quarters and months against the period they belong to: no part of what comes together is larger than the
 * whole, and all parts make it up. Told by name and unit alone that it is a sum, it is asked about and not held false.
 */
function checkHalves(family: readonly Valued[], sheet: FactSheet): SheetFault[] {
  return family.flatMap((one): SheetFault[] => {
    if (!isFlow(one) || isRate(one.unit)) return []
    const whole = periodOf(one, sheet)
    const parts = family.filter(
      (part) =>
        part !== one &&
        part.basis === one.basis &&
        periodOf(part, sheet) !== whole &&
        periodContains(whole, periodOf(part, sheet)) &&
        comparableUnits(part.unit, one.unit),
    )
    const severity = severityOfSum(one)
    const total = baseInterval(one.value, one.unit)
    const larger = parts.find((part) => compare(baseInterval(part.value, part.unit).low, total.high) > 0)
    if (larger) {
      const message = `“${one.label}”${periodName(periodOf(larger, sheet))}为 ${shown(larger)}，大于${periodName(whole)}的 ${shown(one)}，请核对`
      return [{ severity, fact: one.id, code: 'period.exceeds', message }]
    }
    if (one.basis === 'cumulative') return []
    return [...Map.groupBy(parts, (part) => formOf(periodOf(part, sheet)))].flatMap(([form, own]) => {
      const periods = new Set(own.map((part) => periodOf(part, sheet)))
      if (periods.size !== own.length || own.length !== MAKE_UP[formOf(whole)]?.[form]) return []
      const sum = sumOf(own.map((part) => baseInterval(part.value, part.unit)))
      if (intervalsMeet(sum, total)) return []
      const names = own.length === 2 && form === 'H' ? '上、下半年' : '各期'
      const message = `“${one.label}”${names}分别为 ${own.map(shown).join('、')}，合起来与${whole.length === 4 ? '全年' : periodName(whole)}的 ${shown(one)} 不符，请核对`
      return [{ severity, fact: one.id, code: 'period.sum', message }]
    })
  })
}

const distinct = (faults: readonly SheetFault[]): SheetFault[] => [
  ...new Map(faults.map((fault) => [`${fault.code} ${fault.message}`, fault])).values(),
]
