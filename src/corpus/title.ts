import type { DocumentKind } from '../domain/document.ts'
import type { Period } from '../domain/period.ts'

/** What the words of a title say. */
export type TitleReading = {
  readonly organ: string | null
  /** Null where its words tell none; 'other' where they tell one that Nigao does not draft. */
  readonly kind: DocumentKind | null
  readonly period: Period | null
  readonly planPeriod: Period | null
  /** The title names a plan beside the summary. */
  readonly promisesPlan: boolean
  /** Every year the title names, in order. */
  readonly years: readonly number[]
}

const YEAR =
  /(?:(?:19|20)\d{2}|二[〇○ＯOo０0零][〇○ＯOo０0零一二三四五六七八九]{2})(?=年|[-—至～~])|(?<=[—-])20\d{2}(?=年)/g
const DIGIT_OF: Record<string, string> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

/** Digits of any width as 0-9; every other character keeps its form and place. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** The years a text names as 2024年, 二〇二四年, or with the wrong noughts of a scan. */
export function findYears(text: string): number[] {
  return [...halfWidth(text).matchAll(YEAR)].map(([year]) =>
    Number([...year].map((c) => (/[\d]/.test(c) ? c : (DIGIT_OF[c] ?? '0'))).join('')),
  )
}

const SUMMARY_WORD = /总结|回顾|完成情况|工作情况|述职|小结/
const PLAN_WORD = /计划|打算|思路|安排|谋划|展望|设想|要点/
const KIND_WORD = /总结|计划|打算|思路|安排|谋划|要点|工作报告|报告|规划|方案|意见|通知|情况|回顾|小结/
const ORGAN_END =
  /(?:局|厅|委|委员会|办公室|处|科|科室|股|中心|政府|党组|学校|中学|小学|大学|学院|幼儿园|集团|公司|部|院|所|站|协会|联盟)(?=$|关于|(?:19|20)\d{2}|二[〇○ＯOo０0零])/

/** How well a line would do as a title: 0 for what cannot be one. */
export function titleScore(line: string): number {
  const text = halfWidth(line).replace(/\s/g, '')
  if (text.length < 4 || text.length > 80 || /[。；;！!|]|[，,].*[，,]/.test(text) || !KIND_WORD.test(text))
    return 0
  if (/^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[:：]|\d{4}-\d{1,2}-\d{1,2}|https?/.test(text)) return 0
  // A title says what kind of text it is with its last words; a sentence goes on.
  if (!/(?:总结|计划|打算|思路|安排|谋划|要点|报告|规划|方案|意见|通知|情况|回顾|小结|[）)])$/.test(text))
    return 0
  const year = findYears(text).length > 0 ? 2 : 0
  const organ = readOrgan(text) ? 2 : 0
  return 3 + year + organ
}

/** The organ with which a title begins; null where it names none. */
function readOrgan(title: string): string | null {
  const bare = title.replace(/^中共/, '').replace(/[\s（(].*$/, '')
  const report =
    /^(?:\d{4}年)?([\u4e00-\u9fff]{2,12}?(?:省|市|县|区|州|盟|旗))(?:\d{4}年)?(?:人民)?政府工作报告$/.exec(
      bare,
    )
  if (report?.[1]) return `${report[1]}人民政府`
  const end = ORGAN_END.exec(bare)
  if (!end) return null
  const organ = bare.slice(0, end.index + end[0].length)
  return organ.length >= 2 && organ.length <= 30 && !/\d/.test(organ) ? organ : null
}

/**
 * Reads a title such as 某市教育局2023年工作总结和2024年工作计划. A 政府工作报告 reports on the year before the
 * one it names and plans that year. Years are taken as the title gives them, even when they contradict each other.
 */
export function readTitle(title: string): TitleReading {
  const text = quoted(halfWidth(title).replace(/\s/g, '')).replace(/^关于(?:印发|报送|上报|呈报|报告)?/, '')
  const years = findYears(text)
  const first = years[0]
  const organ = readOrgan(text)
  const promisesPlan = SUMMARY_WORD.test(text) && PLAN_WORD.test(text)
  const said = { organ, promisesPlan, years }
  const none = { period: null, planPeriod: null }
  if (/政府工作报告/.test(text)) {
    const periods = first === undefined ? none : { period: `${first - 1}`, planPeriod: `${first}` }
    return { ...said, ...periods, kind: 'annual', promisesPlan: true }
  }
  if (
    /季度|学年|学期|[一二三四五六七八九十\d]月(?:份)?(?:工作|总结)|规划|方案|\d{4}年?[-—至～~]\d{4}年/.test(
      text,
    )
  )
    return { ...said, ...none, kind: 'other' }
  const half = /上半年|半年/.test(text)
  if (SUMMARY_WORD.test(text)) {
    const kind = half ? 'half-year' : 'annual'
    if (first === undefined) return { ...said, ...none, kind }
    const planYear = years.at(-1) ?? first
    if (/下半年/.test(text) && !/上半年/.test(text))
      return { ...said, period: `${first}-H2`, planPeriod: null, kind }
    const period = half ? `${first}-H1` : `${first}`
    const planned = half ? `${first}-H2` : `${years.length > 1 ? planYear : first + 1}`
    return { ...said, period, planPeriod: promisesPlan ? planned : null, kind }
  }
  const kind = planKind(text)
  if (kind === null || first === undefined) return { ...said, ...none, kind }
  const part = /下半年/.test(text) ? '-H2' : half ? '-H1' : ''
  return { ...said, period: null, planPeriod: `${first}${part}`, kind }
}

/** 关于印发《某局2024年工作要点》的通知 hands on the document between the marks. */
function quoted(title: string): string {
  const inner = /《([^《》]{4,60})》/.exec(title)?.[1]
  return inner !== undefined && KIND_WORD.test(inner) ? inner : title
}

function planKind(title: string): DocumentKind | null {
  if (/要点/.test(title)) return 'key-points'
  if (/思路|打算|设想|展望|谋划/.test(title)) return 'outlook'
  return /工作(?:计划|安排)/.test(title) ? 'key-points' : null
}
