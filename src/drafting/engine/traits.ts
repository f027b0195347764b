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
import { renderReference } from '../../facts/render.ts'
import { leadingVerb, namesEvent, PLAIN_VERB } from '../../facts/render-event.ts'
import { hasOwnTime } from '../../facts/render-indicator.ts'
import { isDeedLabel } from '../../facts/render-plan.ts'
import { dateOf, type SheetIndex } from '../../facts/sheet-index.ts'
import { countedName, DONE_THING, isNounOfAmount, isVerbLabel } from '../../facts/wording.ts'
import type { Condition, Pattern, Trait } from '../patterns/pattern.ts'
import type { Place } from './place.ts'

/** What the wording of a fact depends on. `heading`: what stands right over the sentence and need not be named again. */
export function traitsOf(
  index: SheetIndex,
  fact: Fact,
  { stance, heading, again }: Pick<Place, 'stance' | 'heading' | 'again'>,
): ReadonlySet<Trait> {
  const traits = new Set(ownTraits(index, fact))
  if (stance === 'problem') traits.add('as-problem')
  if (stance === 'aim') traits.add('as-aim')
  if (again) traits.add('again')
  if (stance === 'task' && fact.kind === 'project') traits.add('as-task')
  if (fact.kind === 'plan' && heading.includes(fact.label)) traits.add('names-label')
  return traits
}

