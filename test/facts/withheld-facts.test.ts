import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { reviewDraft } from '../../src/drafting/review-text.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { withheldFacts } from '../../src/facts/withheld-facts.ts'

const irrigated = (id: string, more: object = {}) => ({
  id,
  label: `灌溉面积${id}`,
  value: '150',
  unit: '公顷',
  ...more,
})
const parking = (id: string, label: string, more: object = {}) => ({
  kind: 'indicator',
  id,
  label,
  value: '1260',
  unit: '个',
  ...more,
})
const dispute = {
  id: 'd1',
  about: 'same',
  facts: ['i5', 'i6'],
  claims: [
    { origin: '甲科', fact: parking('i5', '新增停车位') },
    { origin: '乙科', fact: parking('i6', '新增停车泊位') },
  ],
}
const sheetWith = (disputes: readonly unknown[] = [], must = false): FactSheet =>
  parseSheet({
    profile: { organ: '澄溪市水利局' },
    period: '2025',
    facts: [
      irrigated('i1'),
      irrigated('i2', { period: '2023', must }),
      irrigated('i3', { period: '2025-06' }),
      parking('i5', '新增停车位'),
      parking('i6', '新增停车泊位', { must }),
    ],
    disputes,
  })
const planned = (sheet: FactSheet): string[] =>
  planDraft(sheet, { kind: 'annual' }).sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ facts }) => facts),
  )

describe('facts that no summary tells unasked', () => {
  it('are those of a time before the sheet’s and second tellings that nobody has decided about', () => {
    const sheet = sheetWith([dispute])
    expect(withheldFacts(sheet)).toEqual(
      new Map([
        ['i2', 'earlier'],
        ['i6', 'double'],
      ]),
    )
    expect(planned(sheet).toSorted()).toEqual(['i1', 'i3', 'i5'])
  })

  it('are no musts: those are told, and marked', () => {
    expect(planned(sheetWith([dispute], true)).toSorted()).toEqual(['i1', 'i2', 'i3', 'i5', 'i6'])
  })

  it('come back when a person has decided', () => {
    const decision = { choice: 'all', by: '办公室', at: '2026-01-05T08:00:00Z' }
    expect(planned(sheetWith([{ ...dispute, decision }]))).toContain('i6')
  })

  it('stand in the report of omissions with their reason', () => {
    const sheet = sheetWith([dispute])
    const plan = planDraft(sheet, { kind: 'annual' })
    const sections = plan.sections.map((each) => ({ ...each, revision: 0, sentences: [], locked: false }))
    const omissions = reviewDraft({ plan, sections }, sheet, null).omissions.flatMap((each) => each.omissions)
    expect(omissions.find(({ fact }) => fact === 'i2')).toMatchObject({
      reason: 'earlier',
      message: expect.stringContaining('早于'),
    })
    expect(omissions.find(({ fact }) => fact === 'i6')).toMatchObject({
      reason: 'double',
      message: expect.stringContaining('同一件事'),
    })
  })
})
