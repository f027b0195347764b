import type { LastPlanItem, PlanItem } from '../domain/fact-sheet.ts'
import type { ATTRIBUTES } from '../domain/reference.ts'
import { deadlineWords } from './period-words.ts'
import { boundFigure } from './render-target.ts'
import { joined, type Renderer, type Setting, said, saidIf } from './setting.ts'
import { asClause, countedName, DONE_THING, isVerbLabel } from './wording.ts'

type AnyPlan = PlanItem | LastPlanItem
type Kinds = typeof ATTRIBUTES

const PROMISED = /^(?:计划|力争|争取|将|确保|探索|拟|预计)/

const DEED =
  /^(?:提高|提升|加强|加快|降低|扩大|完善|深化|做好|抓好|办好|推动|促进|健全|强化|改善|改进|巩固|增加|持续|进一步|全面|着力|切实|积极)/
const NAMED_WORK = /(?:工程|行动|计划|建设|机制|体系|工作|项目|治理|改革|活动|方案|任务)$/

/** 提高公办园占比 says what is to be done and stands after no other verb; 提升工程 is a name. */
export const isDeedLabel = (label: string): boolean => DEED.test(label) && !NAMED_WORK.test(label)

/** The words of a plan with the bureau's own degree of commitment before them; 力争 never becomes 确保. */
function withModality(text: string, commitment: AnyPlan['commitment'], otherwise: string): string {
  return PROMISED.test(text) ? text : `${commitment ?? otherwise}${text}`
}

function targetLabel({ target, label }: AnyPlan, { index }: Setting): string {
  const indicator = target?.indicator ? index.byId.get(target.indicator) : undefined
  return target?.label ?? indicator?.label ?? label
}

function targetUnit({ target }: AnyPlan, { index }: Setting): string {
  if (target?.unit) return target.unit
  const indicator = target?.indicator ? index.byId.get(target.indicator) : undefined
  return indicator?.kind === 'indicator' ? indicator.unit : ''
}

/**
 * What is to be reached: 力争公办园占比达到60%以上, 公办园占比计划达到60%, or a named result: 确保出台实施细则.
 * After a measure whose 将 governs it too: 使公办园占比达到60%以上.
 */
function targetClause(plan: AnyPlan, setting: Setting, follows = false): string | undefined {
  const { target } = plan
  const commitment = plan.commitment === '探索' ? undefined : plan.commitment
  if (target?.value !== undefined) {
    const unit = targetUnit(plan, setting)
    const label = countedName(targetLabel(plan, setting), unit)
    const counted = isVerbLabel(label) || DONE_THING.test(label)
    const result = boundFigure(target.sense, `${target.value}${unit}`, counted)
    const clause = `${label}${result}`
    if (commitment) return withModality(clause, commitment, '')
    // 以上 and 以内 say themselves that the figure is a bound; a bare one would read as if it were reached.
    if (setting.ahead && /以[上内]$/.test(result)) return clause
    if (follows && !setting.ahead) return `使${clause}`
    return counted ? withModality(clause, undefined, '计划') : `${label}计划${result}`
  }
  return target?.text
    ? withModality(asClause(target.text), commitment, setting.ahead ? '' : '计划')
    : undefined
}

/** What can be promised to be done, where a process such as 加快 or 推进 cannot. */
const RESULT =
  /^(?:年内|全面|全部|基本|如期|按期)?(?:完成|建成|实现|投用|投入使用|达到|通过|取得|竣工|完工|开工|启用|交付|消除|出台|印发)/
const PROCESS =
  /^(?:加快|推进|推动|深化|健全|完善|加强|强化|持续|扩大|优化|加大|统筹|落实|开展|支持|鼓励|规范|改进|深入|进一步|全面推)/

/** 加快堤防建设，确保完成主体工程: the promise stands before what can be promised. */
function promisedMeasure(text: string, commitment: '确保' | '力争'): string {
  if (PROMISED.test(text) || text.includes(commitment)) return text
  const clauses = text.split('，')
  const result = clauses.findIndex((clause) => RESULT.test(clause))
  if (result > 0)
    return clauses.map((clause, i) => (i === result ? `${commitment}${clause}` : clause)).join('，')
  if (!PROCESS.test(text)) return `${commitment}${text}`
  return `${text}，${commitment === '确保' ? '确保落实到位' : '力争取得实效'}`
}

