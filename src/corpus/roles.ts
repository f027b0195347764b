import type { DocumentKind, Role } from '../domain/document.ts'
import type { Period } from '../domain/period.ts'
import { findYears } from './title.ts'

/** What decides which side of a document a heading stands on. */
export type Sides = {
  readonly kind: DocumentKind
  readonly period: Period | null
  readonly planPeriod: Period | null
}

const PROBLEMS = /问题|不足|困难|短板|差距|薄弱环节/
/** A heading that sets out to solve problems names a task, not a lack. */
const REMEDY =
  /解决|破解|化解|整治|聚焦|整改|补齐|攻坚|针对|导向|防范|帮扶|救助|资助|关爱|补短板|突破|缩小|弥补|治理/
const PLAN =
  /计划|打算|思路|安排|谋划|展望|设想|下一步|下步|下一阶段|下半年|今后|明年|来年|目标|重点任务|主要任务|重大(?:举措|任务)|总体要求|指导思想|要点|重点工作|工作任务|规划.{0,12}说明/
const SUMMARY = /总结|回顾|完成情况|工作情况|开展情况|进展情况|落实情况|主要做法|主要工作|成效|成绩|成就|亮点/

/** Inside a part only a heading that can mean nothing else changes the side: 计划 and 成效 are in names of tasks, too. */
const INNER_PROBLEMS =
  /^(?:当前|目前)?(?:存在|面临|主要)?的?(?:主要|突出|一些)?(?:问题|不足|困难)(?:[和与及、].{1,6})?$/
const INNER_PLAN =
  /^(?:\d{4}年|下一步|下步|下一阶段|下半年|今后|明年|来年)?(?:的)?工作(?:计划|打算|思路|安排|谋划)$|^下一?步/
const INNER_SUMMARY = /^(?:\d{4}年)?(?:上半年)?工作(?:总结|回顾|完成情况)$/

/** The role that a heading gives to what stands under it; undefined where its words tell none. */
export function roleOfHeading(
  { heading, level }: { readonly heading: string; readonly level: number },
  { kind, period, planPeriod }: Sides,
): Role | undefined {
  if (level > 1) {
    if (INNER_PROBLEMS.test(heading)) return 'problems'
    if (INNER_PLAN.test(heading)) return 'plan'
    return INNER_SUMMARY.test(heading) ? 'summary' : undefined
  }
  if (PROBLEMS.test(heading) && !REMEDY.test(heading)) return 'problems'
  if (kind === 'key-points' || kind === 'outlook') return /总结|回顾/.test(heading) ? 'summary' : 'plan'
  const years = findYears(heading)
  const [done, next] = [yearOf(period), yearOf(planPeriod)]
  const ahead = /下半年/.test(heading) || (done !== next && years.length === 1 && years[0] === next)
  if (SUMMARY.test(heading) && !ahead) return 'summary'
  const behind = done !== next && years.length === 1 && years[0] === done
  if (ahead || (PLAN.test(heading) && !behind)) return 'plan'
  return behind ? 'summary' : undefined
}

const yearOf = (period: Period | null): number | undefined =>
  period === null ? undefined : Number(period.slice(0, 4))

/** The role of what no heading decides: 工作要点, 工作思路 and other documents that report nothing look ahead. */
export function defaultRole({ kind, title }: { readonly kind: DocumentKind; readonly title: string }): Role {
  if (kind === 'annual' || kind === 'half-year') return 'summary'
  return kind === 'other' && /总结|小结|回顾|报告|情况/.test(title) ? 'summary' : 'plan'
}

const ADMITS =
  /(?:清醒|同时|也)地?(?:看到|认识到|意识到).{0,60}(?:问题|不足|困难|差距|短板|挑战|矛盾)|(?:问题|不足|困难)(?:也)?不容忽视|存在着?(?:一些|不少|以下|一定的?)?.{0,12}(?:问题|不足|差距|短板)|(?:面临|还有)(?:不少|许多|诸多).{0,12}(?:问题|困难|挑战|差距)/

/** Whether a paragraph outside any part on problems owns up to them in its first sentence or two. */
export const admitsProblems = (paragraph: string): boolean => ADMITS.test(paragraph.slice(0, 90))

const CLOSES =
  /作出.{0,12}贡献|贡献.{0,12}力量|努力奋斗|而奋斗|新篇章|新局面|华丽篇章|华彩乐章|答卷|再立新功|让我们|奋力谱写|再创佳绩|新的更大|胜利召开|更加美好|周年！?$/
const LOOKS_AHEAD =
  /^.{0,60}(?:我们|我局|我委|我县|我市|我区|全[省市县区](?:教育系统)?|教育(?:体育)?(?:局|厅|系统|人))将|^(?:展望|站在新|新的一年|面向未来|征程|蓝图|使命)/

/** Whether the last paragraph of a document takes leave: 面对…，将…，为…作出贡献. */
export const closesDocument = (paragraph: string): boolean =>
  CLOSES.test(paragraph.slice(-160)) || LOOKS_AHEAD.test(paragraph)
