import type { Period } from '../domain/period.ts'
import type { FoundPeriod } from './found-period.ts'
import { findInNormalised } from './normalise.ts'
import { PERIOD_PATTERNS, periodOf } from './period-patterns.ts'
import { remembering } from './remember.ts'

export type { FoundPeriod, PeriodKind } from './found-period.ts'
export { fiveYearPlan } from './period-patterns.ts'

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
export const findPeriods = remembering((text: string): FoundPeriod[] => findInNormalised(text, findInPlain))

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
