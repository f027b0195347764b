import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { judgedSpans } from '../../src/grounding/judged-spans.ts'
import { verifyText } from '../../src/grounding/verify.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市教育局', region: '澄溪市' },
  period: '2024',
  facts: [
    {
      id: 'i1',
      label: '公办园占比',
      value: '58.2',
      unit: '%',
      previous: { value: '55.1' },
      rank: { n: 3, of: 9, scope: '全省设区市' },
    },
    {
      id: 'i2',
      label: '近视率',
      value: '49.8',
      unit: '%',
      target: { value: '49.6', sense: '不高于' },
      better: 'down',
    },
  ],
})
const errors = (text: string): string[] =>
  verifyText(text, sheet)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)

describe('verifyText', () => {
  it.each([
    '公办园占比由58.2%降至55.1%。',
    '全省公办园占比达58.2%。',
    '2023年公办园占比为58.2%。',
    '去年公办园占比达58.2%。',
    '公办园占比居全国第3位。',
    '近视率为49.8%，完成年度控制目标。',
    '近视率控制在49.6%以内。',
  ])('finds fault with %s', (text) => {
    expect(errors(text)).not.toEqual([])
  })
  it.each([
    '2024年，全市公办园占比由上年的55.1%提高到58.2%，居全省设区市第3位。',
    '与2023年相比，公办园占比提高3.1个百分点。',
    '近视率为49.8%，未完成年度控制目标。',
    '力争近视率不超过49.6%。',
  ])('finds none with %s', (text) => {
    expect(errors(text)).toEqual([])
  })
  it('judges an endless sentence by groups of its clauses, none longer than the limit', () => {
    const text = '公办园占比58.2%，'.repeat(300)
    const spans = judgedSpans(text)
    expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(400)
    expect(errors(text)).toEqual([])
  })
})
