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

  it('finds a year by any way of writing it', () => {
    for (const typed of ['二〇二五', '二零二五', '二O二五', '二○二五', '２０２５', '2025'])
      expect([...(readQuery(`${typed}年`)?.terms.keys() ?? [])], typed).toEqual(['2025', '年'])
    expect([...(readQuery('一九八四年')?.terms.keys() ?? [])]).toContain('1984')
    for (const typed of ['二零二', '一二零一四', '二〇二五万', '三〇二五'])
      expect([...(readQuery(typed)?.terms.keys() ?? [])].join(' '), typed).not.toMatch(/\d{4}/)
  })

  it('takes what was typed in one run for a phrase, but no word alone and no words set apart', () => {
    expect(readQuery('建设智慧课堂，办好学校')?.phrase).toEqual({
      letters: '建设智慧课堂办好学校',
      run: '建设智慧课堂',
    })
    for (const typed of ['教育', '2025', '县中 振兴 计划']) expect(readQuery(typed)?.phrase, typed).toBeNull()
  })

  it('knows where nothing but figures is asked for', () => {
    for (const [typed, figures] of [
      ['98765', ['98765']],
      ['2099年', ['2099']],
      ['61.5%', ['61.5']],
      ['540个 48个', ['540', '48']],
    ] as const)
      expect(readQuery(typed)?.figures, typed).toEqual(figures)
    for (const typed of ['教育工作 2025', '新增学位540个', '学校'])
      expect(readQuery(typed)?.figures).toEqual([])
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
