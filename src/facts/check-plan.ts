import { compare, decimal } from '../domain/decimal.ts'
import type { Indicator, LastPlanItem, PlanItem, Project, SheetFault } from '../domain/fact-sheet.ts'
import { periodName, periodRange } from '../domain/period.ts'
import { completionOf } from './derive.ts'
import { bareName, comparableUnits, goesBy } from './metric-names.ts'
import type { SheetIndex } from './sheet-index.ts'

type AnyPlan = PlanItem | LastPlanItem

const report = (
  { id }: AnyPlan,
  severity: SheetFault['severity'],
  code: string,
  message: string,
): SheetFault[] => [{ severity, fact: id, code, message }]

/** The plan of the next period against what the sheet reports, and last year's plan against its answers. */
export function checkPlan(plan: AnyPlan, index: SheetIndex): SheetFault[] {
  return [
    ...checkTarget(plan, index),
    ...(plan.kind === 'plan' ? checkDue(plan, index) : checkAnswer(plan, index)),
  ]
}

function checkTarget(plan: AnyPlan, index: SheetIndex): SheetFault[] {
  const { target, label } = plan
  if (!target) return []
  const faults: SheetFault[] = []
  if (target.value !== undefined && !target.sense) {
    const message = `计划“${label}”的目标 ${target.value}${target.unit} 没有写明是不低于、不高于还是等于`
    faults.push(...report(plan, 'warning', 'plan.target.sense', message))
  }
  if (target.indicator === undefined) return [...faults, ...checkUnlinked(plan, index)]
  const indicator = index.byId.get(target.indicator)
  if (indicator?.kind !== 'indicator') {
    const message = `计划“${label}”对应的指标 ${target.indicator} 不在台账中`
    return [...faults, ...report(plan, 'error', 'plan.indicator.unknown', message)]
  }
  return [...faults, ...checkAgainst(plan, indicator)]
}

/** A target that names no indicator is held against the one that bears its name, if there is just one. */
function checkUnlinked(plan: AnyPlan, { sheet }: SheetIndex): SheetFault[] {
  const { target } = plan
  if (target?.value === undefined) return []
  const name = target.label ?? plan.label
  const known = sheet.facts.filter(
    (fact) =>
      fact.kind === 'indicator' && comparableUnits(fact.unit, target.unit || fact.unit) && goesBy(fact, name),
  )
  const [indicator, other] = known
  return indicator?.kind === 'indicator' && !other ? checkAgainst(plan, indicator) : []
}

/** Which way is better: as the sheet says, or else as the target's own sense does. */
function wishOf({ target }: AnyPlan, { better }: Indicator): 'up' | 'down' | undefined {
  if (better !== 'none') return better
  return target?.sense === '不低于' ? 'up' : target?.sense === '不高于' ? 'down' : undefined
}

function checkAgainst(plan: AnyPlan, indicator: Indicator): SheetFault[] {
  const { target, label } = plan
  if (target?.value === undefined) return []
  if (target.unit !== '' && target.unit !== indicator.unit) {
    const message = `计划“${label}”的目标单位“${target.unit}”与指标“${indicator.label}”的单位“${indicator.unit}”不同`
    return report(plan, 'warning', 'plan.unit', message)
  }
  if (plan.kind === 'last-plan') return checkSameTarget(plan, indicator)
  if (indicator.value === null || indicator.basis === 'new') return []
  const wish = wishOf(plan, indicator)
  const order = compare(decimal(target.value), decimal(indicator.value))
  const values = `${target.value}${indicator.unit}，本期“${indicator.label}”已是 ${indicator.value}${indicator.unit}`
  if (wish === 'up' && order < 0) {
    return report(plan, 'warning', 'plan.target.below', `计划“${label}”的目标低于现值：目标 ${values}`)
  }
  if (wish === 'down' && order > 0) {
    return report(plan, 'warning', 'plan.target.above', `计划“${label}”的目标高于现值：目标 ${values}`)
  }
  return []
}

/** What last year's plan set is the target that this year's figure is measured by. */
function checkSameTarget(item: LastPlanItem, { label, target, unit }: Indicator): SheetFault[] {
  const set = item.target?.value
  if (set === undefined || !target || compare(decimal(set), decimal(target.value)) === 0) return []
  const message = `“${label}”的目标填 ${target.value}${unit}，上年计划“${item.label}”定的是 ${set}${unit}，请核对；目标有调整的请注明`
  return report(item, 'warning', 'last-plan.target.differs', message)
}

