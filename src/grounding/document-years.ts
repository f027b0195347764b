import { type Period, periodRange } from '../domain/period.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { type FoundPeriod, fiveYearPlan } from '../text/periods.ts'
import type { TextWindow } from './text-window.ts'
import { FUTURE } from './vocabulary.ts'

/** What stands right before a year that something is compared with or reckoned from. */
const BASE_BEFORE = /(?:比|较|与|同|从|由|自|于|超|截至|截止|到|至|在|以)“?$/
/** What follows a year that is only the measure of another: 2023年同期, 2023年的55.1%. */
const BASE_BEHIND = /^(?:度|全年)?(?:同期|相比|以来|水平|的|底|末|基数|基础|[增提下减上]|\d)/
/** What has been: a plan may speak of the year gone by where it goes on from it. */
const PAST = /已|了|过去|完成|实现|取得|获|基础|回顾|总结|同比|相比|以来|成果|成效|经验|结转|续建|年度/
const PLAN_VERBS =
  /办好|开好|筹备|筹办|申办|力争|谋划|(?<!积极|成功|向上|全力|共)争取(?!(?:到|上级|中央|省|国家|各类|各级|项目|资金))/
/** An event told as held. */
const HELD = /(?:成功|圆满|顺利|已|如期)地?(?:举办|承办|召开|开展|组织)了?$|(?:举办|承办|召开|参加)了$/
const HEADING_END = /[。；，！？]/
const LONGEST_HEADING = 40
const HEADS_PLAN = /(?:工作|任务|目标|实事)/
const HEADS_REVIEW = /回顾|总结|完成情况|开展情况|工作情况|成绩|成效/
const AHEAD = /安排|计划|打算|思路|部署|要点|重点|任务|目标|主要工作|下一步/
const BEHIND = /回顾|总结|情况|完成|成效|成绩|做法|实现|报告/

/** Whether a text about this sheet may name the period here without a fact behind it. */
export function isDocumentPeriod(
  period: Period,
  found: FoundPeriod,
  window: TextWindow,
  index: SheetIndex,
  hasOwnLimit: boolean,
): boolean {
  const { sheet, planPeriod, reportYear, planYear } = index
  if (period === sheet.date) return true
  if (period === sheet.period && period !== String(reportYear)) return true
  if (sheet.profile.organ === '') return true
  if (period === String(reportYear)) {
    if (reportYear === planYear) return true
    const planned = window.part === 'planned' || tellsAhead(found, window)
    return !planned || looksBack(found, window)
  }
  if (period === planPeriod || period === String(planYear)) return speaksOfPlan(window)
  const endOfPlan = periodRange(period).last === periodRange(planPeriod).last
  // 年底前 needs no source, unless the item spoken of has a limit of its own.
  if (found.deadline && endOfPlan && !hasOwnLimit) return true
  // The year before is what comparisons are made with.
  return period === String(reportYear - 1) && isBase(found, window)
}

const beforeOf = ({ start }: FoundPeriod, { sentence }: TextWindow): string => sentence.slice(0, start)
const behindOf = ({ end }: FoundPeriod, { sentence }: TextWindow): string => sentence.slice(end)

const isBase = (found: FoundPeriod, window: TextWindow): boolean =>
  BASE_BEFORE.test(beforeOf(found, window)) ||
  BASE_BEHIND.test(behindOf(found, window)) ||
  /[底末]$/.test(found.raw)

/** The clause around a period without the period itself. */
const around = (found: FoundPeriod, { clause }: TextWindow): string => clause.replace(found.raw, '')

const looksBack = (found: FoundPeriod, window: TextWindow): boolean =>
  isBase(found, window) || PAST.test(around(found, window)) || /[\d％%]/.test(around(found, window))

/** 办好2024年全国展会: what is still to be done, wherever it stands. */
const tellsAhead = (found: FoundPeriod, window: TextWindow): boolean =>
  PLAN_VERBS.test(window.clause.slice(0, Math.max(0, window.clause.indexOf(found.raw))))

/** 成功举办2026年… in a report on 2025: what is held in the plan's year has not been held yet. */
export const toldTooEarly = (
  found: FoundPeriod,
  window: TextWindow,
  { reportYear, planYear }: SheetIndex,
): boolean =>
  planYear > reportYear && (found.firstYear ?? 0) >= planYear && HELD.test(beforeOf(found, window))

const JUST_GONE = /刚刚?过去的$/
/** 一、2025年工作回顾 and the paragraph behind it, run together. */
const REVIEWED_YEAR = /^(?:[和及与暨]“?[\p{Script=Han}]{2,4}”?(?:时期|期间)?)?(?:政府)?工作(?:的)?回顾/u
const COMPARED_BEFORE = /[快慢高低多少好优大小长短]于$|(?<![相对可])[比较]$/
const MULTIPLE_BEFORE = /(?:是|为|达到?|相当于)$/
const MULTIPLE_BEHIND = /^的[^，。；]{0,3}[\d.一两二三四五六七八九十]+(?:多|余)?倍/
const WHOLE_YEAR = /^\d{4}年[末底]?(?:之?前)?$/
/** 2000年前建成的小区 are there already. */
const OF_THINGS = /^[^，。；]{0,14}的/
/** 到2025年 as a limit, not as the end of a stretch told: 由2020年到2025年. */
const LIMIT_BEFORE = /(?<![\d年月末底从由自来])到$/
const STRETCH = /[由从自]|截|[达增提降减升扩涨延]到$|[到至][^，。；]{0,6}到$/

