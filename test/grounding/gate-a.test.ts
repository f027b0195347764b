import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { createForeignMatcher } from '../../src/grounding/foreign-words.ts'
import { checkTemplate, type GateOptions } from '../../src/grounding/gate-a.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', shortNames: ['市教育局'], region: '澄溪市' },
    period: '2024',
    facts: [
      {
        id: 'i1',
        label: '公办园占比',
        value: '58.2',
        unit: '%',
        previous: { value: '55.1' },
        rank: { n: 3, of: 11, scope: '全省各市' },
      },
      { id: 'i2', label: '安全事故', value: 3, unit: '起', previous: { value: 9 }, better: 'down' },
      { id: 'p1', label: '第三幼儿园', status: '在建' },
      { id: 'p2', label: '东湖小学', status: '投用' },
      { id: 'a1', label: '文明校园', level: '省级', first: { scope: '全市' } },
      { id: 't1', label: '食堂改造', measure: '改造食堂' },
      { id: 'o1', label: '“1+3”教研共同体' },
    ],
  }),
)
const [ratio, project] = ['{{i1公办园占比.值}}', '{{p1第三幼儿园.名称}}']

const check = (template: string, options: GateOptions = {}) => checkTemplate(template, index, options)
const rules = (template: string, options: GateOptions = {}): string[] => [
  ...new Set(check(template, options).map(({ rule }) => rule)),
]

describe('gate A lets pass', () => {
  it.each([
    `公办园占比达${ratio}。`,
    '{{i1公办园占比.全句}}，{{i1公办园占比.排名}}。',
    '坚持以人民为中心，进一步统一思想，扎实做好各项工作。',
    '2024年，全市教育系统认真落实各项部署。',
    '“1+3”教研共同体不断完善。',
    '第三幼儿园建设有序推进。',
    '在全市率先获评{{a1文明校园.名称}}。',
    '聚焦第一要务，抓好第一课堂。',
    '{{t1食堂改造.全句}}。',
    '安全事故{{i2安全事故.变化}}，下降明显。',
  ])('%s', (template) => {
    expect(check(template)).toEqual([])
  })
})

describe('gate A stops', () => {
  it.each([
    ['A1', `占比达{{i2公办园占比.值}}。`],
    ['A1', '占比达{{i1.值}}。'],
    ['A1', `占比达${ratio}}。`],
    ['A2', '公办园占比达58.2%。'],
    ['A2', '公办园占比达５８％。'],
    ['A2', '公办园占比达百分之五十八。'],
    ['A2', '新增学位三千个。'],
    ['A2', '共完成③项任务。'],
    ['A2', '招聘教师壹拾贰人。'],
    ['A2', '较2019年有所改善。'],
    ['A3', `公办园占比达${ratio}，居全省首位。`],
    ['A3', '{{i1公办园占比.排名}}，稳居第一。'],
    ['A3', '率先建立工作机制。'],
    ['A4', '〈单位〉组织开展培训。'],
    ['A5', '“十三五”规划实现良好开局。'],
    ['A7', `公办园占比约${ratio}。`],
    ['A7', `公办园占比${ratio}以上。`],
    ['A7', `公办园占比下降至${ratio}。`],
    ['A7', `公办园占比大幅提高，达${ratio}。`.replace('，', '')],
    ['A8', `${project}已建成投用。`],
    ['A8', '{{p2东湖小学.名称}}将建成使用。'],
    ['A8', '圆满完成{{t1食堂改造.措施}}。'],
  ])('by %s: %s', (rule, template) => {
    expect(rules(template)).toContain(rule)
    expect(check(template).some(({ severity }) => severity === 'error')).toBe(true)
  })
  it('a fact that the section was not given', () => {
    expect(rules(`占比达${ratio}。`, { allowed: new Set(['p1']) })).toEqual(['A1'])
  })
  it('a rank in a plan that is stated and not striven for', () => {
    const planned = (template: string): string[] => rules(template, { role: 'plan' })
    expect(planned('加快推进改革，工作走在全省前列，形成样板。')).toContain('A3')
    expect(planned('力争工作走在全省前列。')).not.toContain('A3')
  })
  it('what an exemplar calls by name, in full, in short and without its marks', () => {
    const foreign = createForeignMatcher(['石泉市', '“海棠先锋”', '市教育局', '58.2%'], index)
    expect(rules('石泉市扎实推进。', { foreign })).toContain('A4')
    expect(rules('打造石泉经验。', { foreign })).toContain('A4')
    expect(rules('擦亮海棠先锋品牌。', { foreign })).toContain('A4')
    expect(rules('市教育局加强统筹。', { foreign })).toEqual([])
  })
})

describe('gate A marks', () => {
  it('an accomplishment without a fact', () => {
    expect(check('成功创建示范区并通过验收。').map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'A6',
      'warning',
    ])
    expect(rules('推动出台实施办法。')).toEqual([])
  })
  it('cause and effect between two facts', () => {
    expect(rules('{{i1公办园占比.变化}}，得益于{{p2东湖小学.全句}}。')).toContain('A9')
  })
  it('twenty characters in a row from an exemplar', () => {
    const exemplar = '我们坚持把党的政治建设摆在首要位置并贯穿办学治校育人全过程各方面'
    expect(
      rules('坚持把党的政治建设摆在首要位置并贯穿办学治校育人全过程。', { exemplars: [exemplar] }),
    ).toContain('A10')
    expect(rules('坚持把党的政治建设摆在首要位置。', { exemplars: [exemplar] })).toEqual([])
  })
})

describe('gate A holds a model to what is known', () => {
  const byModel = (template: string): string[] => [
    ...new Set(
      check(template, { author: 'model' })
        .filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule),
    ),
  ]
  it.each([
    ['A2', `公办园占比达${ratio}，惠及众多学校。`],
    ['A2', `公办园占比达${ratio}，八大行动有序推进。`],
    ['A4', `公办园占比达${ratio}，雁阵工程有序推进。`],
    ['A4', `公办园占比达${ratio}，与华为合作有序推进。`],
  ])('by %s: %s', (rule, template) => {
    expect(byModel(template)).toContain(rule)
    expect(rules(template)).not.toContain(rule === 'A2' ? 'A2' : 'never')
  })
  it.each([
    '全省独一份。',
    '王局长带队检查。',
    '国庆前夕完成改造。',
    '增长了一番。',
    '2024年，全市教育系统进一步统一思想，扎实做好各项工作。',
  ])('and takes no sentence of it that rests on no fact: %s', (sentence) => {
    expect(byModel(sentence)).toContain('A6')
  })

  it.each([
    '全省{{i1公办园占比.名称}}达{{i1公办园占比.值}}。',
    '上半年{{i1公办园占比.名称}}为{{i1公办园占比.值}}。',
    '{{i1公办园占比.名称}}提高{{i1公办园占比.值}}。',
    '{{i1公办园占比.全句}}，全省独一份。',
    '{{i1公办园占比.全句}}，王局长到场指导。',
    '每校{{i1公办园占比.名称}}为{{i1公办园占比.值}}。',
  ])('nor words beside a reference that say more than it: %s', (sentence) => {
    expect(byModel(sentence)).not.toEqual([])
  })

  it('and lets it tie facts together with plain words', () => {
    expect(byModel('同时，围绕工作目标，{{i1公办园占比.名称}}达到{{i1公办园占比.值}}。')).toEqual([])
  })
})
