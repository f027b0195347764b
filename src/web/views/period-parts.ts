import type { DraftKind } from '../../domain/document.ts'

/** The parts of a year that a report speaks of, as a period ends with them. */
export const YEAR_PARTS = ['', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4'] as const

export type PeriodParts = { readonly year: string; readonly part: string }

/** A period as a year and its part: 2025-H1 is 2025 and -H1. */
export const periodParts = (period: string): PeriodParts => ({
  year: period.slice(0, 4),
  part: period.slice(4),
})

/** Months after the end of a period in which it is still the one that is reported. */
const LAST_MONTH_OF_REPORTS = 3

/** The period that an office most likely reports of on a day, given in milliseconds since 1970. */
export function likelyPeriod(nowMs: number, kind: DraftKind): string {
  const now = new Date(nowMs)
  const [year, month] = [now.getFullYear(), now.getMonth() + 1]
  if (kind === 'half-year') return month < 5 ? `${year - 1}-H1` : `${year}-H1`
  return String(month <= LAST_MONTH_OF_REPORTS ? year - 1 : year)
}

/** The period with the part of the year that a kind of document speaks of; the same where it fits. */
export function fitPeriod(period: string, kind: DraftKind): string {
  const { year, part } = periodParts(period)
  if (kind === 'half-year') return part === '' && year !== '' ? `${year}-H1` : period
  return part === '-H1' || part === '-H2' ? year : period
}