function ownTraits(index: SheetIndex, fact: Fact): Trait[] {
  switch (fact.kind) {
    case 'indicator':
      return indicatorTraits(index, fact)
    case 'project':
      return projectTraits(index, fact)
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

/** What is said to be 基本持平 has not gone up to anything. */
const isUnchanged = (index: SheetIndex, { id }: Indicator): boolean =>
  renderReference(index, { id, attribute: '变化', format: null }, {})?.text.includes('持平') ?? false

const when = (condition: boolean, ...traits: readonly Trait[]): readonly Trait[] => (condition ? traits : [])

function indicatorTraits(index: SheetIndex, indicator: Indicator): Trait[] {
  const { value, unit, basis, better, previous, scope } = indicator
  const label = countedName(indicator.label, unit)
  const verb =
    isVerbLabel(label) ||
    DONE_THING.test(label) ||
    (basis === 'new' && /次$/.test(unit) && !isNounOfAmount(label))
  const direction = isUnchanged(index, indicator) ? 'flat' : changeOf(indicator)?.direction
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
    ...when(hasOwnTime(indicator, index), 'own-time'),
    ...when(scope !== undefined, 'scoped'),
    ...when(verb, 'verb-label'),
    ...when(basis === 'cumulative' && !label.includes('累计'), 'cumulative'),
    ...when(basis === 'stock', 'stock'),
    ...when(basis === 'new' && isVerbLabel(label), 'new'),
    ...when(COUNTED.test(unit) && !isNounOfAmount(label) && !verb && !AVERAGE.test(label), 'thing'),
    ...when(better === 'up', 'high-better'),
    ...when(
      basis === 'new' &&
        !verb &&
        COUNTED.test(unit) &&
        !isNounOfAmount(indicator.label) &&
        !DEALT_WITH.test(label) &&
        !/新|培训|演练|活动$/.test(label),
      'newly-added',
    ),
  ]
}

/** 整改问题214处 were dealt with; nobody added them. */
const DEALT_WITH = /整改|查处|完成|办结|化解|发放|检查|排查|整治|处理|挽回/

/** Units of things that can be added one by one; 人次 and 场 count what happened. */
const COUNTED = /^[个所名人家项处件座间套台条辆节门支块亩张户对艘幢]$/

/** Of 每千人口执业医师 one has not 3.12. */
const AVERAGE = /每(?:[百千万]|百万|十万)?(?:人|名|所|户|个|平方|亩|公里)|人均|平均/

/** What is worked on, where another name is of what is built. */
const WORKS = /(?:工程|项目|改造|扩建|修缮|维修|提升|迁建|新建|建设|加固|更新|整治|治理|修复)$/

function projectTraits({ sheet }: SheetIndex, project: Project): Trait[] {
  const { label, status, dates } = project
  const done = status === '投用' || status === '完工'
  const finished =
    (dates.finish ?? dateOf(project, sheet)) !== undefined || (status === '投用' && dates.inUse !== undefined)
  return [
    ...when(done, 'done'),
    ...when(WORKS.test(label), 'works'),
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
  /(?:[县市区](?:（[^（）]*）)?|学校|示范校|特色校|单位|示范园|幼儿园|基地|集体|团队|个人|先进|标兵|模范|示范区|示范县|示范市|先进区|先进县|教师|校园|组织|工作室|试点)$/

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

const MEETING =
  /(?:会议|大会|座谈会|推进会|例会|现场会|交流会|动员会|培训会|部署会|报告会|发布会|恳谈会|对接会|调度会|分析会|评审会|论证会|通报会|宣讲会|洽谈会|议事会|见面会|办公会|研讨会|联席会|约谈会|听证会|协调会)$/
const CONTEST =
  /(?:大赛|比赛|竞赛|赛事|运动会|锦标赛|联赛|展演|论坛|艺术节|体育节|科技节|读书节|开放日|嘉年华|招聘会|展览会|博览会|推介会|晚会)$/

function eventTraits({ label, what, figures }: Event): Trait[] {
  const verb = isVerbLabel(label)
  return [
    ...when(figures.length > 0, 'counted'),
    ...when(
      what && namesEvent(what, label) ? PLAIN_VERB.test(what) : !verb || PLAIN_VERB.test(label),
      'plain-verb',
    ),
    ...when(verb, 'verb-label'),
    ...when(what !== undefined, 'told'),
    ...when(what !== undefined && namesEvent(what, label), 'names-label'),
    ...when(!verb && MEETING.test(label), 'meeting'),
    ...when(!verb && CONTEST.test(label), 'contest'),
    ...when(!verb && leadingVerb(label) === '推进', 'pushed'),
    ...when(!verb && leadingVerb(label) === '做好', 'cared-for'),
  ]
}

/** Names of how things are to be: one 推动s 均衡发展 and does not 抓好 it. */
const STATE = /(?:发展|提升|提高|增长|改善|优化|扩容|扩面|提质|增效|见效|达标|融合|均衡|统筹)$/

function planTraits(item: PlanItem | LastPlanItem): Trait[] {
  const { label, measure } = item
  return [
    ...when(isVerbLabel(label) || isDeedLabel(label), 'verb-label'),
    ...when(/(?:工作|任务|项目|工程)$/.test(label), 'task-label'),
    ...when(isDeedLabel(label), 'deed-label'),
    ...when(STATE.test(label), 'state-label'),
    ...when(item.target !== undefined, 'targeted'),
    ...when(measure !== undefined, 'told'),
    ...when(/^[^“”]*$/.test(label) && (isVerbLabel(label) || /[\d，]/.test(label)), 'claim-label'),
    ...when(measure?.includes(label) ?? false, 'names-label'),
    ...when(item.kind === 'last-plan' && item.status === undefined, 'unanswered'),
  ]
}

/**
 * Whether a pattern's conditions hold. What is special wants a beginning of its own: an awaited figure, an
 * unanswered plan item, a shortcoming, a task and an aim are only opened by heads that ask for them.
 */
export function fits({ part, when: conditions }: Pattern, traits: ReadonlySet<Trait>): boolean {
  const special = part === 'head' ? SPECIAL.find((trait) => traits.has(trait)) : undefined
  if (special && !conditions.includes(special)) return false
  return conditions.every((condition) =>
    condition.startsWith('!') ? !traits.has(negated(condition)) : traits.has(positive(condition)),
  )
}

const SPECIAL: readonly Trait[] = ['as-aim', 'as-task', 'awaited', 'unanswered', 'as-problem']
const negated = (condition: string): Trait => condition.slice(1) as Trait
const positive = (condition: Condition): Trait => condition as Trait
