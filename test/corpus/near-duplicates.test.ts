import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNearDuplicates, jaccard, shinglesOf } from '../../src/corpus/near-duplicates.ts'

const BASE =
  '全面贯彻党的教育方针，落实立德树人根本任务，新增学位1200个，改造食堂35个，公办幼儿园在园幼儿占比达到54.96%，群众满意度明显提升。'

describe('near duplicates', () => {
  it('are texts that differ in figures, marks and a few words', () => {
    const changed = BASE.replace('1200', '2400')
      .replace('35', '41')
      .replace('明显', '持续')
      .replaceAll('，', ',')
    const pairs = findNearDuplicates([BASE, '校园安全工作扎实有效，全年未发生责任事故。', changed])
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([[0, 2]])
  })

  it('are never texts whose shingles overlap less than the threshold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'教育学校安全1'), maxLength: 40 }), { maxLength: 12 }),
        (texts) => {
          for (const { a, b, similarity } of findNearDuplicates(texts, 0.6)) {
            expect(a).toBeLessThan(b)
            expect(similarity).toBeGreaterThanOrEqual(0.6)
            expect(jaccard(shinglesOf(texts[a] ?? ''), shinglesOf(texts[b] ?? ''))).toBe(similarity)
          }
        },
      ),
    )
  })

  it('are always found when two texts are the same but for their digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99 }), (figure) => {
        expect(findNearDuplicates([BASE, BASE.replace('35', String(figure))])).toEqual([
          { a: 0, b: 1, similarity: 1 },
        ])
      }),
    )
  })

  it('are none of texts too short to compare', () => {
    expect(findNearDuplicates(['教育', '教育', ''])).toEqual([])
  })
})