/** Said once in a sentence: where there is a target, it is the target that is promised, and the measure serves it. */
function measureText({ measure, commitment, target }: AnyPlan, { ahead }: Setting): string | undefined {
  const promised = target?.value !== undefined || target?.text !== undefined
  if (measure === undefined) return undefined
  if (!promised && (commitment === '确保' || commitment === '力争'))
    return promisedMeasure(asClause(measure), commitment)
  return withModality(asClause(measure), commitment === '探索' ? commitment : undefined, ahead ? '' : '将')
}

/** The measure, or the label where there is none. */
function measureClause(plan: PlanItem, setting: Setting): string {
  const { measure, label, commitment, target } = plan
  const deed = isVerbLabel(label) || isDeedLabel(label)
  const promised = measureText(plan, setting)
  if (!measure || !promised) {
    const later = target?.value !== undefined || target?.text !== undefined
    return withModality(
      deed ? label : `推进${label}`,
      later ? undefined : commitment,
      setting.ahead ? '' : '计划',
    )
  }
  return asClause(measure).includes(label) || deed ? promised : `围绕${label}，${promised}`
}

const limitText = ({ due }: AnyPlan, { year }: Setting): string | undefined => due && deadlineWords(due, year)

function ownerText({ owner, partners }: AnyPlan): string | undefined {
  if (!owner) return undefined
  return partners.length > 0 ? `由${owner}牵头，${partners.join('、')}配合` : `由${owner}负责`
}

export const planRenderers: Readonly<Record<Kinds['plan'][number], Renderer<PlanItem>>> = {
  名称: ({ label }) => said(label),
  措施: (plan, setting) => saidIf(measureText(plan, setting)),
  目标句: (plan, setting) => saidIf(targetClause(plan, setting)),
  时限: (plan, setting) => saidIf(limitText(plan, setting)),
  责任: (plan) => saidIf(ownerText(plan)),
  全句: (plan, setting) =>
    joined('，', [
      saidIf(limitText(plan, setting)),
      saidIf(targetSaysAll(plan, setting) ? undefined : measureClause(plan, setting)),
      saidIf(targetClause(plan, setting, plan.measure !== undefined && plan.commitment === undefined)),
    ]),
}

/** A plan that is nothing but its figure says it once: 计划新增学位900个. */
const targetSaysAll = (plan: PlanItem, setting: Setting): boolean =>
  !plan.measure && plan.target?.value !== undefined && targetLabel(plan, setting) === plan.label

const STATUS_WORDS = { 完成: '已完成', 推进: '正在推进', 未完成: '尚未完成', 取消: '已取消' } as const

/** The status, said once more before the reason, and the word that leads to it. */
const REASON_LEAD =
  /^(?:(?:已|已经|尚|仍|目前|全部|均)?(?:未完成|未能完成|没有完成|正在推进|推进中|取消|不再实施)(?:[，,；;：:。]|$))?\s*(?:(?:主要)?原因(?:是|为|：|:)|(?:是)?因为|由于|因(?![素果地材人势此]))?/

/** The reason without what the sentence before it says already: 未完成，因招标流标 gives 招标流标. */
function reasonText({ reason, status }: LastPlanItem): string | undefined {
  if (reason === undefined) return undefined
  const words = asClause(reason)
  const bare = status === undefined ? words : words.replace(REASON_LEAD, '')
  if (bare === '') return undefined
  // A reason for what is under way is one for its not being done yet.
  return `${status === '推进' ? '尚未完成的' : ''}原因是${bare}`
}

export const lastPlanRenderers: Readonly<Record<Kinds['last-plan'][number], Renderer<LastPlanItem>>> = {
  名称: ({ label }) => said(label),
  措施: ({ measure }) => saidIf(measure && asClause(measure)),
  目标句: (item, setting) => saidIf(targetClause(item, setting)),
  状态: ({ status }) => saidIf(status && STATUS_WORDS[status]),
  原因: (item) => saidIf(reasonText(item)),
  全句: (item) =>
    item.status
      ? joined('，', [said(`上年计划的${item.label}${STATUS_WORDS[item.status]}`), saidIf(reasonText(item))])
      : null,
}
