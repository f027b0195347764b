import { formatDecimal } from '../domain/decimal.ts'
import { type Period, periodSchema } from '../domain/period.ts'
import type { FoundPeriod, PeriodKind } from './found-period.ts'
import { parseHanNumeral } from './han-numeral.ts'

/** What the words of a pattern say; fields left out are null. */
export type Meaning = Partial<
  Pick<
    FoundPeriod,
    'period' | 'part' | 'yearOffset' | 'firstYear' | 'lastYear' | 'plan' | 'planEdge' | 'deadline'
  >
>
export type Groups = Readonly<Record<string, string | undefined>>
export type PeriodPattern = {
  readonly kind: PeriodKind
  readonly source: string
  readonly read: (groups: Groups) => Meaning
}

const ARABIC_YEAR = '(?:19|20)\\d{2}'
const YEAR = `${ARABIC_YEAR}|[一二][〇零○Oo0八九][〇零○Oo0一二三四五六七八九]{2}`
const MONTH = '\\d{1,2}|十[一二]?|[一二三四五六七八九]'
const DAY = '\\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]'
const JOIN = '\\s*[-—–―~～至到]{1,3}\\s*'
const DEADLINE = '(?<deadline>(?:底|末|初|[上中下]旬)?(?:之?前|以前))?'
const ALONE = '(?<![\\d.,A-Za-z¥$〔第:∶])'
// What follows a bare 2024 and makes it an amount: a scale, a unit, an estimate.
const NO_AMOUNT =
  '(?![\\d.,%‰A-Za-z〕+]|[万亿千百余多个所名人元条件套项家处次场台间平亩公米吨斤克户座位岁门张册本部种株棵只头辆倍立兆瓦℃号页份分])'
const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  全年: 0,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
  下年: 1,
  下一年: 1,
  次年: 1,
  后年: 2,
}
const RELATIVE = '(?<relative>今年|本年|当年|全年|去年|(?<!以)(?:上一?|前)年|明年|下一?年|次年|(?<!以)后年)'
const HAN_MONTH_BEFORE = '(?<![一二三四五六七八九十每])'
const FIRST_EDGE = '(?:开局|起步)之年'
const LAST_EDGE = '(?:收官|决胜|收尾)之年'
const PLAN_NAME = '十[一二三四五六七八九]?五|[一二三四五六七八九]五'
const NOTHING = (): Meaning => ({})

