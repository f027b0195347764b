import { describe, expect, it } from 'vitest'
import { countTerms, passageWeight, queryWeight, rarestTerms } from '../../src/retrieval/bm25.ts'

describe('BM25', () => {
  it('is the textbook formula when both halves are multiplied', () => {
    const [occurrences, words, mean, holding, passages] = [3, 120, 100, 7, 1000]
    const k1 = 1.2
    const b = 0.75
    const rarity = Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
    const expected = (rarity * occurrences * (k1 + 1)) / (occurrences + k1 * (1 - b + (b * words) / mean))
    expect(passageWeight(occurrences, words, mean) * queryWeight(1, holding, passages)).toBeCloseTo(
      expected,
      12,
    )
  })

  it('weighs rare terms more, repeated terms more but ever less, and long passages less', () => {
    expect(queryWeight(1, 1, 100)).toBeGreaterThan(queryWeight(1, 50, 100))
    const gain = (occurrences: number) =>
      passageWeight(occurrences + 1, 50, 50) - passageWeight(occurrences, 50, 50)
    expect(gain(1)).toBeGreaterThan(gain(2))
    expect(gain(2)).toBeGreaterThan(0)
    expect(passageWeight(1, 200, 100)).toBeLessThan(passageWeight(1, 50, 100))
  })

  it('never counts against a passage, not even for a term that every passage holds', () => {
    expect(queryWeight(1, 100, 100)).toBeGreaterThan(0)
  })

  it('has a weight where no mean length is known yet', () => {
    expect(passageWeight(1, 10, 0)).toBeGreaterThan(0)
  })

  it('counts each term, also such as objects have of their own', () => {
    expect([...countTerms(['学校', 'constructor', '学校'])]).toEqual([
      ['学校', 2],
      ['constructor', 1],
    ])
  })
})

describe('the rarest terms', () => {
  const terms = (...counts: number[]) => counts.map((passages) => ({ passages }))

  it('are all of a short query', () => {
    expect(rarestTerms(terms(9000, 8000, 7000))).toEqual(terms(7000, 8000, 9000))
  })

  it('are at least four, and more while together they bring in few passages', () => {
    expect(rarestTerms(terms(9000, 8000, 7000, 6000, 5000))).toEqual(terms(5000, 6000, 7000, 8000))
    expect(rarestTerms(terms(5, 4, 3, 2, 1, 6, 9000))).toEqual(terms(1, 2, 3, 4, 5, 6))
  })

  it('leave out what no passage holds', () => {
    expect(rarestTerms(terms(0, 3, 0))).toEqual(terms(3))
  })
})
