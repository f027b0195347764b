import type { FactSheet, LastPlanItem } from '../../domain/fact-sheet.ts'
import { nameLikeness, textLikeness } from '../../text/likeness.ts'
import type { ExtractedFigure } from '../extract/figure.ts'
import { figuresOfWords } from '../extract/figures-of-words.ts'
import { createEvidenceFinder, type LikelyEvidence, wordsOf } from './likely-evidence.ts'
import { type PlanFigure, planFigures } from './plan-figures.ts'

export type PlanStatus = NonNullable<LastPlanItem['status']>

/** One item of last year's plan and how it stands. */
export type ReconciledItem = {
  readonly id: string
  readonly label: string
  readonly text: string
  /** Whether the sheet holds the item already. */
  readonly inSheet: boolean
  /** The bureau's own answer; null until it is given. */
  readonly status: PlanStatus | null
  readonly evidence: readonly string[]
  readonly reason: string | null
  /** What the answer lacks, in Chinese. */
  readonly missing: readonly string[]
  readonly figures: readonly PlanFigure[]
  /** Facts of the sheet that may be its evidence and are not given as such. */
  readonly proposals: readonly LikelyEvidence[]
  /** What the figures alone suggest; never taken as the answer. */
  readonly suggested: PlanStatus | null
}

export type Reconciliation = {
  readonly items: readonly ReconciledItem[]
  readonly counts: Readonly<Record<PlanStatus | 'unanswered', number>>
  /** The sheet with the items that it did not hold, unanswered. */
  readonly sheet: FactSheet
}

/**
 * Last year's plan item by item against this year's sheet: what is answered and how, what is not, and which facts could be
 * the evidence. An item that the sheet holds already, under the same or a like name, keeps its answer. Answers nothing
 * itself.
 */
export function reconcilePlan(items: readonly LastPlanItem[], sheet: FactSheet): Reconciliation {
  const held = sheet.facts.filter((fact) => fact.kind === 'last-plan')
  const pairs = pairUp(items, held)
  const findEvidence = createEvidenceFinder(sheet)
  const taken = new Set(sheet.facts.map(({ id }) => id))
  const fresh: LastPlanItem[] = []
  const paired = new Set(pairs.values())
  const reconciled = items.map((item) => {
    const answer = pairs.get(item)
    const own = answer ?? withFreeId(item, taken)
    if (!answer) fresh.push(own)
    return reconcileItem(item, own, answer !== undefined, sheet, findEvidence)
  })
  // Items that only the sheet holds were part of the plan, too.
  const rest = held
    .filter((item) => !paired.has(item))
    .map((item) => reconcileItem(item, item, true, sheet, findEvidence))
  const all = [...reconciled, ...rest]
  const count = (status: PlanStatus | null): number => all.filter((item) => item.status === status).length
  return {
    items: all,
    counts: {
      完成: count('完成'),
      推进: count('推进'),
      未完成: count('未完成'),
      取消: count('取消'),
      unanswered: count(null),
    },
    sheet: { ...sheet, facts: [...sheet.facts, ...fresh] },
  }
}

function withFreeId(item: LastPlanItem, taken: Set<string>): LastPlanItem {
  let number = 1
  while (taken.has(`l${number}`)) number += 1
  taken.add(`l${number}`)
  return { ...item, id: `l${number}` }
}

const SAME_TASK = 0.3
const SAME_LABEL = 0.6

/** Pairs items by the likeness of all they say, the likest first, each once. */
function pairUp(
  items: readonly LastPlanItem[],
  held: readonly LastPlanItem[],
): Map<LastPlanItem, LastPlanItem> {
  const pairs = new Map<LastPlanItem, LastPlanItem>()
  const used = new Set<LastPlanItem>()
  const scored = items
    .flatMap((item) => held.map((other) => ({ item, other, ...taskLikeness(item, other) })))
    .filter(({ score, label }) => score >= SAME_TASK || label >= SAME_LABEL)
    .toSorted((a, b) => b.score + b.label - (a.score + a.label))
  for (const { item, other } of scored) {
    if (pairs.has(item) || used.has(other)) continue
    pairs.set(item, other)
    used.add(other)
  }
  return pairs
}

const taskLikeness = (a: LastPlanItem, b: LastPlanItem) => ({
  score:
    a.theme === b.theme ? textLikeness(wordsOf(a), wordsOf(b)) * 1.2 : textLikeness(wordsOf(a), wordsOf(b)),
  label: nameLikeness(a.label, b.label),
})

function reconcileItem(
  item: LastPlanItem,
  own: LastPlanItem,
  inSheet: boolean,
  sheet: FactSheet,
  findEvidence: (item: LastPlanItem) => LikelyEvidence[],
): ReconciledItem {
  const whole: LastPlanItem = { ...item, ...(own.target ? { target: own.target } : {}) }
  const figures = planFigures(whole, figuresOf(item), sheet)
  const given = new Set(own.evidence)
  return {
    id: own.id,
    label: item.label,
    text: item.measure ?? item.label,
    inSheet,
    status: own.status ?? null,
    evidence: own.evidence,
    reason: own.reason ?? null,
    missing: missingOf(own, figures),
    figures,
    proposals: findEvidence(item).filter(({ id }) => !given.has(id)),
    suggested: own.status === undefined ? suggestedBy(figures) : null,
  }
}

function missingOf({ status, evidence, reason }: LastPlanItem, figures: readonly PlanFigure[]): string[] {
  const missing: string[] = []
  if (status === undefined) missing.push('完成情况（完成、推进、未完成或取消）')
  if ((status === '完成' || status === '推进') && evidence.length === 0) missing.push('依据')
  if ((status === '未完成' || status === '取消') && reason === undefined) missing.push('原因')
  for (const { raw, metric, fact, state } of figures) {
    if (fact === null) missing.push(`“${metric}”（计划 ${raw}）的实际数`)
    else if (state === 'open') missing.push(`“${metric}”（${fact}）的数值`)
  }
  return missing
}

/** Done where every figure was reached, not done where every one was missed, under way where both occur. */
function suggestedBy(figures: readonly PlanFigure[]): PlanStatus | null {
  const [reached, missed] = (['reached', 'missed'] as const).map(
    (wanted) => figures.filter(({ state }) => state === wanted).length,
  )
  if (!reached && !missed) return null
  if (reached && missed) return '推进'
  return reached === figures.length ? '完成' : missed === figures.length ? '未完成' : null
}

/** The figures that the words of an item set. */
const figuresOf = ({ measure, label, theme }: LastPlanItem): ExtractedFigure[] =>
  figuresOfWords(measure ?? label, { role: 'plan', theme, path: [label], period: null, planPeriod: null })
