import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenizerName, vectorText } from '../../src/retrieval/index-text.ts'
import { readQuery } from '../../src/retrieval/query.ts'

describe('reading a query', () => {
  it('is null where nothing is said', () => {
    for (const typed of ['', ' ', '，。', '“”', '〈〉', '%_']) expect(readQuery(typed), typed).toBeNull()
  })

  it('folds full-width letters and capitals', () => {
    expect(readQuery('ＡＢｃ 学校')?.text).toBe('abc 学校')
  })

  it('takes a figure or a quotation for a look-up', () => {
    for (const typed of ['占比61.5%', '“双减”', '《实施细则》', '2024'])
      expect(readQuery(typed)?.isLookup, typed).toBe(true)
    expect(readQuery('学前教育普及普惠')?.isLookup).toBe(false)
  })

  it('takes a few words, or short ones set apart, for key words', () => {
    for (const typed of ['托育', '教育 AI 助手 2025', '县中 振兴 计划', '12345热线'])
      expect(readQuery(typed)?.isKeywords, typed).toBe(true)
    for (const typed of [
      '推动学前教育普及普惠安全优质发展',
      '新增公办幼儿园学位1200个，公办园在园幼儿占比达61.5%',
      '2024年全市教育工作总体情况 坚持以高质量发展为主题推进各项工作',
    ])
      expect(readQuery(typed)?.isKeywords, typed).toBe(false)
  })

  it('is bounded, and fails on no text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const query = readQuery(typed)
        expect(query === null || query.terms.size <= 200).toBe(true)
      }),
    )
    expect(readQuery('学校'.repeat(100_000))?.text.length).toBeLessThanOrEqual(2000)
  })
})

describe('what is embedded', () => {
  it('holds headings and wording, but no placeholder', () => {
    const text = vectorText({
      path: ['一、学前教育'],
      text: '占比61.5%。',
      masked: '占比〈数〉%，〈单位〉牵头。',
    })
    expect(text).toBe('一、学前教育\n占比 %， 牵头。')
  })
})

describe('the name of the way of cutting words', () => {
  it('is the same each time', () => {
    expect(tokenizerName()).toBe(tokenizerName())
    expect(tokenizerName()).toMatch(/^words-[0-9a-z]+$/)
  })
})
