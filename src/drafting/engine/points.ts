import type { Fact } from '../../domain/fact-sheet.ts'
import type { Attribute } from '../../domain/reference.ts'
import { isTargetMissed } from '../../facts/render-target.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { isVerbLabel } from '../../facts/wording.ts'

type Kind = Fact['kind']

/** What a reader wants to know of a fact, in the order in which it is told. */
const POINTS: Readonly<Record<Kind, readonly Attribute[]>> = {
  indicator: ['值', '变化', '完成率', '排名'],
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
  event: { 全句: ['内容', '时间', '数量', '成效'], 名称: [] },
  problem: {},
  plan: { 全句: ['措施', '目标句', '时限'] },
  'last-plan': {},
  'own-name': {},
}

/** The points that the attributes of a pattern tell. */
export function pointsTold(fact: Fact, attributes: readonly Attribute[]): ReadonlySet<Attribute> {
  const told = attributes.flatMap((attribute) => TELLS[fact.kind][attribute] ?? [attribute])
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
  asProblem: boolean,
): Attribute[] {
  const points = POINTS[fact.kind].filter((point) => available.includes(point))
  if (asProblem) {
    // Without a target the shortcoming is the change itself.
    const untargeted = fact.kind === 'indicator' && fact.target === undefined
    return points.filter((point) => PROBLEM_POINTS.has(point) || (untargeted && point === '变化'))
  }
  switch (fact.kind) {
    case 'indicator':
      return isTargetMissed(fact, sheet) ? points.filter((point) => point !== '完成率') : points
    case 'project':
      return fact.site && fact.label.includes(fact.site) ? points.filter((point) => point !== '地点') : points
    case 'award':
      return points.filter((point) => point !== '授予' || !(fact.by && fact.label.includes(fact.by)))
    case 'plan':
      // A label that is the whole measure is told by 全句.
      return fact.measure === undefined && isVerbLabel(fact.label) ? [...points, '措施'] : points
    case 'last-plan':
      // What is done needs no reason.
      return fact.status === '完成' ? points.filter((point) => point !== '原因') : points
    default:
      return points
  }
}

/** Whether the attribute is something that facts of the kind have to tell, and no mere way of naming them. */
export const isPoint = ({ kind }: Fact, attribute: Attribute): boolean => POINTS[kind].includes(attribute)

/** The date of an event or award enlivens a sentence and may be left out where every sentence would begin with one. */
export const isOptional = ({ kind }: Fact, point: Attribute): boolean =>
  point === '时间' && (kind === 'event' || kind === 'award')

const PROBLEM_POINTS: ReadonlySet<Attribute> = new Set(['值', '状态', '地点', '原因', '详情', '全句'])
