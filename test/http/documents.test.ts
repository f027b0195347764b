import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AddReport } from '../../src/corpus/add-files.ts'
import type { Database } from '../../src/domain/ports.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { BASE, createTestApp, createTestServices } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))

async function upload(...files: File[]): Promise<AddReport> {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  const response = await ask('/documents', { method: 'POST', body: form })
  expect(response.status).toBe(200)
  return (await response.json()) as AddReport
}

const summary = new File(
  [
    '某市教育局2023年工作总结\n\n一、2023年工作总结\n\n（一）教师队伍不断加强\n\n持续开展师德师风专题教育，教师交流轮岗有序推进。\n\n（二）校园安全更有保障\n\n常态化开展安全隐患排查，应急演练覆盖全部学校。\n',
  ],
  '总结.txt',
)

describe('the shelf over HTTP', () => {
  it('takes files, lists them, finds their passages and lets them go', async () => {
    const { documents } = await upload(summary)
    expect(documents).toMatchObject([
      { file: '总结.txt', title: '某市教育局2023年工作总结', duplicateOf: null },
    ])
    const id = documents[0]?.id ?? ''
    const found = (await (await ask('/search?q=师德师风&limit=3')).json()) as {
      hits: { documentId: string; text: string }[]
    }
    expect(found.hits[0]).toMatchObject({ documentId: id })
    expect(found.hits[0]?.text).toContain('师德师风')

    expect((await ask(`/documents/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/documents/${id}`)).status).toBe(404)
    expect(await (await ask('/search?q=师德师风')).json()).toMatchObject({ hits: [] })
  })

  it('refuses by name what it cannot read, and takes the rest', async () => {
    const { documents, refused } = await upload(
      summary,
      new File([], '空.txt'),
      new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe, 0])], '图.txt'),
      new File(['绝密★启用前\n某局工作总结\n正文内容如下，全年工作有序推进。'], '密.txt'),
    )
    expect(documents.map(({ file }) => file)).toEqual(['总结.txt'])
    expect(Object.fromEntries(refused.map(({ file, code }) => [file, code]))).toEqual({
      '空.txt': 'empty_document',
      '图.txt': 'unknown_format',
      '密.txt': 'secrecy_mark',
    })
  })

  it('knows a document that it already has', async () => {
    const first = await upload(summary)
    const again = await upload(summary)
    expect(again.documents[0]?.duplicateOf).toBe(first.documents[0]?.id)
    const { items } = (await (await ask('/documents')).json()) as { items: unknown[] }
    expect(items).toHaveLength(1)
  })

  it('tells which document gave way to a changed file', async () => {
    const first = await upload(summary)
    const form = new FormData()
    form.append('file', new File([(await summary.text()).replaceAll('轮岗', '培训')], summary.name))
    const response = await ask('/documents?replace=true', { method: 'POST', body: form })
    expect(await response.json()).toMatchObject({
      documents: [{ replaced: [first.documents[0]?.id], duplicateOf: null, unchanged: false }],
    })
  })

  it('tells of an import as it goes when events are asked for, and ends with the report', async () => {
    const form = new FormData()
    form.append('file', summary)
    form.append('file', new File([], '空.txt'))
    const response = await ask('/documents', {
      method: 'POST',
      body: form,
      headers: { accept: 'text/event-stream' },
    })
    const events = (await response.text())
      .split('\n\n')
      .flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? [])
      .map((data): unknown => JSON.parse(data))
    expect(events).toEqual([
      { type: 'progress', stage: 'reading', done: 1, total: 2, secondsLeft: 0 },
      { type: 'progress', stage: 'documents', done: 1, total: 1, secondsLeft: null },
      { type: 'progress', stage: 'fit', done: 0, total: 1, secondsLeft: null },
      { type: 'progress', stage: 'fit', done: 1, total: 1, secondsLeft: null },
      { type: 'progress', stage: 'vectors', done: 2, total: 2, secondsLeft: null },
      {
        type: 'report',
        report: {
          documents: [expect.objectContaining({ file: '总结.txt' })],
          refused: [expect.objectContaining({ file: '空.txt' })],
        },
      },
    ])
  })

  it('puts a changed file in the place of the one of its name where that is asked for', async () => {
    await upload(summary)
    const form = new FormData()
    form.append(
      'file',
      new File([await summary.text(), '（三）学前教育普惠发展\n\n公办园稳步增加。\n'], '总结.txt'),
    )
    await ask('/documents?replace=true', { method: 'POST', body: form })
    const { items } = (await (await ask('/documents')).json()) as { items: { passages: number }[] }
    expect(items.map(({ passages }) => passages)).toEqual([3])
  })

  it('searches within what is named, and puts first what is preferred', async () => {
    await upload(summary, new File([(await summary.text()).replaceAll('某市', '白石渡县')], '县局.txt'))
    const search = async (more: string) => {
      const { hits } = (await (await ask(`/search?q=师德师风 1&${more}`)).json()) as {
        hits: { title: string; documentId: string; parts: { organ: number } }[]
      }
      return hits
    }
    const [first] = await search('preferOrgan=白石渡县教育局')
    expect(first).toMatchObject({ title: '白石渡县教育局2023年工作总结', parts: { organ: 0.3 } })
    for (const filter of ['organ=白石渡县教育局', 'level=county', `document=${first?.documentId}`])
      expect(new Set((await search(filter)).map(({ title }) => title))).toEqual(new Set([first?.title]))
    expect(await search('document=none')).toEqual([])
    expect((await ask('/search?q=师德&level=moon')).status).toBe(422)
  })

  it('tells in detail how the shelf is searched, and that both arms find what is there', async () => {
    const detail = async () => (await ask('/health/detail')).json()
    expect(await detail()).toMatchObject({ status: 'ok', check: null })
    await upload(summary)
    expect(await detail()).toMatchObject({
      status: 'ok',
      shelf: { documents: 1, server: 'PGlite', model: { scan: 'exact', vectors: 2 } },
      check: { lexical: true, vector: true, degraded: null },
    })
    await database.query('delete from passage_vector')
    expect(await detail()).toMatchObject({ status: 'degraded', check: { lexical: true, vector: false } })
  })
})
