import { describe, expect, it } from 'vitest'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { reviewDraft } from '../../src/drafting/review-text.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'

describe('the review of a draft', () => {
  it('names what is left out under the heading of its field, for a bureau that is not one of education too', () => {
    const labels = ['农村自来水普及率', '水费收缴率', '节水改造率', '取水监测率', '河湖巡查率', '水土保持率']
    const facts = labels.map((label, i) => ({
      kind: 'indicator',
      id: `i${i + 1}`,
      label,
      value: '90',
      unit: '%',
    }))
    const extra = { kind: 'indicator', id: 'i9', label: '供水水质合格率', value: '99', unit: '%' }
    const sheet = parseSheet({
      profile: { organ: '青岚市水利局' },
      kind: 'annual',
      period: '2024',
      facts: [...facts, extra],
    })
    const plan = planDraft(sheet, { kind: 'annual', only: new Set(facts.map(({ id }) => id)) })
    const sections = plan.sections.map((section) => ({
      ...section,
      revision: 1,
      locked: false,
      sentences: [],
    }))
    const { omissions } = reviewDraft({ plan, sections }, sheet, null)
    const water = omissions.find(({ omissions: list }) => list.some(({ fact }) => fact === 'i9'))
    expect(water?.heading).toContain('供水')
    expect(water?.omissions.find(({ fact }) => fact === 'i9')?.reason).toBe('unplanned')
  })
})
