import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bandsOf,
  chooseLeaders,
  duplicateShingles,
  NEARLY_SAME,
} from '../../src/retrieval/near-duplicates.ts'
import { jaccard } from '../../src/retrieval/shingles.ts'

const BASE =
  '全面贯彻党的教育方针，落实立德树人根本任务，新增学位1200个，改造食堂35个，公办幼儿园在园幼儿占比达到54.96%，群众满意度明显提升。'

const comparable = (texts: readonly string[]) =>
  texts.map((text, index) => ({ id: String.fromCharCode(97 + index), shingles: duplicateShingles(text) }))

const leadersOf = (texts: readonly string[]) => {
  const all = comparable(texts)
  return Object.fromEntries(chooseLeaders(all, [], () => all.map(({ id }) => id)))
}

describe('near-duplicates', () => {
  it('are texts that differ in figures, marks and a few words', () => {
    const changed = BASE.replace('1200', '2400')
      .replace('35', '41')
      .replace('明显', '持续')
      .replaceAll('，', ',')
    expect(leadersOf([BASE, '校园安全工作扎实有效，全年未发生责任事故。', changed])).toEqual({
      a: 'a',
      b: 'b',
      c: 'a',
    })
  })

  it('are led by a text that they are like themselves, never by the like of the like', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'教育学校安全1'), maxLength: 40 }), { maxLength: 12 }),
        (texts) => {
          const all = new Map(comparable(texts).map(({ id, shingles }) => [id, shingles]))
          const leaders = leadersOf(texts)
          for (const [id, leader] of Object.entries(leaders)) {
            expect(leaders[leader]).toBe(leader)
            const likeness = jaccard(all.get(id) ?? new Set(), all.get(leader) ?? new Set())
            expect(likeness).toBeGreaterThanOrEqual(NEARLY_SAME)
          }
        },
      ),
    )
  })

  it('join the leader that they are most like', () => {
    const [first, second, text] = comparable([BASE.slice(0, 50), BASE.slice(0, 60), BASE.slice(0, 62)])
    if (!first || !second || !text) throw new Error('three texts were given')
    expect(chooseLeaders([text], [first, second], () => ['a', 'b']).get('c')).toBe('b')
    expect(chooseLeaders([text], [first, second], () => []).get('c')).toBe('c')
  })

  it('share a band', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: BASE.length - 6 }),
        fc.integer({ min: 10, max: 99 }),
        (at, figure) => {
          const changed = `${BASE.slice(0, at)}${BASE.slice(at + 3)}`.replace('35', String(figure))
          const [a, b] = [BASE, changed].map((text) => new Set(bandsOf(duplicateShingles(text))))
          expect([...(a ?? [])].some((band) => b?.has(band))).toBe(true)
        },
      ),
      { seed: 7 },
    )
  })

  it('have sixteen bands that a database keeps as integers', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bands = bandsOf(duplicateShingles(text))
        expect(bands).toHaveLength(16)
        expect(bands.every((band) => band === (band | 0))).toBe(true)
        expect(bandsOf(duplicateShingles(text))).toEqual(bands)
      }),
    )
  })
})