/**
 * Why a year cannot stand where it does, whatever the sheet holds: the year just gone by that is another, a review
 * of the year to come, a year compared with itself, a plan whose limit has passed. Null where it can.
 */
export function yearFault(found: FoundPeriod, window: TextWindow, index: SheetIndex): string | null {
  const { reportYear, planYear } = index
  const { firstYear: year, raw } = found
  if (year === null || reportYear === planYear || !WHOLE_YEAR.test(raw.normalize('NFKC'))) return null
  const [before, behind] = [beforeOf(found, window), behindOf(found, window)]
  if (JUST_GONE.test(before) && year !== reportYear) return `刚刚过去的是 ${reportYear} 年`
  if (REVIEWED_YEAR.test(behind) && year !== reportYear) return `回顾的是 ${reportYear} 年的工作`
  if (year !== reportYear || FUTURE.test(window.clause)) return null
  const compared =
    COMPARED_BEFORE.test(before) || (MULTIPLE_BEFORE.test(before) && MULTIPLE_BEHIND.test(behind))
  if (window.part === 'reviewed' && compared) return `${raw}的数不与本年自己相比`
  const isLimit =
    (found.deadline && !OF_THINGS.test(behind)) ||
    (LIMIT_BEFORE.test(before) && !STRETCH.test(before.slice(-12)))
  return window.part === 'planned' && isLimit && !PAST.test(around(found, window))
    ? `${raw}已经过去，不是计划所说的时限`
    : null
}

/** The plan's year beside a figure already reached would be a slip; headings and plans name it freely. */
function speaksOfPlan({ sentence, part }: TextWindow): boolean {
  return (
    part === 'planned' ||
    FUTURE.test(sentence) ||
    (part === 'unknown' && !/达|增长|提高|下降|减少|增加|已/.test(sentence)) ||
    /[计规]划|思路|打算|安排|要点|目标/.test(sentence)
  )
}

/** 2024年工作计划 as the heading of the plan for 2025, 2025年工作回顾 over what was done in 2024. */
export function headsOther(found: FoundPeriod, window: TextWindow, index: SheetIndex): boolean {
  const { reportYear, planYear } = index
  if (reportYear === planYear || window.sentence.length > LONGEST_HEADING) return false
  if (HEADING_END.test(window.sentence)) return false
  const whole = behindOf(found, window)
  const [behind = ''] = whole.split(/[和及与暨、]|\d{4}年/)
  if (!HEADS_PLAN.test(behind) && !HEADS_REVIEW.test(behind)) return false
  const { firstYear, lastYear } = found
  // A heading over several years is neither.
  if (firstYear === null || firstYear !== lastYear) return false
  if (HEADS_REVIEW.test(whole) && !AHEAD.test(behind)) return firstYear !== reportYear
  return firstYear !== planYear && AHEAD.test(behind) && !BEHIND.test(whole)
}

const YEAR_IS = /(?<year>\d{4})年(?:是|为|作为|系)?(?:我[国省市县区])?(?:实施)?$/
const CLOSES = /^”?(?:规划|计划)?(?:圆满|胜利|顺利|如期|完美)?收官/
const NTH_YEAR = /^”?(?:规划|计划)?(?:实施)?的?第(?<n>[一二三四五])年/

/** Why the year of a sentence is not the year of the plan that it is said to be: 2025年是“十五五”开局之年. Null where it is. */
export function planYearFault(found: FoundPeriod, sentence: string): string | null {
  if (found.plan === null) return null
  const { first, last } = fiveYearPlan(found.plan)
  const before = sentence.slice(0, found.start)
  const behind = sentence.slice(found.end)
  const named = Number(YEAR_IS.exec(before)?.groups?.['year'] ?? Number.NaN)
  const nth = NTH_YEAR.exec(behind)?.groups?.['n']
  if (nth !== undefined) {
    const year = first + '一二三四五'.indexOf(nth)
    return Number.isNaN(named) || named === year ? null : `${found.raw}的第${nth}年是 ${year} 年`
  }
  if (found.planEdge !== null) {
    const [year, word] = found.planEdge === 'first' ? [first, '开局'] : [last, '收官']
    return Number.isNaN(named) || named === year ? null : `${word}之年是 ${year} 年，不是 ${named} 年`
  }
  if (!CLOSES.test(behind)) return null
  const told = Array.from(before.matchAll(/(\d{4})年/g)).at(-1)?.[1]
  return told === undefined || Number(told) === last
    ? null
    : `“${found.raw.replaceAll(/[“”]/g, '')}”于 ${last} 年收官`
}
