import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/domain/ports.ts'
import type { ExtractedFigure } from '../../src/facts/extract/figure.ts'
import type { Proposal } from '../../src/facts/extract/proposal.ts'
import type { ReconciledItem } from '../../src/facts/reconcile/reconcile-plan.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { scriptedChatModel } from '../support/scripted-model.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>
let labelling: ReturnType<typeof createTestApp>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
  const model = scriptedChatModel(() => ({ pieces: ['{"x1":{"label":"全市公办园占比","theme":"党建"}}'] }))
  labelling = createTestApp(createTestServices(database, { model, prefix: 'm' }))
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

type Asked<T> = { readonly status: number; readonly etag: string; readonly body: T }

async function ask<T>(path: string, init?: RequestInit, to = app): Promise<Asked<T>> {
  const response = await to.request(`${BASE}/api/v1${path}`, init)
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: (await response.json()) as T,
  }
}

const TEXT =
  '# 基础教育科2025年工作小结\n\n一、主要工作\n\n1.学前教育。公办园占比达到58.6%，比上年提高3.5个百分点。\n2.义务教育。招聘教师212名。\n'
const LAST =
  '# 市教育局2024年工作总结和2025年工作计划\n\n## 一、2024年工作总结\n\n### （一）学前教育\n\n公办园占比达到54.0%。\n\n## 二、2025年工作计划\n\n### （一）学前教育\n\n1.提高公办园占比。公办园占比不低于58%。\n'

async function createSheet(facts: unknown[] = []): Promise<{ id: string; etag: string }> {
  const sheet = { profile: { organ: '市教育局' }, period: '2025', facts }
  const { body, etag } = await ask<{ id: string }>('/fact-sheets', jsonRequest('POST', sheet))
  return { id: body.id, etag }
}

describe('proposals over HTTP', () => {
  it('finds figures, changes nothing, and puts in what is accepted under If-Match', async () => {
    const { id, etag } = await createSheet()
    const found = await ask<{ figures: ExtractedFigure[]; proposals: Proposal[] }>(
      `/fact-sheets/${id}/proposals`,
      jsonRequest('POST', { text: TEXT, file: '小结.md' }),
    )
    expect(found.status).toBe(200)
    expect(found.body.figures.map(({ raw }) => raw)).toEqual(['58.6%', '3.5个百分点', '212名'])
    expect((await ask<{ sheet: { facts: unknown[] } }>(`/fact-sheets/${id}`)).body.sheet.facts).toEqual([])
    const proposals = found.body.proposals.map((proposal, at) => ({ ...proposal, accept: at === 0 }))
    const path = `/fact-sheets/${id}/proposals/accept`
    expect((await ask(path, jsonRequest('POST', { proposals }))).status).toBe(428)
    const accepted = await ask<{ added: unknown[]; left: number }>(
      path,
      jsonRequest('POST', { proposals }, { 'if-match': etag }),
    )
    expect(accepted.body).toMatchObject({ added: [{ proposal: 'x1', fact: 'i1' }], left: 1, faults: [] })
    expect((await ask(path, jsonRequest('POST', { proposals }, { 'if-match': etag }))).status).toBe(412)
    const { body } = await ask<{ sheet: { facts: unknown[] } }>(`/fact-sheets/${id}`)
    expect(body.sheet.facts).toMatchObject([{ label: '公办园占比', value: '58.6', given: { points: '3.5' } }])
  })

  it('reads files, and names those that it cannot read', async () => {
    const { id } = await createSheet()
    const form = new FormData()
    form.append('file', new File([TEXT], '小结.md'))
    form.append('file', new File(['%PDF-1.4 broken'], '坏.pdf'))
    const { body } = await ask<{ figures: unknown[]; refused: unknown[] }>(
      `/fact-sheets/${id}/proposals/files`,
      { method: 'POST', body: form },
    )
    expect(body.figures).toHaveLength(3)
    expect(body.refused).toMatchObject([{ file: '坏.pdf' }])
  })

  it('lets a configured model name things and never give values', async () => {
    const { id } = await createSheet()
    const request = jsonRequest('POST', { text: TEXT })
    expect((await ask(`/fact-sheets/${id}/proposals?labels=model`, request)).status).toBe(503)
    const { body } = await ask<{ proposals: Proposal[] }>(
      `/fact-sheets/${id}/proposals?labels=model`,
      request,
      labelling,
    )
    expect(body.proposals[0]?.fact).toMatchObject({ label: '公办园占比', theme: '党建', value: '58.6' })
  })
})

