import { compare, decimal, formatDecimal, trim } from '../domain/decimal.ts'
import type { Fact, FactSheet, Figure, Indicator, SheetFault } from '../domain/fact-sheet.ts'
import { isRate } from './derive.ts'
import { bareName, comparableUnits } from './metric-names.ts'
import { baseInterval, sumOf } from './unit-values.ts'

type Part = { readonly label: string; readonly value: string; readonly unit: string }

/**
 * Parts against their total, with room for the rounding of each (domain.md N-23, N-24). Parts of an indicator bear its
 * name, as in 招聘教师（小学）, 招聘教师·小学 or 招聘教师中小学; those of a project, award or event begin with 其中.
 */
export function checkParts(sheet: FactSheet): SheetFault[] {
  return [...checkIndicatorParts(sheet), ...sheet.facts.flatMap(checkFigureParts)]
}

const PART = /^(.{2,60}?)(?:[（(][^（）()]{1,30}[)）]|[·／/：:—-]+.{1,30}|中.{1,30})$/

function checkIndicatorParts(sheet: FactSheet): SheetFault[] {
  const indicators = sheet.facts.filter((fact) => fact.kind === 'indicator')
  const wholes = new Map<string, Indicator>()
  for (const fact of indicators) {
    for (const name of [fact.label, ...fact.aliases])
      wholes.set(`${bareName(name)} ${fact.period ?? ''}`, fact)
  }
  const partsOf = new Map<Indicator, Part[]>()
  for (const { label, value, unit, period } of indicators) {
    const name = PART.exec(label)?.[1]
    const whole = name === undefined ? undefined : wholes.get(`${bareName(name)} ${period ?? ''}`)
    if (!whole || whole.label === label || value === null || isRate(unit)) continue
    if (comparableUnits(whole.unit, unit))
      partsOf.set(whole, [...(partsOf.get(whole) ?? []), { label, value, unit }])
  }
  return [...partsOf].flatMap(([{ id, label, value, unit }, parts]) =>
    value === null
      ? []
      : checkSum(
          id,
          { label, value, unit },
          parts,
          parts.length > 1 && parts.every((part) => !isSubset(part)),
        ),
  )
}

/** 学生中寄宿生 picks some out; 招聘教师（小学） is one of several that together are the whole. */
const isSubset = ({ label }: Part): boolean => !/[）)]$|[·／/：:—-]/.test(label)

/** 获奖46项, 其中一等奖9项: a figure that begins with 其中 is part of the last one that does not. */
function checkFigureParts(fact: Fact): SheetFault[] {
  if (fact.kind !== 'project' && fact.kind !== 'award' && fact.kind !== 'event') return []
  const faults: SheetFault[] = []
  let whole: Figure | undefined
  let parts: Figure[] = []
  const close = (): void => {
    if (whole && parts.length > 0) faults.push(...checkSum(fact.id, whole, parts, false))
    parts = []
  }
  for (const figure of fact.figures) {
    if (!figure.label.startsWith('其中')) {
      close()
      whole = figure
    } else if (whole && comparableUnits(whole.unit, figure.unit)) parts.push(figure)
  }
  close()
  return fact.kind === 'project' ? [...faults, ...checkMoney(fact)] : faults
}

const SPENT = /^(?:累计)?(?:已)?完成(?:投资|产值)|^已投入|^累计投入|^到位资金/
const WHOLE_MONEY = /总投资|投资总额|概算|批复投资/

/** What has been spent is part of what the project costs. */
function checkMoney({ id, label, money }: Extract<Fact, { kind: 'project' }>): SheetFault[] {
  const total = money.find((figure) => WHOLE_MONEY.test(figure.label))
  if (!total) return []
  return money.flatMap((figure) => {
    if (!SPENT.test(figure.label) || !comparableUnits(figure.unit, total.unit)) return []
    const over =
      compare(baseInterval(figure.value, figure.unit).low, baseInterval(total.value, total.unit).high) > 0
    const message = `项目“${label}”的${figure.label} ${figure.value}${figure.unit}，超过${total.label} ${total.value}${total.unit}，请核对`
    return over ? [{ severity: 'error' as const, fact: id, code: 'money.over', message }] : []
  })
}

function checkSum(id: string, whole: Part, parts: readonly Part[], isWhole: boolean): SheetFault[] {
  const total = baseInterval(whole.value, whole.unit)
  const sum = sumOf(parts.map(({ value, unit }) => baseInterval(value, unit)))
  const listed = parts.map(({ label, value, unit }) => `${label} ${value}${unit}`).join('、')
  const stated = `“${whole.label}”为 ${whole.value}${whole.unit}`
  const larger = parts.find(({ value, unit }) => compare(baseInterval(value, unit).low, total.high) > 0)
  if (larger) {
    const message = `“${larger.label}”${larger.value}${larger.unit}，大于它所属的总数：${stated}，请核对`
    return [{ severity: 'error', fact: id, code: 'part.over', message }]
  }
  if (compare(sum.low, total.high) > 0) {
    const message = `${listed} 合起来超过总数：${stated}；各部分如无交叉，请核对总数和各部分`
    return [{ severity: 'warning', fact: id, code: 'parts.over', message }]
  }
  if (isWhole && compare(sum.high, total.low) < 0) {
    const same = parts.every(({ unit }) => unit === whole.unit)
    const added = parts.map(({ value }) => decimal(value))
    const figure = same ? `，各部分合计 ${formatDecimal(trim(addAll(added)))}${whole.unit}` : ''
    const message = `${stated}${figure}，少于总数：请补列其余部分，或核对（${listed}）`
    return [{ severity: 'warning', fact: id, code: 'parts.under', message }]
  }
  return []
}

const addAll = (values: readonly ReturnType<typeof decimal>[]) =>
  sumOf(values.map((value) => ({ low: value, high: value }))).low
