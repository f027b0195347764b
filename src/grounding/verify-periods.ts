import type { Fact } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodRange, periodYear } from '../domain/period.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { type FoundPeriod, fiveYearPlan, resolvePeriod } from '../text/periods.ts'
import type { ClaimFinder } from './claim-finder.ts'
import { stalePeriod } from './rules/periods.ts'
import type { TextWindow } from './text-window.ts'
import type { Judged } from './verify-figures.ts'
import { NOTHING } from './verify-figures.ts'
import { FUTURE } from './vocabulary.ts'

export type DateClaim = {
  readonly fact: Fact
  readonly period: Period
  readonly attribute: '时间' | '时限' | '期间'
}

/** Every date that the sheet states. */
export function datesOf({ sheet }: SheetIndex): DateClaim[] {
  return sheet.facts.flatMap((fact) => {
    const dates = (attribute: DateClaim['attribute'], ...periods: (Period | undefined)[]): DateClaim[] =>
      periods.flatMap((period) => (period === undefined ? [] : [{ fact, period, attribute }]))
    const own = dates('期间', fact.period)
    switch (fact.kind) {
      case 'indicator':
        return [...own, ...dates('期间', fact.asOf)]
      case 'project':
        return [...own, ...dates('时间', ...Object.values(fact.dates))]
      case 'award':
      case 'event':
        return [...own, ...dates('时间', fact.date)]
      case 'plan':
      case 'last-plan':
        return [...own, ...dates('时限', fact.due)]
      default:
        return own
    }
  })
}

const MENTIONED = 0.45
const NAMED = 0.85

/** One date of a sentence against the sheet: the document's own periods, and the dates of the facts spoken of. */
export function verifyPeriod(
  found: FoundPeriod,
  window: TextWindow,
  index: SheetIndex,
  dates: readonly DateClaim[],
  finder: ClaimFinder,
): Judged {
  const candidates = meanings(found, index)
  if (candidates.length === 0) return NOTHING
  if (headsOther(found, window, index)) {
    return fault(found, 'error', `“${found.raw}”与标题所说的总结或计划不是同一年`)
  }
  const whole = { ...window, near: window.sentence, before: window.sentence }
  const ofNamed = dates.filter(({ fact }) => finder.mentions(fact.id, whole) >= NAMED)
  const hasOwnLimit = ofNamed.some(({ attribute }) => attribute === '时限')
  if (candidates.some((period) => isDocumentPeriod(period, found, window, index, hasOwnLimit))) return NOTHING
  const matching = dates
    .filter(({ period }) => candidates.some((candidate) => agrees(candidate, period, found.deadline)))
    .map((claim) => ({ claim, score: finder.mentions(claim.fact.id, whole) }))
    .sort((a, b) => b.score - a.score)
  const [top] = matching
  if (!top) return fault(found, 'error', `“${found.raw}”在台账中没有依据`)
  if (top.score < MENTIONED && ofNamed.length > 0) {
    return fault(
      found,
      'error',
      `“${found.raw}”不是“${ofNamed[0]?.fact.label}”（${ofNamed[0]?.fact.id}）的时间`,
    )
  }
  if (top.score < MENTIONED) {
    return fault(
      found,
      'warning',
      `“${found.raw}”是台账“${top.claim.fact.label}”（${top.claim.fact.id}）的时间，文中所指不明，请核对`,
    )
  }
  const { start, end } = found
  return { facts: [{ id: top.claim.fact.id, attr: top.claim.attribute, start, end }], faults: [] }
}

/** “八五”普法 counts the campaigns of legal education. */
const LAW_CAMPAIGN = /^”?(?:时期)?(?:普法|法治宣传)/

/** The plan before the current one is what its figures are compared with: 比“十三五”末提高, 是“十三五”时期的1.5倍. */
function isComparedPlan(
  { plan, planEdge, start, end }: FoundPeriod,
  sentence: string,
  index: SheetIndex,
): boolean {
  if (plan === null || planEdge !== null) return false
  const { last } = fiveYearPlan(plan)
  if (last < index.reportYear - 5 || last > index.reportYear) return false
  return (
    /[比较为是从由于]“?$/.test(sentence.slice(0, start)) ||
    /^”?(?:时期|期)?(?:末|的[\d一两二三四五六七八九十.]+倍)/.test(sentence.slice(end))
  )
}

