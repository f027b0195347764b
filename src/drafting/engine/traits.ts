import { compare, decimal, ZERO } from '../../domain/decimal.ts'
import type {
  Award,
  Event,
  Fact,
  Indicator,
  LastPlanItem,
  PlanItem,
  Project,
} from '../../domain/fact-sheet.ts'
import { changeOf, completionOf, isRate } from '../../facts/derive.ts'
import { namesEvent } from '../../facts/render-event.ts'
import { isDeedLabel } from '../../facts/render-plan.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { isNounOfAmount, isVerbLabel } from '../../facts/wording.ts'
import type { Condition, Pattern, Trait } from '../patterns/pattern.ts'

/** What the wording of a fact depends on. `asProblem`: the sentence speaks of a shortcoming. */
export function traitsOf(index: SheetIndex, fact: Fact, asProblem: boolean): ReadonlySet<Trait> {
  const traits = ownTraits(index, fact)
  return new Set(asProblem ? [...traits, 'as-problem'] : traits)
}

function ownTraits(index: SheetIndex, fact: Fact): Trait[] {
  switch (fact.kind) {
    case 'indicator':
      return indicatorTraits(index, fact)
    case 'project':
      return projectTraits(fact)
    case 'award':
      return awardTraits(fact)
    case 'event':
      return eventTraits(fact)
    case 'plan':
    case 'last-plan':
      return planTraits(fact)
    default:
      return []
  }
}

const when = (condition: boolean, ...traits: readonly Trait[]): readonly Trait[] => (condition ? traits : [])

function indicatorTraits({ sheet }: SheetIndex, indicator: Indicator): Trait[] {
  const { label, value, unit, basis, better, previous, scope, asOf, period } = indicator
  const verb = isVerbLabel(label) || DEED.test(label)
  const direction = changeOf(indicator)?.direction
  return [
    ...when(direction !== undefined && direction === 'up', 'up'),
    ...when(direction === 'down', 'down'),
    ...when(direction === 'flat', 'flat'),
    ...when(isRate(unit), 'rate'),
    ...when(better === 'down', 'low-better'),
    ...when(value === null, 'awaited'),
    ...when(completionOf(indicator)?.state === 'over', 'over'),
    ...when(value !== null && compare(decimal(value), ZERO) === 0, 'zero'),
    ...when(previous?.basis === '上年' && !previous.label, 'against-last-year'),
    ...when(previous?.basis === '上年同期' && !previous.label, 'against-same-period'),
    ...when(asOf !== undefined || (period !== undefined && period !== sheet.period), 'own-time'),
    ...when(scope !== undefined, 'scoped'),
    ...when(verb, 'verb-label'),
    ...when(basis === 'cumulative' && !label.includes('累计'), 'cumulative'),
    ...when(basis === 'stock', 'stock'),
    ...when(
      basis === 'new' &&
        !verb &&
        COUNTED.test(unit) &&
        !isNounOfAmount(label) &&
        !/新|培训|演练|活动$/.test(label),
      'newly-added',
    ),
  ]
}

/** Nouns of something done take their figure directly, as verbs do: 教师培训1260人次. */
const DEED = /(?:培训|演练|宣讲|巡查|督查|检查|调研|走访|研讨|家访|宣传|送教|交流)$/
/** Units of things that can be added one by one; 人次 and 场 count what happened. */
const COUNTED = /^[个所名人家项处件座间套台条辆节门支块亩]$/

function projectTraits({ status, dates }: Project): Trait[] {
  const done = status === '投用' || status === '完工'
  const finished = dates.finish !== undefined || (status === '投用' && dates.inUse !== undefined)
  return [
    ...when(done, 'done'),
    ...when(status === '开工' || status === '在建', 'under-way'),
    ...when(status === '开工' && dates.start !== undefined, 'started'),
    ...when(status === '谋划' || status === '前期', 'early'),
    ...when(done ? finished : dates.start !== undefined || dates.due !== undefined, 'dated'),
  ]
}

const WON =
  /^(?:荣获|获评|获|入选|被|新增|创建|培育|当选|通过|位居|列|评为|成为|喜获|斩获|摘得|夺得|跻身|创成)/
const PRIZE = /(?:奖|金牌|银牌|铜牌|冠军|亚军|第[一二三]名)$/
const HONOUR =
  /(?:学校|示范校|特色校|单位|示范园|幼儿园|基地|集体|团队|个人|先进|标兵|模范|示范区|示范县|示范市|先进区|先进县|教师|校园|组织|工作室|试点)$/

function awardTraits({ label, figures, first }: Award): Trait[] {
  const name = label.replace(/[（(][^（）()]*[）)]$/, '')
  return [
    ...when(WON.test(label), 'won-label'),
    ...when(PRIZE.test(name), 'prize'),
    ...when(HONOUR.test(name), 'honour'),
    ...when(first !== undefined, 'first'),
    ...when(figures.length === 1 && UNNAMED_COUNT.test(figures[0]?.label ?? ''), 'bare-count'),
  ]
}

/** Labels of figures that rendering leaves out, so that the figure follows the award directly: 优秀奖3项. */
const UNNAMED_COUNT = /^(?:数量|个数|人数|数目)$/

const MEETING = /(?:会议|大会|座谈会|推进会|例会|现场会|交流会|动员会|培训会|部署会|报告会|发布会|恳谈会)$/
const CONTEST =
  /(?:大赛|比赛|竞赛|赛事|运动会|锦标赛|联赛|展演|论坛|艺术节|体育节|科技节|读书节|开放日|嘉年华)$/

function eventTraits({ label, what }: Event): Trait[] {
  const verb = isVerbLabel(label)
  return [
    ...when(verb, 'verb-label'),
    ...when(what !== undefined, 'told'),
    ...when(what !== undefined && namesEvent(what, label), 'names-label'),
    ...when(!verb && MEETING.test(label), 'meeting'),
    ...when(!verb && CONTEST.test(label), 'contest'),
  ]
}

function planTraits(item: PlanItem | LastPlanItem): Trait[] {
  const { label, measure } = item
  return [
    ...when(isVerbLabel(label) || isDeedLabel(label), 'verb-label'),
    ...when(/(?:工作|任务|项目|工程)$/.test(label), 'task-label'),
    ...when(measure !== undefined, 'told'),
    ...when(measure?.includes(label) ?? false, 'names-label'),
    ...when(item.kind === 'last-plan' && item.status === undefined, 'unanswered'),
  ]
}

/**
 * Whether a pattern's conditions hold. What is special wants a beginning of its own: an awaited figure, an
 * unanswered plan item and a shortcoming are only opened by heads that ask for them.
 */
export function fits({ part, when: conditions }: Pattern, traits: ReadonlySet<Trait>): boolean {
  const special = part === 'head' ? SPECIAL.find((trait) => traits.has(trait)) : undefined
  if (special && !conditions.includes(special)) return false
  return conditions.every((condition) =>
    condition.startsWith('!') ? !traits.has(negated(condition)) : traits.has(positive(condition)),
  )
}

const SPECIAL: readonly Trait[] = ['awaited', 'unanswered', 'as-problem']
const negated = (condition: string): Trait => condition.slice(1) as Trait
const positive = (condition: Condition): Trait => condition as Trait
