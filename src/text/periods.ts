import type { Period } from '../domain/period.ts'
import type { Span } from './span.ts'

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
  /** Where the words alone say which calendar period is meant. */
  readonly period: Period | null
  /** The part of a year: '' the whole year, else H1, Q3, 09 or 09-15; null where it is no part of a single year. */
  readonly part: string | null
  /** Years from the year of the document: 今年 0, 去年 -1; null where the words name the year or no year is implied. */
  readonly yearOffset: number | null
  /** First and last year covered, where the words alone say so. */
  readonly firstYear: number | null
  readonly lastYear: number | null
  /** n of the n-th five-year plan. */
  readonly plan: number | null
  /** The words name an end, not a stretch: 年底前, 9月底前. */
  readonly deadline: boolean
}

/** All periods of a text, in order, without overlap. */
export function findPeriods(_text: string): FoundPeriod[] {
  return []
}

/** The calendar period meant in a document of `year`, null where the words do not say it. */
export function resolvePeriod(_found: FoundPeriod, _year: number): Period | null {
  return null
}

/** First and last year of the n-th five-year plan, by rule for n from 11 on: 十四五 is 2021 to 2025. */
export function fiveYearPlan(n: number): { readonly first: number; readonly last: number } {
  const first = 2021 + 5 * (n - 14)
  return { first, last: first + 4 }
}
