import type { Fact } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodRange, periodYear } from '../domain/period.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { type FoundPeriod, fiveYearPlan, resolvePeriod } from '../text/periods.ts'
import type { ClaimFinder } from './claim-finder.ts'
import { headsOther, isDocumentPeriod, planYearFault, toldTooEarly, yearFault } from './document-years.ts'
import { ownYearOf } from './own-years.ts'
import type { Part } from './planned-parts.ts'
import { stalePeriod } from './rules/periods.ts'
import type { TextWindow } from './text-window.ts'
import type { Judged } from './verify-figures.ts'
import { NOTHING } from './verify-figures.ts'

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
  if (isNoDay(found, index)) return fault(found, 'error', `没有“${found.raw}”这一天`)
  const candidates = meanings(found, index)
  if (candidates.length === 0) return NOTHING
  const wrong = yearFault(found, window, index)
  if (wrong !== null) return fault(found, 'error', `“${found.raw}”有误：${wrong}`)
  if (headsOther(found, window, index)) {
    return fault(found, 'error', `“${found.raw}”与标题所说的总结或计划不是同一年`)
  }
  const whole = { ...window, near: window.sentence, before: window.sentence }
  const happened = (): boolean =>
    dates.some(
      ({ fact, period }) =>
        (fact.kind === 'event' || fact.kind === 'award') &&
        candidates.some((own) => agrees(own, period, false)) &&
        finder.mentions(fact.id, whole) >= MENTIONED,
    )
  if (toldTooEarly(found, window, index) && !happened()) {
    return fault(found, 'error', `“${found.raw}”还没有过去，不能写成已经举办`)
  }
  const own = ownYearOf(found, window.sentence, index)
  if (own !== null) return fault(found, 'warning', otherYear(found, own))
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
export function verifyFiveYearPlan(
  found: FoundPeriod,
  sentence: string,
  index: SheetIndex,
  part: Part = 'unknown',
): Judged {
  const contradicted = planYearFault(found, sentence)
  if (contradicted !== null) return fault(found, 'error', contradicted)
  const own = ownYearOf(found, sentence, index)
  if (own !== null) return fault(found, 'warning', otherYear(found, own))
  if (isComparedPlan(found, sentence, index) || LAW_CAMPAIGN.test(sentence.slice(found.end))) return NOTHING
  const stale = stalePeriod(found, index) ?? endedPlan(found, sentence, index, part)
  return stale === null ? NOTHING : fault(found, 'error', stale)
}

const otherYear = ({ raw }: FoundPeriod, own: string): string =>
  `“${raw}”在台账中写作“${own.replaceAll(/[“”]/g, '')}”，请核对`

const LOOKS_BACK = /回顾|总结|评估|过去|以来|成[就绩]|基础上|末|取得|完成|收官|收尾|扫尾|[比较]/
/** How far from a plan's name the words stand that look back on it. */
const AROUND = 16
/** What is only said of a plan that begins: its opening, its drafting. */
const BEGINS_BEHIND =
  /^”?(?:规划)?(?:时期|期间)?的?(?:良好|精彩|完美)?(?:开局|开好局|开门红|起好?步|前期(?:研究|谋划|工作))/
const BEGINS_BEFORE = /(?:编制|谋划|开启|迈进|谋篇|谱写)(?:好|了|实施)?(?:各类|各项)?“?$/
const CALLS = /(?:为|奋力|努力|确保|力争|全力|推动|推进|坚决)[^，。；]{0,4}“?$/

/** A plan that has run out is no time to plan for, nor is one under way still to begin; both may be looked back on. */
function endedPlan(found: FoundPeriod, sentence: string, index: SheetIndex, part: Part): string | null {
  const { plan, start, end } = found
  if (plan === null || found.planEdge !== null) return null
  const { first, last } = fiveYearPlan(plan)
  const name = found.raw.replaceAll(/[“”]/g, '')
  const [before, behind] = [sentence.slice(0, start), sentence.slice(end)]
  const begins = BEGINS_BEHIND.test(behind) || BEGINS_BEFORE.test(before)
  if (begins && first < index.reportYear && (part === 'planned' || CALLS.test(before)))
    return `“${name}”于 ${first} 年开始，不是将要开始的规划`
  if (part !== 'planned' || last >= index.planYear) return null
  return LOOKS_BACK.test(before.slice(-AROUND) + behind.slice(0, AROUND))
    ? null
    : `“${name}”到 ${last} 年结束，不是计划所说的时期`
}

const fault = ({ start, end }: FoundPeriod, severity: 'error' | 'warning', message: string): Judged => ({
  facts: [],
  faults: [{ rule: 'B4', severity, message, suggestion: null, start, end }],
})

/** 9月31日; what has a day but is none in the report's year nor in the plan's. */
const isNoDay = (found: FoundPeriod, { reportYear, planYear }: SheetIndex): boolean =>
  /月.*[日号]/.test(found.raw) &&
  found.part !== null &&
  resolvePeriod(found, reportYear) === null &&
  resolvePeriod(found, planYear) === null

/** The calendar periods that the words can mean here; a month without year may be of the report or of the plan. */
function meanings(found: FoundPeriod, { reportYear, planYear }: SheetIndex): Period[] {
  if (found.kind === 'relative' && found.part === null) return []
  if (found.kind === 'era' || found.kind === 'five-year-plan' || found.kind === 'school-year') return []
  return [...new Set([resolvePeriod(found, reportYear), resolvePeriod(found, planYear)])].filter(
    (period) => period !== null,
  )
}

function agrees(stated: Period, known: Period, deadline: boolean): boolean {
  const sameEnd = periodRange(stated).last === periodRange(known).last
  if (deadline || stated.length === known.length) return stated === known || sameEnd
  return periodYear(stated) === periodYear(known) && periodContains(stated, known)
}
