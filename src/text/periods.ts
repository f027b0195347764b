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
  'y',
)

// Where a period may begin. An expression this plain is read at the speed of the text; the exact one, with what may
// not stand before it, is tried at these places only.
const OPENING =
  /\d|[一二三四五六七八九十](?=[〇零○Oo0一二三四五六七八九十年月世季])|[今本当全去上前明下次后](?=一?年)|[上下](?=半年)|度(?=[上下]半年)|[本上下](?=世纪|个?[月季学])|前(?=[二三两])|第(?=[一二三四五六七八九十1-4])|[“‘"](?=[一二三四五六七八九十])|改革开放|新中国|建[国党]|党的[十二]|开局|起步|收官|决胜|收尾|年(?=[初底末终内中])|新学|[春秋]季|(?:过去|今后|未来|这|近)一年/g

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
  let floor = 0
  OPENING.lastIndex = 0
  for (let open = OPENING.exec(text); open; open = OPENING.exec(text)) {
    const { index } = open
    // The next opening may stand right behind this one's first character.
    OPENING.lastIndex = index + 1
    if (index < floor) continue
    ANY.lastIndex = index
    if (!ANY.test(text)) continue
    floor = ANY.lastIndex
    OPENING.lastIndex = floor
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
