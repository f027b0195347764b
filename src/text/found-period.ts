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