/** A five-year plan that is neither the current nor a neighbouring one, an opening year that is none. */
export function verifyFiveYearPlan(found: FoundPeriod, sentence: string, index: SheetIndex): Judged {
  if (isComparedPlan(found, sentence, index) || LAW_CAMPAIGN.test(sentence.slice(found.end))) return NOTHING
  const stale = stalePeriod(found, index)
  return stale === null ? NOTHING : fault(found, 'error', stale)
}

const fault = ({ start, end }: FoundPeriod, severity: 'error' | 'warning', message: string): Judged => ({
  facts: [],
  faults: [{ rule: 'B4', severity, message, suggestion: null, start, end }],
})

/** The calendar periods that the words can mean here; a month without year may be of the report or of the plan. */
function meanings(found: FoundPeriod, { reportYear, planYear }: SheetIndex): Period[] {
  if (found.kind === 'relative' && found.part === null) return []
  if (found.kind === 'era' || found.kind === 'five-year-plan' || found.kind === 'school-year') return []
  return [...new Set([resolvePeriod(found, reportYear), resolvePeriod(found, planYear)])].filter(
    (period) => period !== null,
  )
}

function isDocumentPeriod(
  period: Period,
  found: FoundPeriod,
  window: TextWindow,
  index: SheetIndex,
  hasOwnLimit: boolean,
): boolean {
  const { sheet, planPeriod, reportYear, planYear } = index
  if (period === sheet.date) return true
  if (period === sheet.period && period !== String(reportYear)) return true
  if (period === String(reportYear) || sheet.profile.organ === '')
    return window.part !== 'planned' || looksBack(window)
  if (period === planPeriod || period === String(planYear)) return speaksOfPlan(window)
  const endOfPlan = periodRange(period).last === periodRange(planPeriod).last
  // 年底前 needs no source, unless the item spoken of has a limit of its own.
  if (found.deadline && endOfPlan && !hasOwnLimit) return true
  // The year before is what comparisons are made with.
  return period === String(reportYear - 1) && /比|较|同期|上年|底|末|来/.test(window.before)
}

const NAMES_PLAN =
  /^(?:的)?(?:主要)?(?:工作(?:安排|计划|打算|思路|部署|要点)|重点(?:工作|任务)|目标任务|主要目标)$/
const NAMES_REVIEW = /^(?:的)?(?:主要)?(?:工作(?:回顾|总结|情况|开展情况)|(?:工作)?完成情况)$/

/** 2024年工作计划 as the heading of the plan for 2025. */
function headsOther(
  { raw, end }: FoundPeriod,
  { sentence }: TextWindow,
  { reportYear, planYear }: SheetIndex,
): boolean {
  const behind = sentence.slice(end).trim()
  if (reportYear === planYear) return false
  return (
    (NAMES_PLAN.test(behind) && raw.includes(String(reportYear))) ||
    (NAMES_REVIEW.test(behind) && raw.includes(String(planYear)))
  )
}

/** A plan names the year gone by to compare with it or to go on from it. */
const looksBack = ({ sentence }: TextWindow): boolean =>
  /[比较从由至自到底末]|基础|已|以来|同期|回顾|总结|年度|[\d％%]|了/.test(sentence)

/** The plan's year beside a figure already reached would be a slip; headings and plans name it freely. */
const speaksOfPlan = ({ sentence, part }: TextWindow): boolean =>
  part === 'planned' ||
  FUTURE.test(sentence) ||
  (part === 'unknown' && !/达|增长|提高|下降|减少|增加|已/.test(sentence)) ||
  /[计规]划|思路|打算|安排|要点|目标/.test(sentence)

function agrees(stated: Period, known: Period, deadline: boolean): boolean {
  const sameEnd = periodRange(stated).last === periodRange(known).last
  if (deadline || stated.length === known.length) return stated === known || sameEnd
  return periodYear(stated) === periodYear(known) && periodContains(stated, known)
}