describe('last year’s plan over HTTP', () => {
  it('reads last year’s plan from a table of tasks as well as from a document', async () => {
    const { id } = await createSheet()
    const upload = async (name: string, text: string) => {
      const body = new FormData()
      body.set('file', new File([text], name))
      return ask<{ items: ReconciledItem[]; refused: unknown[] }>(`/fact-sheets/${id}/reconcile`, {
        method: 'POST',
        body,
      })
    }
    const table = await upload(
      '任务分解表.csv',
      '2025年任务分解表\n重点任务,责任科室,完成时限,完成情况\n建成城南水厂,供水科,2025年10月,\n河道清淤,河道科,2025年99月,\n',
    )
    expect(table.status).toBe(200)
    expect(table.body.items.map(({ label, status }) => [label, status])).toEqual([
      ['建成城南水厂', null],
      ['河道清淤', null],
    ])
    expect(table.body.refused).toEqual([expect.objectContaining({ row: 4, column: 'C' })])
    const document = await upload('上年总结.md', LAST)
    expect(document.body.items.map(({ label }) => label)).toEqual(['提高公办园占比'])
    expect((await upload('空.csv', '无,无\n')).status).toBe(422)
  })

  it('is held against the sheet item by item', async () => {
    const { id } = await createSheet([{ id: 'i1', label: '公办园占比', value: '58.6', unit: '%' }])
    const { status, body } = await ask<{ items: ReconciledItem[]; counts: object; unheld: Proposal[] }>(
      '/reconcile',
      jsonRequest('POST', { factSheetId: id, text: LAST }),
    )
    expect(status).toBe(200)
    expect(body.counts).toMatchObject({ unanswered: 1 })
    expect(body.items).toMatchObject([
      { label: '提高公办园占比', status: null, suggested: '完成', proposals: [{ id: 'i1' }] },
    ])
    expect(body.unheld).toMatchObject([{ accept: false, fact: { kind: 'last-plan', id: 'l1' } }])
  })

  it('is what the sheet holds of it where no other source is named', async () => {
    const { id } = await createSheet([{ kind: 'last-plan', id: 'l1', label: '建设幼儿园', status: '完成' }])
    const { body } = await ask<{ items: ReconciledItem[] }>(
      '/reconcile',
      jsonRequest('POST', { factSheetId: id }),
    )
    expect(body.items).toMatchObject([{ id: 'l1', inSheet: true, status: '完成', missing: ['依据'] }])
    const none = await createSheet()
    const empty = await ask<{ items: ReconciledItem[] }>(
      '/reconcile',
      jsonRequest('POST', { factSheetId: none.id }),
    )
    expect([empty.status, empty.body.items]).toEqual([200, []])
  })

  it('can come from last year’s sheet, and says what to give when there is no plan', async () => {
    const { id } = await createSheet()
    const last = await createSheet([{ id: 't1', label: '建设幼儿园' }])
    const { body } = await ask<{ items: ReconciledItem[] }>(
      '/reconcile',
      jsonRequest('POST', { factSheetId: id, lastSheetId: last.id }),
    )
    expect(body.items.map(({ label }) => label)).toEqual(['建设幼儿园'])
    const none = await ask<{ detail: string }>(
      '/reconcile',
      jsonRequest('POST', { factSheetId: id, text: TEXT }),
    )
    expect(none.body.detail).toContain('没有找到上年计划的事项')
  })
})

describe('checks against an earlier document over HTTP', () => {
  it('name the line that says something else', async () => {
    const { id } = await createSheet([
      { id: 'i1', label: '公办园占比', value: '58.6', unit: '%', previous: { value: '55.1' } },
    ])
    const { body } = await ask<{ faults: { code: string }[] }>(
      `/fact-sheets/${id}/checks`,
      jsonRequest('POST', { text: LAST }),
    )
    expect(body.faults.map(({ code }) => code)).toEqual(['last.differs'])
  })
})

describe('what a text leaves out and repeats, over HTTP', () => {
  it('comes with the verification of a text', async () => {
    const { id } = await createSheet([{ id: 'i1', label: '公办园占比', value: '58.6', unit: '%' }])
    const { body } = await ask<{ omissions: unknown[]; likeness: { share: number } | null }>(
      '/verify',
      jsonRequest('POST', { text: LAST, factSheetId: id, against: { text: LAST } }),
    )
    expect(body.likeness?.share).toBeGreaterThan(0)
    const without = await ask<typeof body>(
      '/verify',
      jsonRequest('POST', { text: '各项工作有序推进。', factSheetId: id }),
    )
    expect(without.body).toMatchObject({
      omissions: [{ section: null, omissions: [{ fact: 'i1', reason: 'unmentioned' }] }],
      likeness: null,
    })
  })

  it('is told of a draft by its sections', async () => {
    const { id } = await createSheet([
      { id: 'i1', label: '公办园占比', theme: '学前', value: '58.6', unit: '%' },
    ])
    const draft = await ask<{ id: string }>('/drafts', jsonRequest('POST', { factSheetId: id }))
    const { status, body } = await ask<{ omissions: { omissions: unknown[] }[] }>(
      `/drafts/${draft.body.id}/review`,
    )
    expect(status).toBe(200)
    expect(body.omissions.flatMap(({ omissions }) => omissions)).toMatchObject([
      { fact: 'i1', reason: 'unwritten' },
    ])
  })
})
