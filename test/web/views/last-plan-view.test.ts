import { describe, expect, it } from 'vitest'
import type { ReconciledItem } from '../../../src/web/transport/last-plan.ts'
import { viewDraft } from '../../../src/web/views/draft-view.ts'
import { countAnswers, sentencesFor } from '../../../src/web/views/last-plan-view.ts'
import { DRAFT, FACT_SENTENCE, sentence } from '../samples.ts'

const item = (
  id: string,
  status: ReconciledItem['status'],
  evidence: readonly string[] = [],
): ReconciledItem => ({
  id,
  label: id,
  text: id,
  inSheet: true,
  status,
  evidence,
  reason: null,
  missing: [],
  figures: [],
  proposals: [],
  suggested: null,
})

describe('the items of last year’s plan', () => {
  it('are counted by answer, those without one first', () => {
    expect(countAnswers([item('l1', '完成'), item('l2', null), item('l3', '完成')])).toEqual([
      { answer: 'open', count: 1 },
      { answer: '完成', count: 2 },
    ])
  })

  it('are answered by the sentences that tell them or their evidence', () => {
    const view = viewDraft(DRAFT)
    const sections = view.sections.map((section) => ({
      ...section,
      sentences: section.id === 'b' ? [FACT_SENTENCE, sentence('s2', '无关。')] : [],
    }))
    expect(sentencesFor({ ...view, sections }, item('l1', '完成', ['i1']))).toEqual([
      { id: 's1', text: FACT_SENTENCE.text },
    ])
    expect(sentencesFor({ ...view, sections }, item('l1', '完成'))).toEqual([])
  })
})
