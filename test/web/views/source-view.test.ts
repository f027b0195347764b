import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutMasked, cutSentence, factsOfSentence } from '../../../src/web/views/source-view.ts'
import { FACT_SENTENCE, SHEET, sentence } from '../samples.ts'

describe('cutSentence', () => {
  it('cuts at the borders of facts and gaps', () => {
    const text = '占比达54.96%，完成时限为【待定：完成时限】。'
    const pieces = cutSentence({ text, facts: [{ id: 'i1', attr: '值', start: 3, end: 9 }] })
    expect(pieces.map(({ text, fact, isGap }) => [text, fact, isGap])).toEqual([
      ['占比达', null, false],
      ['54.96%', 'i1', false],
      ['，完成时限为', null, false],
      ['【待定：完成时限】', null, true],
      ['。', null, false],
    ])
  })

  it('loses no character whatever the spans are', () => {
    const span = fc.record({
      id: fc.constant('i1'),
      attr: fc.constant('值'),
      start: fc.nat(30),
      end: fc.nat(30),
    })
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.array(span, { maxLength: 5 }), (text, facts) => {
        const pieces = cutSentence({ text, facts })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces) expect(text.startsWith(piece.text, piece.start)).toBe(true)
      }),
    )
  })
})

describe('factsOfSentence', () => {
  it('gives each fact once with every place that comes from it', () => {
    const twice = sentence('s', '占比54.96%，提高2.36个百分点', {
      facts: [
        { id: 'i1', attr: '值', start: 2, end: 8 },
        { id: 'i1', attr: '变化', start: 9, end: 19 },
      ],
    })
    const [used, ...others] = factsOfSentence(twice, SHEET.facts)
    expect(others).toEqual([])
    expect(used?.fact?.label).toBe('公办园在园幼儿占比')
    expect(used?.uses.map(({ quote }) => quote)).toEqual(['54.96%', '提高2.36个百分点'])
  })

  it('says so when the sheet no longer holds a fact', () => {
    expect(factsOfSentence(FACT_SENTENCE, [])).toMatchObject([{ id: 'i1', fact: null }])
  })
})

it('a masked text is cut at its masks', () => {
  expect(cutMasked('新建〈数〉所，〈地〉')).toEqual([
    { text: '新建', isMask: false },
    { text: '〈数〉', isMask: true },
    { text: '所，', isMask: false },
    { text: '〈地〉', isMask: true },
  ])
})
