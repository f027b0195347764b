import { compare } from '../domain/decimal.ts'
import type { FactSheet, Indicator, SheetFault } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodName } from '../domain/period.ts'
import { isRate } from './derive.ts'
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
    const valued: Valued = { ...fact, value: fact.value }
    for (const name of new Set([fact.label, ...fact.aliases].map(familyName))) {
      families.set(name, [...(families.get(name) ?? []), valued])
    }
  }
  const faults = [...families.values()].flatMap((family) => [
    ...pairsOf(family).flatMap((pair) => checkPair(pair, sheet)),
    ...checkHalves(family, sheet),
    ...checkCumulation(family, sheet),
  ])
  return distinct(faults)
}

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

/** A half-year or quarter against the year it belongs to: no part of a year's sum is larger, and all parts make it up. */
function checkHalves(family: readonly Valued[], sheet: FactSheet): SheetFault[] {
  return family.flatMap((year) => {
    if (year.basis === 'stock' || isRate(year.unit) || periodOf(year, sheet).length !== 4) return []
    const whole = periodOf(year, sheet)
    const parts = family.filter(
      (part) =>
        part !== year &&
        part.basis === year.basis &&
        periodOf(part, sheet) !== whole &&
        periodContains(whole, periodOf(part, sheet)) &&
        comparableUnits(part.unit, year.unit),
    )
    const total = baseInterval(year.value, year.unit)
    const larger = parts.find((part) => compare(baseInterval(part.value, part.unit).low, total.high) > 0)
    if (larger) {
      const message = `“${year.label}”${periodName(periodOf(larger, sheet))}为 ${shown(larger)}，大于${periodName(whole)}的 ${shown(year)}，请核对`
      return [{ severity: 'error' as const, fact: year.id, code: 'period.exceeds', message }]
    }
    const halves = parts.filter((part) => /-H[12]$/.test(periodOf(part, sheet)))
    if (year.basis !== 'new' || halves.length !== 2) return []
    const sum = sumOf(halves.map((half) => baseInterval(half.value, half.unit)))
    if (intervalsMeet(sum, total)) return []
    const message = `“${year.label}”上、下半年分别为 ${halves.map(shown).join('、')}，合起来与全年的 ${shown(year)} 不符，请核对`
    return [{ severity: 'error' as const, fact: year.id, code: 'period.sum', message }]
  })
}

const distinct = (faults: readonly SheetFault[]): SheetFault[] => [
  ...new Map(faults.map((fault) => [`${fault.code} ${fault.message}`, fault])).values(),
]