function checkDue(plan: PlanItem, { planPeriod }: SheetIndex): SheetFault[] {
  if (!plan.due) return []
  const [due, range] = [periodRange(plan.due), periodRange(planPeriod)]
  if (due.last < range.first) {
    const message = `计划“${plan.label}”的时限 ${plan.due} 早于计划期间${periodName(planPeriod)}，请核对`
    return report(plan, 'error', 'date.outside', message)
  }
  if (due.first > range.last) {
    const message = `计划“${plan.label}”的时限 ${plan.due} 晚于计划期间${periodName(planPeriod)}`
    return report(plan, 'warning', 'plan.due.later', message)
  }
  return []
}

function checkAnswer(item: LastPlanItem, index: SheetIndex): SheetFault[] {
  const { byId } = index
  const { status, evidence, reason, label } = item
  const faults = evidence
    .filter((id) => !byId.has(id))
    .flatMap((id) => report(item, 'error', 'last-plan.evidence', `上年计划“${label}”的依据 ${id} 不在台账中`))
  if (!status) {
    faults.push(...report(item, 'warning', 'last-plan.unanswered', `上年计划“${label}”还没有填写完成情况`))
  } else if (status === '完成' && evidence.length === 0) {
    faults.push(
      ...report(item, 'warning', 'last-plan.unproven', `上年计划“${label}”标为完成，但没有列出依据`),
    )
  } else if ((status === '未完成' || status === '取消') && !reason) {
    faults.push(...report(item, 'warning', 'last-plan.reason', `上年计划“${label}”${status}，但没有写明原因`))
  }
  return [...faults, ...checkContradiction(item, index)]
}

/** Where a project must stand for an item that asks for no more than its start, and for one that asks for its end. */
const NOT_STARTED: ReadonlySet<string> = new Set(['谋划', '前期', '暂停', '取消'])
const UNFINISHED: ReadonlySet<string> = new Set([...NOT_STARTED, '开工', '在建'])
const FINISHED: ReadonlySet<string> = new Set(['完工', '投用'])
const STARTS = /开工|动工|开建|启动|谋划|前期|可研|立项|推进|加快|续建|实施|主体|封顶/
const ENDS = /建成|完工|竣工|投用|投入使用|交付|落成|启用|通水|通车|完成/

/** Whether the words of an item ask for no more than that a project is on its way. */
function asksForStart({ label, measure, target }: LastPlanItem): boolean {
  const words = `${label}，${measure ?? ''}，${target?.text ?? ''}`
  return STARTS.test(words) && !ENDS.test(words)
}

/** The projects that an item rests on: its evidence, and those that it names. */
function projectsOf({ evidence, label, measure }: LastPlanItem, { byId, sheet }: SheetIndex): Project[] {
  const words = bareName(`${label}，${measure ?? ''}`)
  const named = sheet.facts.filter(
    (fact) =>
      fact.kind === 'project' &&
      [fact.label, ...fact.aliases].some(
        (name) => name.length >= LEAST_NAME && words.includes(bareName(name)),
      ),
  )
  const given = evidence.map((id) => byId.get(id))
  return [...new Set([...given, ...named])].filter((fact) => fact?.kind === 'project')
}

const LEAST_NAME = 4

/**
 * An item cannot be done while its figure misses the target or a project that it is about has not come so far, nor left
 * undone when all of them are finished.
 */
function checkContradiction(item: LastPlanItem, index: SheetIndex): SheetFault[] {
  const { status } = item
  if (status === undefined || status === '推进') return []
  const projects = projectsOf(item, index)
  const aimed = index.byId.get(item.target?.indicator ?? '')
  const hasMissed = aimed?.kind === 'indicator' && completionOf(aimed)?.state === 'missed'
  if (status !== '完成') {
    const [first] = projects
    // A target that was missed leaves the item undone, whatever was built for it.
    if (hasMissed || !first || !projects.every((project) => FINISHED.has(project.status))) return []
    const message = `上年计划“${item.label}”标为${status}，但项目“${first.label}”已经${first.status}，请核对`
    return report(item, 'warning', 'last-plan.contradicted', message)
  }
  if (hasMissed) {
    const message = `上年计划“${item.label}”标为完成，但“${aimed.label}”为 ${aimed.value}${aimed.unit}，没有达到目标 ${aimed.target?.value}${aimed.unit}，请改为推进或未完成，或核对数据`
    return report(item, 'warning', 'last-plan.contradicted', message)
  }
  const short = asksForStart(item) ? NOT_STARTED : UNFINISHED
  const open = projects.find((project) => short.has(project.status))
  if (!open) return []
  const message = `上年计划“${item.label}”标为完成，但项目“${open.label}”还是“${open.status}”，请核对`
  return report(item, 'warning', 'last-plan.contradicted', message)
}
