import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { checkTemplate } from '../../src/grounding/gate-a.ts'
import { checkRendered } from '../../src/grounding/gate-b.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市' },
    period: '2024',
    facts: [
      {
        id: 'i1',
        label: '公办幼儿园在园幼儿占比',
        value: '58.2',
        unit: '%',
        previous: { value: '55.1' },
        better: 'up',
      },
      { id: 'i2', label: '普惠性幼儿园覆盖率', value: '94.7', unit: '%' },
      { id: 'i3', label: '交流轮岗教师数', value: 1816, unit: '名', previous: { value: 1744 } },
      { id: 'p1', label: '东湖小学', status: '投用', site: '东湖新区', dates: { inUse: '2024-09' } },
      { id: 'p2', label: '西湖小学', status: '投用' },
    ],
  }),
)
const messages = (template: string): string[] =>
  checkTemplate(template, index)
    .filter(({ rule, severity }) => rule === 'A1' && severity === 'error')
    .map(({ message }) => message)

const [ratio, cover, moved] = [
  '{{i1公办幼儿园在园幼儿占比.值}}',
  '{{i2普惠性幼儿园覆盖率.值}}',
  '{{i3交流轮岗教师数.值}}',
]

describe('a bare reference passes where its fact is named', () => {
  it.each([
    `{{i1公办幼儿园在园幼儿占比.名称}}达${ratio}，{{i1公办幼儿园在园幼儿占比.变化}}。`,
    `公办幼儿园在园幼儿占比由上年的{{i1公办幼儿园在园幼儿占比.上年}}提高到${ratio}。`,
    `公办幼儿园占比达${ratio}。`,
    `公办幼儿园在园幼儿占比、普惠性幼儿园覆盖率分别为${ratio}、${cover}。`,
    `公办幼儿园在园幼儿占比${ratio}、普惠性幼儿园覆盖率${cover}。`,
    '位于{{p1东湖小学.地点}}的{{p1东湖小学.名称}}{{p1东湖小学.状态}}。',
    '{{p1东湖小学.时间}}，{{p1东湖小学.名称}}{{p1东湖小学.状态}}。',
    '{{p1东湖小学.名称}}、{{p2西湖小学.名称}}均{{p1东湖小学.状态}}。',
  ])('%s', (template) => {
    expect(messages(template)).toEqual([])
  })
})

describe('a bare reference is refused where its clause speaks of something else', () => {
  it.each([
    `教师离职率为${moved}。`,
    `普惠性幼儿园覆盖率为${ratio}。`,
    `普惠性幼儿园覆盖率、公办幼儿园在园幼儿占比分别为${ratio}、${cover}。`,
    `交流轮岗教师数达${moved}，教师离职率为${moved}。`,
    `交流轮岗教师数达${moved}的同时教师离职率为${moved}。`,
    `每天${ratio}的学生缺课。`,
    `${ratio}。`,
    '西湖小学{{p1东湖小学.状态}}。',
    '近视防控工作{{i1公办幼儿园在园幼儿占比.变化}}。',
  ])('%s', (template) => {
    expect(messages(template)).not.toEqual([])
  })
})

describe('the rendered sentence', () => {
  it('is refused where its words give the figure to another metric', () => {
    const text = '教师离职率为1816名。'
    const spans = [{ id: 'i3', attr: '值', start: 6, end: 11 }]
    expect(checkRendered(text, spans, index).map(({ rule }) => rule)).toEqual(['B2'])
  })
})
