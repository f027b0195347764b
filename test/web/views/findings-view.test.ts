import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftFinding, DraftPlace } from '../../../src/domain/draft-finding.ts'
import { viewDraft } from '../../../src/web/views/draft-view.ts'
import { groupFindings, replacementsOf, replaceWords } from '../../../src/web/views/findings-view.ts'
import { DRAFT, sentence } from '../samples.ts'

const draft = viewDraft({
  ...DRAFT,
  sections: DRAFT.sections.map((section) => ({
    ...section,
    sentences: section.id === 'a' ? [sentence('s1', '新建二所学校,培训二人。')] : [],
  })),
})
const place = (more: Partial<DraftPlace>): DraftPlace => ({
  sectionId: 'a',
  sentenceId: 's1',
  start: 2,
  end: 3,
  suggestion: '两',
  ...more,
})
const finding = (places: DraftPlace[], ignored: DraftFinding['ignored'] = null): DraftFinding => ({
  rule: 'N-06',
  severity: 'error',
  quote: '二',
  message: '量词前用“两”',
  suggestion: '两',
  source: '通例',
  safe: true,
  places,
  ignored,
})

describe('the findings of proofreading', () => {
  it('stand under the headings of the draft, without what is let stand', () => {
    const groups = groupFindings(draft, [
      finding([place({ sectionId: 'b', sentenceId: null })]),
      finding([place({})]),
      finding([place({ sectionId: null, sentenceId: null })]),
      finding([place({})], { id: 'g', reason: '' }),
    ])
    expect(groups.map(({ heading, findings }) => [heading, findings.length])).toEqual([
      [draft.title, 1],
      ['一、工作总结', 1],
      ['（一）学前教育', 1],
    ])
  })

  it('are applied at all their places, in sentences and not in headings', () => {
    const both = finding([place({}), place({ start: 9, end: 10 }), place({ sentenceId: null })])
    const replacements = replacementsOf(draft, both).get('a') ?? []
    expect(replaceWords(['前言。新建二所学校,培训二人。', '后文。'], replacements)).toEqual([
      '前言。新建两所学校,培训两人。',
      '后文。',
    ])
  })

  it('are not applied where the sentence has changed since, or nothing is suggested', () => {
    const replacements = replacementsOf(draft, finding([place({})])).get('a') ?? []
    expect(replaceWords(['新建三所学校。'], replacements)).toBeNull()
    expect(replacementsOf(draft, finding([place({ suggestion: null })])).size).toBe(0)
  })

  it('change nothing but their own words, whatever these are', () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(10), fc.nat(10), (words, one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const text = '新建二所学校,培训二人。'
        const replaced = replaceWords([`甲${text}乙`], [{ sentence: text, start, end, words }])
        expect(replaced).toEqual([`甲${text.slice(0, start)}${words}${text.slice(end)}乙`])
      }),
    ))
})
