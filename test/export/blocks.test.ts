import { describe, expect, it } from 'vitest'
import type { Sentence } from '../../src/domain/draft.ts'
import { draftBlocks, type ExportableDraft } from '../../src/export/blocks.ts'

const sentence = (text: string, paragraph = 0): Sentence => ({
  id: `s${paragraph}${text}`,
  paragraph,
  template: text,
  text,
  class: 'G',
  facts: [],
  exemplars: [],
  checks: [],
  author: 'engine',
})

const section = (
  level: number,
  number: string,
  heading: string,
  sentences: Sentence[],
  runIn = false,
): ExportableDraft['sections'][number] => ({ level, number, heading, runIn, sentences })

const draft = (...sections: ExportableDraft['sections']): ExportableDraft => ({
  title: '云岭县教育局2024年工作总结',
  sections,
  signature: { organ: '云岭县教育局', date: '2024年12月26日' },
})

describe('draftBlocks', () => {
  it('marks a sentence that rests on a fact which the checks of the sheet hold to be false', () => {
    const checks = [{ rule: 'sheet', severity: 'warning' as const, message: '台账待核：增幅不符' }]
    const doubted: Sentence = { ...sentence('乙。'), class: '?', checks }
    const [, block] = draftBlocks(draft(section(1, '', '', [sentence('甲。'), doubted, sentence('丙。')])))
    expect(block).toEqual({ kind: 'paragraph', text: '甲。乙。【待核：台账数据有矛盾】丙。' })
  })

  it('gives title, headings, paragraphs and signature in reading order', () => {
    const blocks = draftBlocks(
      draft(
        section(1, '', '', [sentence('开头。')]),
        section(1, '一、', '工作总结', []),
        section(2, '（一）', '学前教育', [sentence('甲。'), sentence('乙。'), sentence('丙。', 1)]),
      ),
    )
    expect(blocks).toEqual([
      { kind: 'title', text: '云岭县教育局2024年工作总结' },
      { kind: 'paragraph', text: '开头。' },
      { kind: 'heading', level: 1, text: '一、工作总结' },
      { kind: 'heading', level: 2, text: '（一）学前教育' },
      { kind: 'paragraph', text: '甲。乙。' },
      { kind: 'paragraph', text: '丙。' },
      { kind: 'signature', organ: '云岭县教育局', date: '2024年12月26日' },
    ])
  })

  it('closes a run-in heading with a full stop and puts only the first paragraph beside it', () => {
    const blocks = draftBlocks(
      draft(section(3, '1.', '扩大资源', [sentence('甲。'), sentence('乙。', 1)], true)),
    )
    expect(blocks.slice(1, 3)).toEqual([
      { kind: 'run-in', level: 3, heading: '1.扩大资源。', text: '甲。' },
      { kind: 'paragraph', text: '乙。' },
    ])
  })

  it('keeps the mark with which a run-in heading already closes', () => {
    const [, block] = draftBlocks(draft(section(3, '1.', '扩大资源。', [sentence('甲。')], true)))
    expect(block).toMatchObject({ heading: '1.扩大资源。' })
  })

  it('gives a run-in heading without text as a plain heading', () => {
    const [, block] = draftBlocks(draft(section(3, '1.', '扩大资源', [], true)))
    expect(block).toEqual({ kind: 'heading', level: 3, text: '1.扩大资源' })
  })

  it('lets no line break into a block and keeps words of Latin letters apart', () => {
    const [, block] = draftBlocks(draft(section(1, '', '', [sentence('第一行，\n第二行 open\r\nAI。')])))
    expect(block).toEqual({ kind: 'paragraph', text: '第一行，第二行 open AI。' })
  })

  it('leaves out a signature that says nothing', () => {
    const blocks = draftBlocks({ ...draft(), signature: { organ: '', date: '' } })
    expect(blocks.map((block) => block.kind)).toEqual(['title'])
  })
})
