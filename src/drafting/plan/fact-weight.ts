import { formatDecimal } from '../../domain/decimal.ts'
import type { Event, Fact, Indicator, LastPlanItem, PlanItem } from '../../domain/fact-sheet.ts'
import { periodRange } from '../../domain/period.ts'
import { changeOf } from '../../facts/derive.ts'
import type { FieldBank } from './field-bank.ts'

/** Facts of a kind stand together: what was done, how it stands, what it led to, who recognised it, and that the plan is carried out. */
const KIND_ORDER: Readonly<Record<Fact['kind'], number>> = {
  event: 0,
  project: 1,
  indicator: 2,
  award: 3,
  'last-plan': 4,
  problem: 5,
  plan: 6,
  'own-name': 7,
}

const AWARD_WEIGHT = { 国家级: 4, 省级: 3, 市级: 2, 县级: 1.5, 其他: 1 } as const

/**
 * How much a fact deserves its place, above 0: priority × magnitude × completeness. A must outweighs
 * everything else.
 */
export function weighFact(fact: Fact): number {
  return (fact.must ? 1000 : 1) * magnitude(fact) * (1 + completeness(fact))
}

function magnitude(fact: Fact): number {
  switch (fact.kind) {
    case 'indicator':
      return (fact.rank ? 1.5 : 1) * changeWeight(fact)
    case 'award':
      return AWARD_WEIGHT[fact.level] * (fact.first ? 2 : 1)
    case 'project':
      return fact.status === '投用' || fact.status === '完工' ? 2 : 1.5
    case 'event':
      return fact.result ? 1.5 : 1.2
    case 'plan':
    case 'last-plan':
      return fact.commitment === '确保' ? 2 : 1.5
    case 'problem':
      return 3
    case 'own-name':
      return 0.1
  }
}

/** 1 for an unchanged figure, growing with the relative change up to 2. */
function changeWeight(indicator: Indicator): number {
  const change = changeOf(indicator)
  const moved = change?.growth ?? change?.difference
  return moved ? 1 + Math.min(1, Math.abs(Number(formatDecimal(moved))) / 100) : 1
}

/** The share of a fact's optional fields that are filled in, 0 to 1. */
function completeness(fact: Fact): number {
  const fields = optionalFields(fact)
  return fields.length === 0 ? 0 : fields.filter(Boolean).length / fields.length
}

function optionalFields(fact: Fact): readonly unknown[] {
  switch (fact.kind) {
    case 'indicator':
      return [fact.value, fact.previous, fact.target, fact.rank]
    case 'project':
      return [fact.money[0], fact.figures[0], fact.detail, Object.keys(fact.dates)[0]]
    case 'award':
      return [fact.by, fact.recipient, fact.date, fact.figures[0]]
    case 'event':
      return [fact.what, fact.figures[0], fact.result, fact.date]
    case 'plan':
    case 'last-plan':
      return [fact.measure, fact.target, fact.due, fact.owner]
    case 'problem':
    case 'own-name':
      return []
  }
}

/** Roughly how many characters the engine needs to say the fact. */
export function estimateLength(fact: Fact): number {
  const name = fact.label.length
  switch (fact.kind) {
    case 'indicator':
      return name + 12 + (fact.previous ? 14 : 0) + (fact.target ? 12 : 0) + (fact.rank ? 10 : 0)
    case 'project':
      return name + 12 + 12 * (fact.money.length + fact.figures.length) + (fact.detail?.length ?? 0)
    case 'award':
      return name + 14 + (fact.by?.length ?? 0) + (fact.recipient?.length ?? 0) + 10 * fact.figures.length
    case 'event':
      return (fact.what?.length ?? name) + 8 + 12 * fact.figures.length + (fact.result?.length ?? 0)
    case 'problem':
      return fact.text.length + 4
    case 'plan':
    case 'last-plan':
      return estimatePlanLength(fact)
    case 'own-name':
      return name + 8
  }
}

function estimatePlanLength({
  label,
  measure,
  target,
  owner,
  partners,
  due,
}: PlanItem | LastPlanItem): number {
  const goal = target ? 14 + (target.label?.length ?? 6) + (target.text?.length ?? 0) : 0
  const people = owner ? 5 + owner.length + partners.join('、').length : 0
  return label.length + 6 + (measure?.length ?? 0) + goal + people + (due ? 6 : 0)
}

/**
 * Orders the facts of one passage: field by field, kind by kind, what was done by date, the rest like with like (same unit, same
 * direction) and the weightier first.
 */
export function orderFacts<T extends Fact>(facts: readonly T[], bank: FieldBank): T[] {
  const weights = new Map(facts.map((fact) => [fact.id, weighFact(fact)]))
  const best = new Map<string, number>()
  for (const fact of facts) {
    const key = likeness(fact)
    best.set(key, Math.max(best.get(key) ?? 0, weights.get(fact.id) ?? 0))
  }
  const rank = (fact: T): readonly [number, number, string, string, number, string, number] => [
    // What the year's plan had set is told together, behind the fields that it sums up.
    fact.kind === 'last-plan' ? bank.order.length : bank.order.indexOf(bank.fieldOf(fact)),
    isAwaited(fact) ? AWAITED_ORDER : KIND_ORDER[fact.kind],
    fact.kind === 'event' ? dayOf(fact) : '',
    timeOf(fact),
    -(best.get(likeness(fact)) ?? 0),
    likeness(fact),
    -(weights.get(fact.id) ?? 0),
  ]
  return facts.toSorted((a, b) => compareRanks(rank(a), rank(b)))
}

/** What is not known yet stands behind what is. */
const AWAITED_ORDER = 8

/** A figure or an answer that the bureau has yet to fill in. */
export const isAwaited = (fact: Fact): boolean =>
  (fact.kind === 'indicator' && fact.value === null) ||
  (fact.kind === 'last-plan' && fact.status === undefined)

/** Figures of one cut-off date or of an earlier year stand together behind those of the period itself. */
const timeOf = (fact: Fact): string =>
  fact.kind === 'indicator' ? `${fact.period ?? ''} ${fact.asOf ?? ''}` : ''

/** What was done is told in the order of time, the undated last. */
const dayOf = ({ date }: Event): string => (date ? periodRange(date).first : '~')

/** Facts of the same likeness may share a sentence. */
function likeness(fact: Fact): string {
  switch (fact.kind) {
    case 'indicator':
      return `indicator ${fact.unit} ${fact.basis} ${changeOf(fact)?.direction ?? ''} ${fact.previous?.basis ?? ''}`
    case 'project':
      return `project ${fact.status}`
    case 'award':
      return `award ${fact.level} ${fact.by ?? ''}`
    case 'last-plan':
      return `last-plan ${fact.status}`
    default:
      return fact.kind
  }
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i]
    if (y === undefined || x === y) continue
    return x < y ? -1 : 1
  }
  return 0
}