/** The first pattern that matches at a place wins, so longer forms stand before shorter ones. */
export const PERIOD_PATTERNS: readonly PeriodPattern[] = [
  {
    kind: 'school-year',
    source: `${ALONE}(?<first>${ARABIC_YEAR})年?(?:${JOIN}(?<last>${ARABIC_YEAR}|\\d{2}(?=学))年?)?学年度?(?:第[一二12]学期|[上下]学期)?`,
    read: ({ first = '', last }) => ({
      firstYear: Number(first),
      lastYear: last ? Number(first.slice(0, 4 - last.length) + last) : Number(first) + 1,
    }),
  },
  {
    kind: 'date',
    source: `${ALONE}(?<year>${YEAR})年(?<month>${MONTH})月(?:份)?(?<day>${DAY})[日号]${DEADLINE}`,
    read: inNamedYear,
  },
  {
    kind: 'date',
    source: `${ALONE}(?<year>${ARABIC_YEAR})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?![\\d.])`,
    read: inNamedYear,
  },
  {
    kind: 'month',
    source: `${ALONE}(?<year>${YEAR})年(?:(?<from>\\d{1,2})月?${JOIN})?(?<month>${MONTH})月份?(?:底|末|初|[上中下]旬)?${DEADLINE}`,
    read: (groups) => (groups['from'] ? yearsOf(groups['year'], groups['year']) : inNamedYear(groups)),
  },
  {
    kind: 'month',
    source: `${ALONE}(?<year>${ARABIC_YEAR})-(?<month>0[1-9]|1[0-2])(?![\\d.%—-])`,
    read: inNamedYear,
  },
  { kind: 'half', source: `${ALONE}(?<year>${YEAR})年度?(?<half>[上下])半年`, read: inNamedYear },
  {
    kind: 'quarter',
    source: `${ALONE}(?<year>${YEAR})年度?(?:前[二三两]个?|第?(?<quarter>[一二三四1-4]))季度`,
    read: (groups) => (groups['quarter'] ? inNamedYear(groups) : yearsOf(groups['year'], groups['year'])),
  },
  {
    kind: 'year',
    source: `${ALONE}(?<first>${YEAR})年?${JOIN}(?<last>${YEAR})(?:年(?:度|底|末)?(?<deadline>之?前)?|${NO_AMOUNT})`,
    read: ({ first, last }) => yearsOf(first, last),
  },
  {
    kind: 'year',
    source: `${ALONE}(?<year>${YEAR})年(?!代)(?:度|初(?![中级步心])|底|末)?${DEADLINE}`,
    read: inNamedYear,
  },
  {
    kind: 'era',
    source:
      '(?:\\d{1,2}|二?十[一二八九]?|[上本])世纪(?:[二三四五六七八九]十年代|\\d0年代)?(?:初|末|中叶|中期|以来)?|(?<!\\d)(?:[12]\\d)?\\d0年代(?:初|末|中期|以来)?|[二三四五六七八九]十年代',
    read: NOTHING,
  },
  {
    kind: 'era',
    source: '(?:改革开放|新中国成立|建国|建党)以来|党的(?:十[六七八九]|二十)大以来',
    read: NOTHING,
  },
  {
    kind: 'five-year-plan',
    source: `(?:[“‘"](?<quoted>${PLAN_NAME})[”’"]|(?<![一二三四五六七八九十百第\\d])(?<bare>十[一二三四五六七]五)(?![十百千万亿个名所人家项次年月日成倍])|第(?<ordinal>十[一二三四五六七八]?)个五年(?=规划|计划))(?:(?:规划|计划|时期)?的?(?:(?<firstEdge>${FIRST_EDGE})|(?<lastEdge>${LAST_EDGE}))|时期|期间|末(?=[，。；、\\s]))?`,
    read: inPlan,
  },
  {
    kind: 'relative',
    source: `(?<firstEdge>${FIRST_EDGE})|(?<lastEdge>${LAST_EDGE})`,
    read: ({ firstEdge }) => ({ part: '', yearOffset: 0, planEdge: firstEdge ? 'first' : 'last' }),
  },
  {
    kind: 'month-day',
    source: `${RELATIVE}?(?<![\\d.,])(?<month>\\d{1,2}|${HAN_MONTH_BEFORE}(?:十[一二]?|[一二三四五六七八九]))月(?<day>${DAY})[日号]${DEADLINE}`,
    read: inUnnamedYear,
  },
  {
    kind: 'month',
    source: `${RELATIVE}?(?<![\\d.,])(?:(?<from>\\d{1,2})月?${JOIN})?(?<month>\\d{1,2}|${HAN_MONTH_BEFORE}(?:十[一二]?|[一二三四五六七八九])(?=月(?:份|底|末|初|[上中下]旬|以前|之?前)))月份?(?:底|末|初|[上中下]旬)?${DEADLINE}`,
    read: (groups) => (groups['from'] ? { yearOffset: offsetOf(groups) } : inUnnamedYear(groups)),
  },
  { kind: 'half', source: `${RELATIVE}?(?:度)?(?<half>[上下])半年`, read: inUnnamedYear },
  {
    kind: 'quarter',
    source: `${RELATIVE}?(?:前[二三两]个?|第?(?<quarter>[一二三四1-4]))季度`,
    read: (groups) => (groups['quarter'] ? inUnnamedYear(groups) : { yearOffset: offsetOf(groups) }),
  },
  {
    kind: 'relative',
    source: `${RELATIVE}度?(?:[底末]|初(?![中级步心]))?${DEADLINE}(?:同期)?`,
    read: inUnnamedYear,
  },
  {
    kind: 'relative',
    source:
      '(?<![\\d一二三四五六七八九十两几百每])年(?:初(?![中级步心])|[底末终]|内|中(?=[，。；、]))(?<deadline>(?:之?前)?)',
    read: ({ deadline }) => ({ part: '', yearOffset: 0, deadline: deadline !== '' }),
  },
  {
    kind: 'relative',
    source:
      '[本上下]个?(?:月|季度|学期|学年)底?|新学[年期]|[春秋]季学期|(?:过去|今后|未来|这|近)一年|(?<![每第进])一年来',
    read: NOTHING,
  },
  { kind: 'month-day', source: '(?<![\\d.,])\\d{1,2}日(?![均常产处])', read: NOTHING },
  {
    kind: 'year',
    source: `(?<![\\d.,A-Za-z¥$〔第:∶/-])(?<year>${ARABIC_YEAR})${NO_AMOUNT}(?!${JOIN}\\d)`,
    read: inNamedYear,
  },
]

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d+$/.test(text)) return Number(text)
  const value = parseHanNumeral(text.replaceAll(/[Oo0]/g, '〇'))
  return value === undefined ? null : Number(formatDecimal(value))
}

function yearsOf(first: string | undefined, last: string | undefined): Meaning {
  return { firstYear: numberOf(first), lastYear: numberOf(last) }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

function partOf({ month, day, half, quarter }: Groups): string {
  if (half) return half === '上' ? 'H1' : 'H2'
  if (quarter) return `Q${numberOf(quarter)}`
  const monthNumber = numberOf(month)
  if (monthNumber === null) return ''
  const dayNumber = numberOf(day)
  return twoDigits(monthNumber) + (dayNumber === null ? '' : `-${twoDigits(dayNumber)}`)
}

/** The period of a year and a part of it; null when there is no such day. */
export function periodOf(year: number, part: string): Period | null {
  const parsed = periodSchema.safeParse(part === '' ? String(year) : `${year}-${part}`)
  return parsed.success ? parsed.data : null
}

function inNamedYear(groups: Groups): Meaning {
  const year = numberOf(groups['year'])
  if (year === null) return {}
  const part = partOf(groups)
  return { period: periodOf(year, part), part, firstYear: year, lastYear: year }
}

const offsetOf = ({ relative }: Groups): number | null =>
  relative === undefined ? null : (RELATIVE_YEARS[relative] ?? null)

function inUnnamedYear(groups: Groups): Meaning {
  return { part: partOf(groups), yearOffset: offsetOf(groups) }
}

function inPlan({ quoted, bare, ordinal, firstEdge, lastEdge }: Groups): Meaning {
  const plan = numberOf(ordinal ?? (quoted ?? bare ?? '').slice(0, -1))
  if (plan === null) return {}
  const { first, last } = fiveYearPlan(plan)
  if (!firstEdge && !lastEdge) return { plan, firstYear: first, lastYear: last }
  const year = firstEdge ? first : last
  return {
    plan,
    planEdge: firstEdge ? 'first' : 'last',
    period: periodOf(year, ''),
    part: '',
    firstYear: year,
    lastYear: year,
  }
}

/** First and last year of the n-th five-year plan by the rule since the tenth: 十四五 is 2021 to 2025. */
export function fiveYearPlan(n: number): { readonly first: number; readonly last: number } {
  const first = 2021 + 5 * (n - 14)
  return { first, last: first + 4 }
}
