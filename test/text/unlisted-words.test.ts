import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnlistedWords, isGeneralWord } from '../../src/text/unlisted-words.ts'

const wordsOf = (text: string): string[] =>
  findUnlistedWords(text).map(({ start, end }) => text.slice(start, end))

describe('words that official prose does not list', () => {
  it('leaves the prose of any bureau as it is', () => {
    const text =
      '坚持党建引领，全面贯彻党的教育方针，扎实推进义务教育优质均衡发展，教师队伍建设持续加强，校园安全形势总体稳定。'
    expect(wordsOf(text)).toEqual([])
  })

  it('finds a name by its being no general word, whether a dictionary knows it or not', () => {
    expect(wordsOf('支持沄骞加快建设')).toEqual(['沄骞'])
    expect(wordsOf('推动梅花建成基地')).toEqual(['梅花'])
  })

  it('takes the landmark at the end of a name into it', () => {
    expect(wordsOf('治理洮骞河污染')).toEqual(['洮骞河'])
  })

  it('passes the seam of two general words that a dictionary splits', () => {
    expect(wordsOf('开展禁毒禁赌宣传')).toEqual([])
  })

  it('takes what is made of general words for general', () => {
    expect(['参与率', '总目标', '动态监测'].map(isGeneralWord)).toEqual([true, true, true])
  })

  it('finds spans in order, apart and around their core', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'教育沄骞梅花河发展的，a1。净月') }), (text) => {
        let at = 0
        for (const { start, end, core } of findUnlistedWords(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(start <= core.start && core.start < core.end && core.end <= end).toBe(true)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
