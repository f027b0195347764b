import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { changesWords } from '../../src/cli/changes-words.ts'
import { readDocument } from '../../src/corpus/read-document.ts'

describe('what reading changed in a document', () => {
  it('is told line by line, in words of the office', () => {
    const raw =
      '首页 > 政务公开\n某县教育局2023年工作总结\n\n一、党建工作\n\n成立专班,召开会议12次.\n\n打印 关闭\n'
    const { document } = readDocument('总结.txt', raw)
    const told = changesWords(document)
    for (const line of document.removedLines) expect(told).toContain(`第 ${line} 行，`)
    for (const { line } of document.repairs) expect(told).toContain(`第 ${line} 行，`)
    expect(told).toContain('打印 关闭')
    expect(told).toMatch(/半角标点.*专班,/)
  })

  it('is counted once: what was left out is no repair, and each mark that was widened is one', () => {
    const raw = `首页 > 政务公开\n某县教育局2023年工作总结\n一、党建工作\n成立专班,召开会议12次,效果好;落实有力!\n打印 关闭`
    const { document } = readDocument('总结.txt', raw)
    expect(document.removals.map(({ line, text }) => [line, text])).toEqual([
      [1, '首页 > 政务公开'],
      [5, '打印 关闭'],
    ])
    expect(document.repairs.map(({ rule, line, count }) => [rule, line, count])).toEqual([
      ['punct.halfwidth', 4, 4],
    ])
    expect(changesWords(document)).toContain('修复 4 处')
  })

  it('has a word for every rule of reading', async () => {
    const folder = new URL('../../src/corpus/', import.meta.url)
    const formats = ['html/read-html.ts', 'pdf/join-lines.ts'].map((name) => `../adapters/formats/${name}`)
    const sources = await Promise.all(
      [...(await readdir(folder)), ...formats].map((name) => readFile(new URL(name, folder), 'utf8')),
    )
    const rules = new Set(
      sources.flatMap((source) => source.match(/(?<=')(?:ingest|punct|space|number)\.[a-z_]+(?=')/g) ?? []),
    )
    const change = { title: '', raw: '', removedLines: [1], notices: [] }
    const repair = { line: 1, before: 'a', after: 'b' }
    expect(rules.size).toBeGreaterThan(5)
    for (const rule of rules)
      expect(
        changesWords({
          ...change,
          removals: [{ rule, line: 1, text: 'a' }],
          repairs: [{ ...repair, rule }],
        }),
        rule,
      ).not.toContain('其他')
  })
})
