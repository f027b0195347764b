import type { Fact } from '../domain/fact-sheet.ts'
import { type Period, periodRange } from '../domain/period.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { splitClauses } from '../text/sentences.ts'
import { textsOf } from './own-words.ts'
import type { Fault } from './verify-figures.ts'
import { datesOf } from './verify-periods.ts'

/**
 * The months in which an occasion falls, from the law on public holidays and the usual school year; feasts of the lunar
 * calendar with both months that they can fall in.
 */
const OCCASIONS: Readonly<Record<string, readonly number[]>> = {
  元旦: [1],
  春节: [1, 2],
  元宵节: [2, 3],
  清明: [4],
  五一: [5],
  劳动节: [5],
  五四: [5],
  六一: [6],
  儿童节: [6],
  端午: [5, 6],
  七一: [7],
  八一: [8],
  中秋: [9, 10],
  教师节: [9],
  国庆: [10],
  十一黄金周: [10],
  重阳: [10],
  高考: [6],
  中考: [6, 7],
  寒假: [1, 2],
  暑假: [7, 8],
  暑期: [7, 8],
  春季开学: [2, 3],
  秋季开学: [8, 9],
  开学: [2, 3, 8, 9],
  春耕: [3, 4],
  三夏: [5, 6],
  秋收: [9, 10],
  汛期: [5, 6, 7, 8, 9],
  年中: [6, 7],
  岁末: [12],
}
const WORDS = Object.keys(OCCASIONS).sort((a, b) => b.length - a.length)
const OCCASION = new RegExp(
  `(?<name>${WORDS.join('|')})(?:节|假期|长假|佳节|日)?(?<part>前夕|前后|之?前|以前|期间|之?后|以后|到来之际|之际|当天|时|[，])`,
  'gu',
)
/** A time that nothing is dated by. */
const RULE = /每年|历年|每逢|制度|方案|预案|通知|应对|备战/

const monthsAround = (months: readonly number[], part: string): number[] => {
  const [first = 1] = months
  const last = months.at(-1) ?? first
  if (part.startsWith('前夕')) return [...months, first - 1].map(inYear)
  if (part.startsWith('前后')) return [first - 1, ...months, last + 1].map(inYear)
  if (/^之?前|^以前/.test(part)) return [first - 2, first - 1, ...months].map(inYear)
  if (/^之?后|^以后/.test(part)) return [...months, last + 1, last + 2].map(inYear)
  return [...months]
}
const inYear = (month: number): number => ((month + 11) % 12) + 1

/**
 * B4: a feast or the beginning of school told as the time of a fact that the sheet dates otherwise; a warning where the
 * fact has no date and the sheet does not name the occasion.
 */
export function verifyOccasions(
  sentence: string,
  named: (clause: string) => readonly Fact[],
  index: SheetIndex,
): Fault[] {
  const clauses = splitClauses(sentence)
  return Array.from(sentence.matchAll(OCCASION)).flatMap(({ index: at, 0: raw, groups = {} }): Fault[] => {
    const place = clauses.findIndex(({ start, end }) => start <= at && at < end)
    const [own, next] = [clauses[place], clauses[place + 1]]
    if (!own) return []
    // 国庆前夕， belongs to the clause behind it.
    const until = own.end - own.start <= 10 && next ? next.end : own.end
    const clause = sentence.slice(own.start, until)
    if (RULE.test(clause)) return []
    const facts = named(clause).filter(({ kind }) => kind !== 'own-name' && kind !== 'indicator')
    const name = groups['name'] ?? ''
    if (facts.some((fact) => [fact.label, ...textsOf(fact)].some((text) => text.includes(name)))) return []
    const months = new Set(monthsAround(OCCASIONS[name] ?? [], groups['part'] ?? ''))
    const dated = facts
      .map((fact) => ({ fact, periods: periodsOf(fact, index) }))
      .filter(({ periods }) => periods.length > 0)
    const fault = (severity: Fault['severity'], message: string): Fault[] => [
      { rule: 'B4', severity, message, suggestion: null, start: at, end: at + raw.replace('，', '').length },
    ]
    if (dated.some(({ periods }) => periods.some((period) => fallsIn(period, months)))) return []
    const [first] = dated
    const words = raw.replace('，', '')
    if (first) return fault('error', `“${words}”不是台账“${first.fact.label}”（${first.fact.id}）的时间`)
    return facts[0]
      ? fault('warning', `台账“${facts[0].label}”（${facts[0].id}）没有写明“${words}”，请核对`)
      : []
  })
}

const periodsOf = (fact: Fact, index: SheetIndex): Period[] =>
  datesOf(index).flatMap((claim) => (claim.fact === fact && claim.period.length > 4 ? [claim.period] : []))

function fallsIn(period: Period, months: ReadonlySet<number>): boolean {
  const { first, last } = periodRange(period)
  for (let month = Number(first.slice(5, 7)); month <= Number(last.slice(5, 7)); month += 1)
    if (months.has(month)) return true
  return false
}
