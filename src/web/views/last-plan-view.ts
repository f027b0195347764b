import type { PlanStatus, ReconciledItem } from '../transport/last-plan.ts'
import type { DraftView } from './draft-view.ts'
import { sentencesOf } from './draft-view.ts'

export const PLAN_STATUSES = ['完成', '推进', '未完成', '取消'] as const satisfies readonly PlanStatus[]
/** `open`: nobody has answered yet. */
export type Answer = PlanStatus | 'open'
export const ANSWERS = ['open', ...PLAN_STATUSES] as const satisfies readonly Answer[]

export const answerOf = ({ status }: Pick<ReconciledItem, 'status'>): Answer => status ?? 'open'

/** How many items stand so, in a fixed order; those that nobody stands at are left out. */
export const countAnswers = (
  items: readonly ReconciledItem[],
): { readonly answer: Answer; readonly count: number }[] =>
  ANSWERS.map((answer) => ({
    answer,
    count: items.filter((item) => answerOf(item) === answer).length,
  })).filter(({ count }) => count > 0)

/** The sentences of the draft that answer an item: those that tell it or its evidence. */
export const sentencesFor = (
  view: DraftView,
  { id, evidence }: Pick<ReconciledItem, 'id' | 'evidence'>,
): { readonly id: string; readonly text: string }[] => {
  const answering = new Set([id, ...evidence])
  return sentencesOf(view)
    .filter(({ facts }) => facts.some((span) => answering.has(span.id)))
    .map((sentence) => ({ id: sentence.id, text: sentence.text }))
}
