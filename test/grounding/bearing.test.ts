import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../../src/grounding/gate-a.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市' },
    period: '2024',
    facts: [
      {
        id: 'i1',
        label: '公办园占比',
        value: '58.2',
        unit: '%',
        previous: { value: '55.1' },
        target: { value: 57, sense: '不低于' },
      },
      {
        id: 'i2',
        label: '近视率',
        value: '49.8',
        unit: '%',
        previous: { value: '50.3' },
        target: { value: '49.6', sense: '不高于' },
        better: 'down',
      },
      { id: 'i3', label: '教育集团', value: 86, unit: '个' },
      { id: 'p1', label: '东湖小学', status: '在建' },
      { id: 'p2', label: '西湖小学', status: '投用' },
      { id: 'p3', label: '南湖小学', status: '暂停' },
      { id: 'a1', label: '文明校园', level: '省级', recipient: '西湖小学' },
      { id: 't1', label: '食堂改造', measure: '改造食堂' },
      { id: 'l1', label: '校舍加固', status: '未完成' },
    ],
  }),
)
const refused = (template: string): boolean => hasErrors(checkTemplate(template, index))
const [ratio, before] = ['{{i1公办园占比.值}}', '{{i1公办园占比.上年}}']

describe('words that fit the fact pass', () => {
  it.each([
    `2024年，公办园占比由上年的${before}提高到${ratio}。`,
    `公办园占比达${ratio}，超额完成年度目标。`,
    '近视率为{{i2近视率.值}}，未完成年度目标。',
    '近视率较上年有所下降，为{{i2近视率.值}}。',
    '{{p1东湖小学.名称}}加快建设。',
    '{{p2西湖小学.名称}}建成投用。',
    '{{l1校舍加固.名称}}尚未完成。',
    '西湖小学获评{{a1文明校园.名称}}。',
    '现有教育集团{{i3教育集团.值}}。',
  ])('%s', (template) => {
    expect(refused(template)).toBe(false)
  })
})

describe('words that deny a fact or say another thing of it are refused', () => {
  it.each([
    '{{i1公办园占比.全句}}的说法不实。',
    '不存在{{i1公办园占比.全句}}的情况。',
    '{{a1文明校园.名称}}被取消。',
    '不再{{t1食堂改造.措施}}。',
    `去年公办园占比为${ratio}。`,
    `去年，公办园占比为${ratio}。`,
    `2023年公办园占比为${ratio}。`,
    `今年公办园占比为${before}。`,
    `公办园占比由${ratio}变为${before}。`,
    `公办园占比跌至${ratio}。`,
    '公办园占比骤降，{{i1公办园占比.全句}}。',
    `公办园占比未完成目标，为${ratio}。`,
    '{{i2近视率.全句}}，超额完成年度目标。',
    `公办园占比目标为${ratio}。`,
    '{{p1东湖小学.名称}}建成。',
    '{{p1东湖小学.名称}}交付使用。',
    '{{p2西湖小学.名称}}尚未开工。',
    '{{p3南湖小学.名称}}有序推进。',
    '东湖小学获评{{a1文明校园.名称}}。',
    '教育集团达{{i3教育集团.值}}万。',
    '教育集团{{i3教育集团.值}}{{i3教育集团.值}}。',
    '新增教育集团{{i3教育集团.值}}。',
    '每月{{i1公办园占比.全句}}。',
  ])('%s', (template) => {
    expect(refused(template)).toBe(true)
  })
})
