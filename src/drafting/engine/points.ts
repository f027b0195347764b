import type { Fact, FactSheet, PlanItem } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import type { Attribute } from '../../domain/reference.ts'
import { isTargetMissed } from '../../facts/render-target.ts'
import { dateOf, type SheetIndex } from '../../facts/sheet-index.ts'
import { isVerbLabel } from '../../facts/wording.ts'
import type { Place } from './place.ts'

type Kind = Fact['kind']

/** What a reader wants to know of a fact, in the order in which it is told. */
const POINTS: Readonly<Record<Kind, readonly Attribute[]>> = {
  indicator: ['值', '变化', '排名', '完成率'],
  project: ['状态', '时间', '地点', '投资', '数量', '详情'],
  award: ['获得者', '授予', '时间', '数量'],
  event: ['内容', '时间', '数量', '成效'],
  problem: ['全句'],
  plan: ['措施', '目标句', '时限', '责任'],
  'last-plan': ['状态', '原因'],
  'own-name': ['名称'],
}

/** Attributes that tell more than their own point. */
const TELLS: Readonly<Record<Kind, Readonly<Partial<Record<Attribute, readonly Attribute[]>>>>> = {
  indicator: {
    全句: ['值', '变化'],
    累计: ['值'],
    增量: ['变化'],
    同比: ['变化'],
    上年: ['变化'],
    差距: ['完成率'],
    目标: ['完成率'],
  },
  project: { 全句: ['状态', '时间', '地点', '投资', '数量', '详情'] },
  award: { 全句: ['获得者', '授予', '时间', '数量'] },
  event: { 全句: ['内容', '时间', '数量', '成效'], 做法: ['内容', '数量'], 名称: [] },
  problem: {},
  plan: { 全句: ['措施', '目标句', '时限'] },
  'last-plan': {},
  'own-name': {},
}

/** A whole clause tells only what the fact has. */
function carries(fact: Fact, point: Attribute): boolean {
  const fields: Readonly<Partial<Record<Attribute, unknown>>> = {
    ...('figures' in fact ? { 数量: fact.figures[0] } : {}),
    ...(fact.kind === 'award'
      ? { 获得者: fact.recipient, 授予: fact.by, 时间: fact.date ?? fact.period }
      : {}),
    ...(fact.kind === 'event' ? { 时间: fact.date ?? fact.period, 成效: fact.result } : {}),
    ...(fact.kind === 'project'
      ? { 时间: Object.keys(fact.dates)[0], 地点: fact.site, 投资: fact.money[0], 详情: fact.detail }
      : {}),
    ...(fact.kind === 'plan'
      ? { 措施: fact.measure ?? fact.label, 目标句: fact.target, 时限: fact.due }
      : {}),
    ...(fact.kind === 'indicator' ? { 变化: fact.previous ?? fact.given } : {}),
  }
  return !(point in fields) || fields[point] !== undefined
}

/** The points that the attributes of a pattern tell. */
export function pointsTold(fact: Fact, attributes: readonly Attribute[]): ReadonlySet<Attribute> {
  const told = attributes.flatMap(
    (attribute) => TELLS[fact.kind][attribute]?.filter((point) => carries(fact, point)) ?? [attribute],
  )
  // The date of a finished project says that it is finished; the name of an untold event is all its content.
  if (fact.kind === 'project' && attributes.includes('时间')) told.push('状态')
  if (fact.kind === 'event' && !fact.what && attributes.includes('名称')) told.push('内容')
  return new Set(told)
}

/**
 * The points of a fact that a sentence is to tell, of those that the fact has. A missed target is told where the
 * problems are told, and what the label says already is not said twice.
 */
export function pointsToTell(
  { sheet }: SheetIndex,
  fact: Fact,
  available: readonly Attribute[],
  { stance, detail, said }: Pick<Place, 'stance' | 'detail' | 'said'>,
): Attribute[] {
  const points = POINTS[fact.kind].filter((point) => available.includes(point))
  if (stance === 'aim') return fact.kind === 'indicator' ? ['目标'] : ['目标句']
  if (stance === 'problem') {
    // Without a target the shortcoming is the change itself.
    const untargeted = fact.kind === 'indicator' && fact.target === undefined
    const known = fact.kind === 'last-plan' && isSaid(fact.reason, said)
    return points.filter(
      (point) =>
        (PROBLEM_POINTS.has(point) && !(known && point === '原因')) || (untargeted && point === '变化'),
    )
  }
  switch (fact.kind) {
    case 'indicator':
      return isTargetMissed(fact, sheet) ? points.filter((point) => point !== '完成率') : points
    case 'project':
      if (stance === 'task') return points.filter((point) => point === '时间')
      return fact.site && fact.label.includes(fact.site) ? points.filter((point) => point !== '地点') : points
    case 'award':
      return points.filter((point) => point !== '授予' || !(fact.by && fact.label.includes(fact.by)))
    case 'plan':
      return planPoints(fact, points, detail)
    case 'last-plan':
      // What is done needs no reason.
      return fact.status === '完成' ? points.filter((point) => point !== '原因') : points
    default:
      return points
  }
}

/** A reason that the same sentence has given for another fact. */
const isSaid = (reason: string | undefined, said: string | undefined): boolean =>
  reason !== undefined && said?.includes(reason.replace(/[。；，]+$/, '')) === true

/** Who answers for an item stands in 工作要点; 工作思路 give the direction and leave the figures to the aims. */
function planPoints(fact: PlanItem, points: readonly Attribute[], detail: Place['detail']): Attribute[] {
  const told = points.filter(
    (point) =>
      (point !== '责任' || detail === 'full') &&
      (detail !== 'measures' || point === '措施' || (point === '目标句' && fact.target?.text !== undefined)),
  )
  // A label that is the whole measure is told by 全句.
  return fact.measure === undefined && isVerbLabel(fact.label) ? [...told, '措施'] : told
}

/** Whether the attribute is something that facts of the kind have to tell, and no mere way of naming them. */
export const isPoint = ({ kind }: Fact, attribute: Attribute): boolean => POINTS[kind].includes(attribute)

/**
 * What enlivens a sentence and may be left out where every sentence would have it: the date of an event or award, the
 * time limit of a plan item outside 工作要点, and how far beyond its target a figure is that nobody marked.
 */
export function isOptional(
  { sheet }: SheetIndex,
  fact: Fact,
  point: Attribute,
  detail: Place['detail'],
): boolean {
  switch (fact.kind) {
    case 'event':
    case 'award':
      return point === '时间' && isOfPeriod(dateOf(fact, sheet), sheet)
    case 'plan':
      return point === '时限' && detail !== 'full'
    case 'indicator':
      return point === '完成率'
    default:
      return false
  }
}

/** What happened outside the document's period must bear its date, or it reads as a result of this one. */
const isOfPeriod = (date: Period | undefined, { period }: FactSheet): boolean =>
  date === undefined || date.slice(0, 4) === period.slice(0, 4)

const PROBLEM_POINTS: ReadonlySet<Attribute> = new Set(['值', '状态', '地点', '原因', '详情', '全句'])
