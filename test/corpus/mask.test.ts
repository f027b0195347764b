import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPassage } from '../../src/corpus/mask.ts'
import { learnNames } from '../../src/corpus/own-names.ts'

describe('masking', () => {
  it('replaces figures and times and lists them once each', () => {
    const { masked, foreign } = maskPassage('2023年新增学位1200个，完成投资9.66亿元，再新增学位1200个。')
    expect(masked).toBe('〈时〉新增学位〈数〉，完成投资〈数〉，再新增学位〈数〉。')
    expect(foreign).toEqual(['2023年', '1200个', '9.66亿元'])
  })

  it('replaces the names of the document’s own organ and place', () => {
    const { masked, foreign } = maskPassage('青禾县教育局聚焦重点任务，推动青禾县教育提质。', [
      '青禾县教育局',
      '青禾县',
    ])
    expect(masked).toBe('〈单位〉聚焦重点任务，推动〈地〉教育提质。')
    expect(foreign).toEqual(['青禾县教育局', '青禾县'])
  })

  it('leaves general words and public names as they are', () => {
    const text = '坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针，统筹推进各项重点工作。'
    expect(maskPassage(text)).toEqual({ masked: text, foreign: [] })
  })

  it('replaces members of a list whose neighbours are names', () => {
    const { masked } = maskPassage('撤并岭后、下赤峪、清泉、小寨等4所小学，改善办学条件。')
    expect(masked).toBe('撤并〈名〉、〈名〉、〈名〉、〈名〉等〈数〉小学，改善办学条件。')
  })

  it('replaces firms and landmarks by the word behind an unknown name', () => {
    const { masked } = maskPassage('沄骞煤矿、鼎沄药业竣工投产，加快教育、卫生、文化等领域改革。')
    expect(masked).toBe('〈名〉煤矿、〈名〉药业竣工投产，加快教育、卫生、文化等领域改革。')
  })

  it('replaces the short form that the document itself makes known', () => {
    const clean = '青禾县教育局聚焦主业。深度挖掘具有青禾特色的项目。'
    const learned = learnNames(clean, ['青禾县教育局', '青禾县'])
    expect(maskPassage('深度挖掘具有青禾特色的项目。', [], learned).masked).toBe(
      '深度挖掘具有〈名〉特色的项目。',
    )
  })

  it('learns no short form that is an everyday word', () => {
    const learned = learnNames('和平区、振兴区、建设街道、长安镇共同推进。', ['和平区教育局'])
    const text = '热爱和平，推进乡村振兴和学校建设，长治久安。'
    expect(maskPassage(text, [], learned).masked).toBe(text)
  })

  it('takes time in proportion to the length, whatever the text', () => {
    for (const part of ['市', '县教育局', '、', '鼎沄', '“一，', '中学', '等4所', '二大'])
      expect(maskPassage(part.repeat(Math.ceil(20_000 / part.length))).masked.length).toBeGreaterThan(0)
  })

  it('keeps every character that it does not list', () => {
    const words = fc.array(
      fc.constantFrom(
        '新增学位',
        '1200个',
        '，',
        '2024年',
        '改造食堂',
        '35.6%',
        '青禾县',
        '稳步提升',
        '第一',
        '《办法》',
        '。',
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        const { masked, foreign } = maskPassage(text, ['青禾县'])
        let rest = text
        for (const piece of masked.split(/〈(?:数|时|地|单位|人|名|文)〉/)) {
          const at = rest.indexOf(piece)
          expect(at).toBeGreaterThanOrEqual(0)
          rest = rest.slice(at + piece.length)
        }
        for (const word of foreign) expect(text).toContain(word)
      }),
    )
  })
})

describe('names told by their form, made of general words', () => {
  const masked = (text: string): string => maskPassage(text).masked

  it('are regions that no office divides, and what lies along them', () => {
    expect(masked('加快江淮生态经济区和沿沪宁产业创新带建设。')).toBe('加快〈名〉和〈名〉建设。')
  })

  it('are undertakings between states, but not what every bureau has', () => {
    expect(masked('承办中俄农机博览会，推进中国—东盟数字平台建设。')).not.toMatch(/俄|东盟/)
    expect(masked('开行中欧班列，推进中医药发展。')).toBe('开行中欧班列，推进中医药发展。')
  })

  it('are slogans in quotation marks, however long, and counts of good years', () => {
    expect(
      masked('坚持“稳住基本盘、激活新动能，让每一所乡村学校都有尊严”的思路，实现粮食生产十八连丰。'),
    ).toBe('坚持〈名〉的思路，实现粮食生产〈数〉。')
  })

  it('are centres of the state in one place, and not the kinds of them', () => {
    expect(masked('国家智能农机技术创新中心落户我市。')).toContain('〈名〉落户')
    expect(masked('申报国家级研究中心。')).toBe('申报国家级研究中心。')
  })
})
