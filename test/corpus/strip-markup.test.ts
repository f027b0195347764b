import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/corpus/read-document.ts'

const read = (text: string) => readDocument('材料.txt', text).document

const BODY = '全年新建学校，改善条件，扎实推进各项工作，取得明显成效。'

describe('bold headings', () => {
  it('lose their marks, and every removal is listed', () => {
    const { clean, outline, repairs } = read(
      `某县教育局2024年工作总结\n**一、工作回顾**\n**（一）党建有力。**${BODY}\n**存在问题**\n${BODY}`,
    )
    expect(outline.map(({ level, number, heading }) => `${level}${number}${heading}`)).toEqual([
      '1一、工作回顾',
      '2（一）党建有力',
      '1存在问题',
    ])
    expect(clean).not.toContain('*')
    expect(repairs.filter(({ rule }) => rule === 'ingest.markup')).toHaveLength(6)
  })

  it('are not read from asterisks that stand for masked words', () => {
    const { clean } = read(
      `某局2024年工作总结\n**师范学院、**一中深化合作，${BODY}\n**市教育局联合**县开展活动，${BODY}`,
    )
    expect(clean).toContain('**师范学院、**一中')
    expect(clean).toContain('**市教育局联合**县')
  })
})

describe('titles', () => {
  it.each([
    '青禾县教育局2024年工作总结和2025年工作计划_青禾县人民政府',
    '青禾县教育局2024年工作总结和2025年工作计划 - 青禾教育网',
    '青禾县教育局2024年工作总结和2025年工作计划-信息公开-青禾县人民政府门户网站',
    '青禾县教育局２０２４年工作总结和２０２５年工作计划',
  ])('are read from %s', (line) => {
    const { title, organ, kind, period, planPeriod } = read(`${line}\n一、工作总结\n${BODY}`)
    expect(title.normalize('NFKC')).toBe('青禾县教育局2024年工作总结和2025年工作计划')
    expect([organ, kind, period, planPeriod]).toEqual(['青禾县教育局', 'annual', '2024', '2025'])
  })
})
