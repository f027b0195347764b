import { describe, expect, it } from 'vitest'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import { checkWhole, usedFacts } from '../../../src/web/views/check-view.ts'
import { applyDraftEvent, viewDraft } from '../../../src/web/views/draft-view.ts'
import { DRAFT, EVENTS, SHEET, sentence } from '../samples.ts'

const view = EVENTS.reduce(applyDraftEvent, viewDraft(DRAFT))
const withSentences = (...sentences: ReturnType<typeof sentence>[]) => ({
  ...view,
  sections: view.sections.slice(0, 1).map((section) => ({ ...section, sentences })),
})

describe('checkWhole', () => {
  it('says of an unchanged draft what its end said', () => {
    expect(checkWhole(view, SHEET.facts)).toEqual({
      coverage: { must: { used: ['i1'], missing: [] }, unused: ['i2', 'q1'] },
      gaps: 0,
      findings: [],
    })
  })

  it('misses a must that the writer took out', () => {
    expect(checkWhole(withSentences(), SHEET.facts).coverage.must.missing).toEqual(['i1'])
  })

  it('does not take the bare name of an indicator for its figure, unless the figure is awaited', () => {
    const named = (id: string) => ({ id, attr: '名称', start: 0, end: 2 })
    const { coverage } = checkWhole(
      withSentences(sentence('n', '占比和学位', { facts: [named('i1'), named('i2')] })),
      SHEET.facts,
    )
    expect(coverage.must.missing).toEqual(['i1'])
    expect(coverage.unused).toEqual(['i1', 'q1'])
  })

  it('counts every gap, that of the date under the text too', () => {
    const gaps = withSentences(sentence('g', '投入【待补：指标数值】，由【待定：责任单位】负责。'))
    const signature = { organ: '云岭县教育局', date: '【待定：成文日期】' }
    expect(checkWhole({ ...gaps, signature }, SHEET.facts).gaps).toBe(3)
  })

  it('leads from what a check found to its sentence', () => {
    const check = { rule: 'B1', severity: 'error', message: '“37所”在台账中没有依据' } as const
    expect(checkWhole(withSentences(sentence('n', '新建37所。', { checks: [check] })), []).findings).toEqual([
      { ...check, sentence: 'n', quote: '新建37所。' },
    ])
  })
})

it('an own name need not be told, and counts as used once the draft is complete', () => {
  const name = factSchema.parse({ kind: 'own-name', id: 'o1', label: '“春芽”行动' })
  const facts = [...SHEET.facts, name]
  const check = checkWhole(view, facts)
  expect(check.coverage.unused).toEqual(['i2', 'q1'])
  expect([...usedFacts(check, facts, false)]).toEqual(['i1'])
  expect([...usedFacts(check, facts, true)]).toEqual(['i1', 'o1'])
})
