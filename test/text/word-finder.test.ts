import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCueReader, createWordFinder } from '../../src/text/word-finder.ts'

const words = ['县', '县城', '县教育局', '教育', '教育局', '区']

describe('a finder of words', () => {
  it('takes the longest word at each place and goes on behind it', () => {
    expect(createWordFinder(words).find('全县教育局和县城教育')).toEqual([
      { word: '县教育局', start: 1, end: 5 },
      { word: '县城', start: 6, end: 8 },
      { word: '教育', start: 8, end: 10 },
    ])
  })

  it('falls back to a shorter word where the longest does not fit', () => {
    const finder = createWordFinder(words, (_, __, word) => word !== '县教育局')
    expect(finder.find('县教育局').map(({ word }) => word)).toEqual(['县', '教育局'])
    expect(finder.at('县教育局', 0)).toBe('县')
    expect(finder.at('县教育局', 2)).toBe('')
  })

  it('finds what an expression of alternatives finds, longest first', () => {
    const text = fc.string({ unit: fc.constantFrom(...'县城教育局区，'), maxLength: 30 })
    const pattern = new RegExp(words.toSorted((a, b) => b.length - a.length).join('|'), 'g')
    const finder = createWordFinder(words)
    fc.assert(
      fc.property(text, (some) => {
        const expected = Array.from(some.matchAll(pattern), ({ index, 0: word }) => ({
          word,
          start: index,
          end: index + word.length,
        }))
        expect(finder.find(some)).toEqual(expected)
      }),
    )
  })
})

describe('a reader of cues', () => {
  it('tells which lists may have a word in the text', () => {
    const cuesIn = createCueReader([['一天', '半'], ['倍'], ['🔟']])
    expect(cuesIn('翻倍')).toBe(0b010)
    expect(cuesIn('一半')).toBe(0b001)
    expect(cuesIn('🔟倍')).toBe(0b110)
    expect(cuesIn('全县')).toBe(0)
  })

  it('agrees with the finder on whether a word stands anywhere', () => {
    const finder = createWordFinder(words)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'县城教育局区全') }), (text) => {
        expect(finder.holds(text)).toBe(finder.find(text).length > 0)
      }),
    )
  })
})
