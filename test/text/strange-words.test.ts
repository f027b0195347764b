import { describe, expect, it } from 'vitest'
import { findStrangeWords } from '../../src/text/strange-words.ts'

const found = (text: string): string[] =>
  findStrangeWords(text).map(({ start, end }) => text.slice(start, end))

describe('findStrangeWords reports', () => {
  it.each([
    ['海棠先锋品牌', '打造海棠先锋品牌'],
    ['雁阵工程', '实施雁阵工程'],
    ['红烛先锋工作法', '推行红烛先锋工作法'],
    ['Google', '与Google合作'],
    ['华为', '与华为合作'],
    ['复旦', '复旦专家指导'],
    ['钉钉', '用好钉钉平台'],
    ['梧桐书院', '建设梧桐书院'],
    ['借鉴景山学校', '借鉴景山学校的做法'],
  ])('%s', (name, text) => {
    expect(found(`扎实推进，${text}，成效良好。`)).toContain(name)
  })
})

describe('findStrangeWords leaves alone', () => {
  it.each([
    '加强师德师风建设，完善教师培养机制。',
    '深入开展专项整治行动，实施民生实事工程。',
    '推进教研工作模式创新，总结推广典型经验。',
    '办好乡村学校和公办幼儿园，指导各级各类学校规范办学。',
    '推动AI与教育教学深度融合。',
    '建设高效课堂，打造特色品牌。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})
