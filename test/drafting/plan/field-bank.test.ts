import { describe, expect, it } from 'vitest'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import { BUREAUS, GENERAL_FIELDS } from '../../../src/drafting/plan/bureau-fields.ts'
import { fieldsOfOrgan } from '../../../src/drafting/plan/field-bank.ts'
import { THEME_HEADINGS } from '../../../src/drafting/plan/heading-bank.ts'
import { fieldWordOf } from '../../../src/drafting/plan/organ-field.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'

const event = (label: string, theme = '综合') => factSchema.parse({ kind: 'event', id: 'e1', label, theme })

describe('the fields of work of an organ', () => {
  it.each([
    ['青岚市水利局', '农村自来水普及率', '供水'],
    ['青岚市水利局', '水利工程安全度汛检查', '防汛'],
    ['青岚市水利局', '防汛应急演练', '防汛'],
    ['平禾县卫生健康局', '高血压患者规范管理率', '公共卫生'],
    ['临舟市民政局', '养老护理员职业技能竞赛', '养老'],
    ['锦川区市场监督管理局', '校园食品安全专项整治', '食品安全'],
    ['江岚省交通运输厅', '新改建农村公路', '农村公路'],
    ['某市统计局', '党风廉政建设', '党建'],
    ['某市统计局', '人口抽样调查', '综合'],
  ])('puts with %s the fact %s under %s', (organ, label, field) => {
    expect(fieldsOfOrgan(organ).fieldOf(event(label, '职教'))).toBe(field)
  })

  it('keeps the theme of the sheet for education, and for another organ where any office has it', () => {
    expect(fieldsOfOrgan('澜川市教育局').fieldOf(event('竞赛', '职教'))).toBe('职教')
    expect(fieldsOfOrgan('某市统计局').fieldOf(event('检查', '安全'))).toBe('安全')
  })

  it('gives no organ but one of education a heading about schools', () => {
    const schools = /教育|学校|办学|校园|教师|师德|育人|立德|学前|高中|普惠$/
    const facts = Object.keys(THEME_HEADINGS).flatMap((theme, i) => [
      { kind: 'event', id: `e${2 * i + 1}`, label: `走访${i}`, theme },
      { kind: 'event', id: `e${2 * i + 2}`, label: `座谈${i}`, theme },
    ])
    for (const organ of ['某市统计局', '某市水利局', '某市民政局'])
      for (const seed of ['1', '2', '3', '4'])
        for (const kind of ['annual', 'outlook'] as const) {
          const sheet = parseSheet({ profile: { organ }, kind: 'annual', period: '2024', facts })
          const headings = planDraft(sheet, { kind, seed }).sections.map(({ heading }) => heading)
          expect(headings.filter((heading) => schools.test(heading))).toEqual([])
        }
  })

  it('knows every word of headings in the lengths that make siblings parallel, and no field twice', () => {
    for (const { fields } of [...BUREAUS, { fields: GENERAL_FIELDS }]) {
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
      for (const { key, main, support, short, principle, risen } of fields) {
        expect(
          [main.object, support.object, principle, risen.subject].map(({ length }) => length),
          key,
        ).toEqual([4, 4, 4, 4])
        expect(
          [short, risen.verb, ...main.verbs, ...support.verbs].every(({ length }) => length === 2),
          key,
        ).toBe(true)
      }
    }
  })

  it.each([
    ['青岚市水利局', '青岚市', '水利'],
    ['青岚市水利局', undefined, '水利'],
    ['平禾县卫生健康局', '平禾县', '卫生健康'],
    ['锦川区市场监督管理局', '锦川区', '市场监管'],
    ['澜川市教育局基础教育处', '澜川市', '教育'],
    ['某镇人民政府', undefined, undefined],
  ])('reads the work of %s from its name', (organ, region, word) => {
    expect(fieldWordOf(organ, region)).toBe(word)
  })
})
