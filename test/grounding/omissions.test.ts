import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { reviewDraft, reviewText } from '../../src/drafting/review-text.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { verifyText } from '../../src/grounding/verify.ts'

const sheet: FactSheet = parseSheet({
  profile: { organ: '澄溪市教育局' },
  period: '2025',
  facts: [
    { id: 'i1', label: '公办园占比', theme: '学前', value: '58.6', unit: '%', must: true },
    { id: 'i2', label: '招聘教师', theme: '队伍', value: '212', unit: '人' },
    { id: 'i3', label: '毛入园率', theme: '学前', value: null, unit: '%' },
    { id: 'p1', label: '澄溪市第九幼儿园', theme: '学前', status: '投用' },
    { id: 't1', label: '改造食堂', theme: '安全', measure: '改造学校食堂' },
    { id: 'o1', label: '“1+3”教研共同体' },
  ],
})
const TEXT = `# 澄溪市教育局2025年工作总结

## 一、2025年工作总结

### （一）学前教育持续发展

学前教育普惠发展，澄溪市第九幼儿园是群众所盼。

### （二）队伍建设不断加强

招聘教师212人。
`
const review = (text: string, last: string | null = null) =>
  reviewText(text, sheet, verifyText(text, sheet), last)

describe('what a text leaves out', () => {
  it('is told by section with the reason, and own names are never missed', () => {
    expect(
      review(TEXT).omissions.map(({ heading, omissions }) => [
        heading,
        omissions.map(({ fact, must, reason }) => [fact, must, reason]),
      ]),
    ).toEqual([
      [
        '学前教育持续发展',
        [
          ['i1', true, 'unmentioned'],
          ['i3', false, 'awaited'],
          ['p1', false, 'named'],
        ],
      ],
      ['', [['t1', false, 'unmentioned']]],
    ])
  })

  it('is told of a line that is no document, too', () => {
    expect(
      review('招聘教师212人。').omissions.flatMap(({ omissions }) => omissions.map(({ fact }) => fact)),
    ).toEqual(['i1', 'i3', 'p1', 't1'])
  })

  it('comes with the likeness to last year, as a whole, by section and place', () => {
    const { likeness } = review(TEXT, TEXT.replace('2025', '2024').replace('212', '199'))
    expect(likeness?.share).toBeGreaterThan(0.3)
    expect(likeness?.sections.map(({ heading }) => heading)).toEqual(['学前教育持续发展', '队伍建设不断加强'])
    expect(likeness?.places).toContainEqual({
      line: 7,
      start: 0,
      end: 22,
      quote: '学前教育普惠发展，澄溪市第九幼儿园是群众所盼',
      lastLine: 7,
    })
    expect(review(TEXT).likeness).toBeNull()
  })
})

describe('what a draft leaves out', () => {
  const plan = planDraft(sheet, { kind: 'annual' })
  const empty = plan.sections.map((section) => ({ ...section, revision: 0, sentences: [], locked: false }))
  const reasons = (draft: Parameters<typeof reviewDraft>[0]) =>
    new Map(
      reviewDraft(draft, sheet, null).omissions.flatMap(({ omissions }) =>
        omissions.map(({ fact, reason }) => [fact, reason]),
      ),
    )

  it('was allotted to a section and is not written there', () => {
    expect(reasons({ plan, sections: empty })).toEqual(
      new Map([
        ['i1', 'unwritten'],
        ['i2', 'unwritten'],
        ['i3', 'awaited'],
        ['p1', 'unwritten'],
        ['t1', 'unwritten'],
      ]),
    )
  })

  it('was never allotted, for want of room or because of the kind', () => {
    const bare = empty.map((section) => ({ ...section, paragraphs: [] }))
    expect(reasons({ plan, sections: bare }).get('i2')).toBe('unplanned')
    expect(reasons({ plan: { ...plan, kind: 'key-points' }, sections: bare }).get('i2')).toBe('kind')
  })
})
