import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { exportDraft } from '../../src/export/export-draft.ts'
import { exportRequestSchema } from '../../src/export/export-request.ts'
import { sourceTable } from '../../src/export/source-table.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { engineDraft } from '../support/written-draft.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市教育局', region: '澄溪市', level: 'city' },
  period: '2024',
  date: '2025-01-05',
  facts: [
    {
      kind: 'indicator',
      id: 'i1',
      label: '公办园占比',
      theme: '学前',
      value: '58.2',
      unit: '%',
      previous: { value: '55.1' },
      source: { file: '台账.xlsx', cell: '指标!C4' },
    },
    { kind: 'problem', id: 'q1', label: '学位', theme: '资源', text: '城区学位仍较紧张' },
    { kind: 'plan', id: 't1', label: '学前教育扩容工程', theme: '学前', measure: '分批新建公办幼儿园' },
  ],
})
let draft: Draft

beforeAll(async () => {
  draft = await engineDraft(sheet)
})

const exporters = {
  drafts: {
    revisions: async (_: string, sectionId: string) => {
      const sentences = draft.sections.find(({ id }) => id === sectionId)?.sentences ?? []
      return [
        {
          revision: 1,
          author: 'engine' as const,
          by: null,
          sentences: sentences.slice(0, 1),
          createdAt: '2025-01-01T00:00:00Z',
        },
        { revision: 2, author: 'writer' as const, by: null, sentences, createdAt: '2025-01-02T00:00:00Z' },
      ]
    },
  },
  writeDocx: async (blocks: unknown) => new TextEncoder().encode(JSON.stringify(blocks)),
  writePdf: null,
  clock: () => new Date('2025-01-06T00:00:00Z'),
}
const exported = async (wanted: object, of: Draft = draft): Promise<string> => {
  const content = await exportDraft(of, sheet, exportRequestSchema.parse(wanted), exporters)
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

describe('the file of a draft', () => {
  it('shows what changed since it was first written, or since a moment', async () => {
    expect(await exported({ since: 'first' })).toContain('"change":"inserted"')
    expect(await exported({ since: '2025-01-01T12:00:00Z' })).toContain('"change":"inserted"')
    expect(await exported({ since: '2025-01-03T00:00:00Z' })).not.toContain('"change"')
    await expect(exported({ since: 'first', format: 'txt' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  it('is no PDF where nothing makes one', async () => {
    await expect(exported({ format: 'pdf' })).rejects.toMatchObject({ code: 'pdf_unavailable' })
  })

  it('has a red head only with the words for it', async () => {
    const bare = exported({ layout: { profile: 'formal' } })
    await expect(bare).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('is final only when nothing is missing and everything is borne out', async () => {
    expect(await exported({ final: true, format: 'txt' })).toContain('58.2%')
    const own = {
      id: 'x',
      paragraph: 0,
      template: '',
      text: '新建公园37座。',
      class: 'U' as const,
      facts: [],
      exemplars: [],
      checks: [{ rule: 'B1', severity: 'error' as const, message: '“37座”在台账中没有依据' }],
      author: 'writer' as const,
    }
    const sections = draft.sections.map((section, i) =>
      i === 0 ? { ...section, sentences: [own] } : section,
    )
    await expect(exported({ final: true }, { ...draft, sections })).rejects.toMatchObject({
      code: 'draft_not_final',
      faults: [{ at: '新建公园37座。' }],
    })
  })

  it('is not final while it rests on a fact that the checks of the sheet hold to be false', async () => {
    const checks = [{ rule: 'sheet', severity: 'warning' as const, message: '台账待核：增幅不符' }]
    const sections = draft.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((sentence) =>
        sentence.text.includes('58.2%') ? { ...sentence, class: '?' as const, checks } : sentence,
      ),
    }))
    const doubted = { ...draft, sections }
    for (const format of ['md', 'txt'] as const)
      expect(await exported({ format }, doubted)).toContain('【待核：台账数据有矛盾】')
    await expect(exported({ final: true }, doubted)).rejects.toMatchObject({
      code: 'draft_not_final',
      faults: [{ at: expect.stringContaining('58.2%') }],
    })
  })

  it('tells at its end where each figure comes from, where asked', async () => {
    const table = sourceTable(draft.sections, sheet)
    if (table.kind !== 'table') throw new Error('no table')
    expect(table.rows.map((row) => row.slice(1))).toContainEqual(
      expect.arrayContaining(['i1 公办园占比', '台账.xlsx 指标!C4']),
    )
    expect(table.rows.flat().join()).toContain('由本期58.2%与上年55.1%算得')
    expect(await exported({ sources: true, format: 'md' })).toContain('| 位置 | 文中数据 |')
    expect(await exported({ format: 'md' })).not.toContain('位置')
  })
})
