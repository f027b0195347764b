import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applySafe } from '../../src/proofreading/apply-safe.ts'
import { proofread } from '../../src/proofreading/proofread.ts'
import { proofreadReport } from '../../src/proofreading/report.ts'

const corpus = new URL('../../corpus/', import.meta.url)
const documents = readdirSync(corpus).filter((file) => file.endsWith('.md') && file !== 'README.md')

describe('proofread', () => {
  it('names line and offsets of the file as given, whatever was repaired on the way', () => {
    const text =
      '登录 注册\r\n\r\n某某市教育局2023年工作总结\r\n一、主要工作\r\n(一)新建学校5 所,培育2-3所示范校。\r\n'
    const { findings } = proofread(text)
    for (const { line, start, end, quote } of findings)
      expect(text.split('\r\n')[line - 1]?.slice(start, end)).toBe(quote)
    expect(findings.find(({ rule }) => rule === 'P-21')).toMatchObject({
      line: 5,
      quote: '2-3',
      suggestion: '2—3',
    })
  })

  it('tells one cause once: a document that is half-width throughout', () => {
    const { findings } = proofread('加强管理,落实责任;改善条件,提高质量:成效明显,群众满意。')
    const width = findings.filter(({ rule }) => rule === 'P-01')
    expect(width).toHaveLength(1)
    expect(width[0]?.places).toHaveLength(5)
    expect(width[0]?.message).toContain('共5处')
  })

  it('stops at a secrecy mark and says nothing else', () => {
    const { findings } = proofread('机密★1年\n加强管理,落实责任。。')
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([['S-01', 1]])
  })

  it('reports what the bureau forbids and nothing inside what it allows', () => {
    const text = '推进三名工程，新建二所学校，老旧提法继续使用。'
    const ownWords = { allowed: ['二所学校'], forbidden: [{ word: '老旧提法', instead: '新提法' }] }
    const rules = proofread(text, { ownWords }).findings.map(({ rule, suggestion }) => [rule, suggestion])
    expect(rules).toEqual([['word.forbidden', '新提法']])
  })

  it('finds nothing wrong in the documents that come with the project', () => {
    for (const file of documents) {
      const text = readFileSync(new URL(file, corpus), 'utf8')
      const { findings } = proofread(text, { file })
      expect({ file, errors: findings.filter(({ severity }) => severity !== 'hint') }).toEqual({
        file,
        errors: [],
      })
      expect(applySafe(text)).toBe(text)
    }
  })

  it('lists its findings by section', () => {
    const text =
      '某某市教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n新建二所学校。\n二、2024年工作计划\n培训3百余人。'
    const report = proofreadReport(text, proofread(text))
    expect(report).toMatch(
      /## 一、2023年工作总结\n\n- \*\*错误\*\* 第3行“二”.+\n\n## 二、2024年工作计划\n\n- \*\*错误\*\* 第5行“3百”/,
    )
  })
})
