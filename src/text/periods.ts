import type { Period } from '../domain/period.ts'
import { findInNormalised } from './normalise.ts'
import { PERIOD_PATTERNS, periodOf } from './period-patterns.ts'
import type { Span } from './span.ts'

export { fiveYearPlan } from './period-patterns.ts'

export type PeriodKind =
  | 'date'
  | 'month'
  | 'year'
  | 'half'
  | 'quarter'
  | 'month-day'
  | 'school-year'
  | 'five-year-plan'
  | 'relative'
  | 'era'

/** A point or stretch of time that a text names. */
export type FoundPeriod = Span & {
  readonly raw: string
  readonly kind: PeriodKind
  /** Where the words alone say which calendar period is meant; null for a date that does not exist. */
  readonly period: Period | null
  /** The part of a year: '' the whole year, else H1, Q3, 09 or 09-15; null where it is no part of a single year. */
  readonly part: string | null
  /** Years from the year of the document: 今年 0, 去年 -1; null where the words name the year or imply none. */
  readonly yearOffset: number | null
  /** First and last year covered, where the words alone say so. */
  readonly firstYear: number | null
  readonly lastYear: number | null
  /** n of the n-th five-year plan. */
  readonly plan: number | null
  /** 开局之年 or 收官之年: the first or last year of a five-year plan. */
  readonly planEdge: 'first' | 'last' | null
  /** The words name an end, not a stretch: 年底前, 9月底前. */
  readonly deadline: boolean
}

const MATCHERS = PERIOD_PATTERNS.map((pattern) => ({ pattern, matcher: new RegExp(pattern.source, 'y') }))

// One expression without groups finds where a period is; the pattern that reads it is looked up afterwards.
const ANY = new RegExp(
  PERIOD_PATTERNS.map(({ source }) => {
    const withoutNames = source.replaceAll(/\(\?<\w+>/g, '(?:').replaceAll('\\k<mark>', '[-/.]')
    return `(?:${withoutNames})`
  }).join('|'),
  'g',
)

const UNSAID = {
  period: null,
  part: null,
  yearOffset: null,
  firstYear: null,
  lastYear: null,
  plan: null,
  planEdge: null,
} as const

/** All periods of a text, in order, without overlap. */
export const findPeriods = (text: string): FoundPeriod[] => findInNormalised(text, findInPlain)

function findInPlain(text: string): FoundPeriod[] {
  const found: FoundPeriod[] = []
  for (const { index } of text.matchAll(ANY)) {
    const period = readAt(text, index)
    if (period) found.push(period)
  }
  return found
}

function readAt(text: string, start: number): FoundPeriod | undefined {
  for (const { pattern, matcher } of MATCHERS) {
    matcher.lastIndex = start
    const match = matcher.exec(text)
    if (!match) continue
    const groups = match.groups ?? {}
    const [raw] = match
    return {
      ...UNSAID,
      deadline: groups['deadline'] !== undefined,
      ...pattern.read(groups),
      kind: pattern.kind,
      start,
      end: start + raw.length,
      raw,
    }
  }
  return undefined
}

/** The calendar period meant in a document of `year`, null where the words do not say it. */
export function resolvePeriod(found: FoundPeriod, year: number): Period | null {
  if (found.period !== null || found.part === null || found.firstYear !== null) return found.period
  return periodOf(year + (found.yearOffset ?? 0), found.part)
}
