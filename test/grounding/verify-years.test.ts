import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { verifyText } from '../../src/grounding/verify.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市商务局', region: '澄溪市' },
  period: '2025',
  planPeriod: '2026',
  facts: [
    { id: 'i1', label: '外贸进出口额', value: '35.2', unit: '亿元' },
    { id: 't1', label: '展会', measure: '办好2026年澄溪国际花卉博览会' },
    { id: 'e1', label: '洽谈会', what: '举办2025年沿江城市经贸洽谈会' },
  ],
})
const REVIEW = '一、2025年工作回顾\n'
const PLAN = '二、2026年工作计划\n'
const dated = (text: string): string[] =>
  verifyText(text, sheet).findings.flatMap(({ rule, quote }) => (rule === 'B4' ? [quote] : []))

describe('a year of the document', () => {
  it.each([
    [`${PLAN}2025年，围绕稳外贸细化举措、抓好落实。`, '2025年'],
    [`${PLAN}精心办好2025年春季招商大会。`, '2025年'],
    ['筹备2025年春季招商大会。', '2025年'],
    [`${REVIEW}成功举办2026年春季招商大会。`, '2026年'],
    ['2025年是“十五五”规划开局之年。', '“十五五”规划开局之年'],
    ['2025年是“十五五”规划的第二年。', '“十五五”'],
    ['2026年目标任务顺利完成，标志着“十四五”圆满收官。', '“十四五”'],
    ['一、2026年工作回顾', '2026年'],
    ['一、“十四五”成就和2024年工作回顾', '2024年'],
    ['二、2025年工作思路和重点任务', '2025年'],
    [`${REVIEW}2024年，各项工作有序推进。`, '2024年'],
    ['举办2026年沿江城市经贸洽谈会。', '2026年'],
    [`${PLAN}落实“十三五”商务发展规划。`, '“十三五”'],
  ])('is at fault: %s', (text, quote) => {
    expect(dated(text)).toContain(quote)
  })

  it.each([
    `${REVIEW}2025年，围绕稳外贸细化举措、抓好落实。`,
    `${PLAN}2026年，围绕稳外贸细化举措、抓好落实。`,
    `${PLAN}在2025年的基础上继续扩大开放。`,
    `${PLAN}2025年已开工的项目加快建设。`,
    `${PLAN}办好2026年澄溪国际花卉博览会。`,
    `${REVIEW}举办2025年沿江城市经贸洽谈会。`,
    `${REVIEW}与2024年相比，工作有新的进展。`,
    '2025年是“十四五”规划收官之年。',
    '2026年是“十五五”规划的第一年。',
    '一、2025年工作完成情况',
    '二、2026年主要目标任务',
    '澄溪市商务局2025年工作总结和2026年工作计划',
    '2025年，积极争取中央资金支持。',
  ])('is none: %s', (text) => {
    expect(dated(text)).toEqual([])
  })
})
