import { Document, type DocumentInput } from '@langchain/core/documents'
import { index, RecordManager } from '@langchain/core/indexing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ShelfVectorStore } from '../../../src/adapters/langchain/shelf-vector-store.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { Shelf } from '../../../src/domain/shelf.ts'
import { createSequentialIds, openTestDatabase } from '../../support/database.ts'
import { LetterEmbeddings } from './letter-embeddings.ts'
import { addReport } from './report.ts'
import { openShelf } from './shelf-contract.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let shelf: Shelf
let store: ShelfVectorStore
beforeEach(() => {
  shelf = openShelf(database, new LetterEmbeddings())
  store = new ShelfVectorStore(shelf, { newId: createSequentialIds('d') })
})

describe('a document from LangChain on the shelf', () => {
  it('is a document with one passage whose offsets hold', async () => {
    await store.addDocuments([
      new Document({ pageContent: '新建幼儿园12所。', metadata: { source: 'a.pdf' }, id: '7' }),
    ])
    const [summary] = await shelf.list()
    expect(summary).toMatchObject({
      file: 'langchain/7',
      title: '新建幼儿园12所。',
      kind: 'other',
      period: null,
      passages: 1,
    })
    const stored = await shelf.get(summary?.id ?? '')
    const text = stored?.clean ?? ''
    expect(stored?.raw).toBe(text)
    expect(stored?.map).toEqual([{ clean: 0, length: text.length, raw: 0, rawLength: text.length }])
    expect(text).toBe('{"id":"7","metadata":{"source":"a.pdf"}}\n新建幼儿园12所。')
    const [passage] = await shelf.passages(stored?.passageIds ?? [])
    expect(passage).toMatchObject({ text: '新建幼儿园12所。', theme: '学前', role: 'summary' })
  })

  it('has its figures and names masked like those of any document', async () => {
    await store.addDocuments([
      new Document({ pageContent: '青浦岭县新建幼儿园12所。', metadata: { region: '青浦岭县' } }),
    ])
    const [hit] = (await shelf.search({ query: '幼儿园' })).hits
    expect(hit?.masked).toBe('〈地〉新建幼儿园〈数〉。')
    expect(hit?.foreign).toEqual(['青浦岭县', '12所'])
  })

  it('takes from its metadata what the shelf understands, and keeps the rest', async () => {
    const metadata = {
      title: '青浦岭县教育局工作要点',
      organ: '青浦岭县教育局',
      level: 'county',
      kind: 'key-points',
      period: '2025',
      role: 'plan',
      theme: '安全',
      path: ['重点工作', '校园安全'],
      page: 3,
    }
    await store.addDocuments([new Document({ pageContent: '抓好校车管理。', metadata })])
    const [hit] = (
      await shelf.search({ query: '校车', filters: { kind: 'key-points', role: 'plan', theme: '安全' } })
    ).hits
    expect(hit).toMatchObject({ title: metadata.title, organ: metadata.organ, path: metadata.path })
    expect((await store.similaritySearch('校车', 1, { year: 2025 }))[0]?.metadata).toEqual(metadata)
  })

  it('may speak of the same things in its own words', async () => {
    const metadata = {
      title: 7,
      role: 'admin',
      kind: 'pdf',
      theme: 'dark',
      period: 'Q1',
      year: '2024',
      path: '/tmp',
      level: null,
    }
    await store.addDocuments([new Document({ pageContent: '抓好校车管理。', metadata })])
    expect((await shelf.list())[0]).toMatchObject({ kind: 'other', period: null, level: null })
    expect((await store.similaritySearch('校车', 1))[0]?.metadata).toEqual(metadata)
  })

  it.each<[what: string, fields: DocumentInput<Record<string, unknown>>, code: string]>([
    ['a mark of secrecy', { pageContent: '机密★1年\n某项工作安排。' }, 'secrecy_mark'],
    ['no letter', { pageContent: '……' }, 'empty_document'],
    ['too many letters', { pageContent: '字'.repeat(20_001) }, 'payload_too_large'],
    [
      'too much metadata',
      { pageContent: '字', metadata: { long: 'x'.repeat(100_001) } },
      'payload_too_large',
    ],
    ['metadata that is no JSON', { pageContent: '字', metadata: { big: 1n } }, 'invalid_request'],
    ['an empty id', { pageContent: '字', id: '' }, 'invalid_request'],
    ['an id of two lines', { pageContent: '字', id: 'a\nb' }, 'invalid_request'],
  ])('is refused with %s, and nothing goes in', async (_what, fields, code) => {
    const good = new Document({ pageContent: '抓好校车管理。' })
    await expect(store.addDocuments([good, new Document(fields)])).rejects.toMatchObject({ code })
    expect(await shelf.count()).toMatchObject({ documents: 0 })
  })

  it('needs an id for each where ids are given', async () => {
    const documents = [new Document({ pageContent: '抓好校车管理。' })]
    await expect(store.addDocuments(documents, { ids: [] })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  it('counts last of those under one id', async () => {
    const documents = ['早先的说法。', '后来的说法。'].map((pageContent) => new Document({ pageContent }))
    expect(await store.addDocuments(documents, { ids: ['a', 'a'] })).toEqual(['a', 'a'])
    expect((await store.similaritySearch('说法')).map(({ pageContent }) => pageContent)).toEqual([
      '后来的说法。',
    ])
  })
})

describe('the vector store over a shelf with documents of the office', () => {
  it('finds their passages under their own ids', async () => {
    await addReport(shelf)
    await store.addDocuments([new Document({ pageContent: '校车管理制度。', id: 'mine' })])
    const found = await store.similaritySearch('幼儿园 校车', 4)
    const passage = found.find(({ pageContent }) => pageContent.includes('3600'))
    expect(passage?.metadata).toMatchObject({
      title: '青浦岭县教育局2024年工作总结',
      theme: '学前',
      degraded: null,
    })
    expect(passage?.id).toBe(passage?.metadata['passageId'])
    expect(found.map(({ id }) => id)).toContain('mine')
  })

  it('deletes none of them, whatever the id', async () => {
    await addReport(shelf)
    const [report] = await shelf.list()
    const stored = await shelf.get(report?.id ?? '')
    await store.delete({ ids: [report?.id ?? '', ...(stored?.passageIds ?? []), '总结.txt'] })
    expect(await shelf.count()).toMatchObject({ documents: 1 })
  })
})

describe('what the shelf cannot do is refused in words', () => {
  it.each([
    ['vectors made elsewhere', () => store.addVectors(), 'invalid_request'],
    ['a search by vector', () => store.similaritySearchVectorWithScore(), 'invalid_request'],
    ['deleting without ids', () => store.delete(), 'invalid_request'],
    ['no passages', () => store.similaritySearch('校车', 0), 'invalid_request'],
    ['too many passages', () => store.similaritySearch('校车', 101), 'invalid_request'],
    ['half a passage', () => store.similaritySearch('校车', 1.5), 'invalid_request'],
    [
      'a filter by what it does not know',
      () => store.similaritySearch('校车', 1, Object.fromEntries([['page', 3]])),
      'invalid_request',
    ],
  ] as const)('%s', async (_what, act, code) => {
    await expect(act()).rejects.toMatchObject({ code, detail: expect.stringMatching(/\p{Script=Han}/u) })
  })

  it('diversity by likeness without embeddings', async () => {
    await store.addDocuments([new Document({ pageContent: '抓好校车管理。' })])
    await expect(store.maxMarginalRelevanceSearch('校车', { k: 1 })).rejects.toMatchObject({
      code: 'embedding_unavailable',
    })
  })
})

describe("LangChain's own ways of filling a store", () => {
  it('fromTexts and fromDocuments fill the shelf', async () => {
    const config = { shelf, newId: createSequentialIds('t') }
    await ShelfVectorStore.fromTexts(
      ['校车管理。', '幼儿园建设。'],
      [{ n: 1 }, { n: 2 }],
      new LetterEmbeddings(),
      config,
    )
    const filled = await ShelfVectorStore.fromDocuments(
      [new Document({ pageContent: '教师培训。' })],
      new LetterEmbeddings(),
      config,
    )
    expect((await filled.similaritySearch('幼儿园', 1))[0]?.metadata).toEqual({ n: 2 })
    expect(await shelf.count()).toMatchObject({ documents: 3 })
  })

  it('index() adds what is new, leaves what is the same and takes away what is gone', async () => {
    const recordManager = new MapRecordManager()
    const run = (texts: string[]) =>
      index({
        docsSource: texts.map((pageContent) => new Document({ pageContent })),
        recordManager,
        vectorStore: store,
        options: { cleanup: 'full' },
      })
    expect(await run(['校车管理。', '幼儿园建设。'])).toMatchObject({
      numAdded: 2,
      numSkipped: 0,
      numDeleted: 0,
    })
    expect(await run(['幼儿园建设。', '教师培训。'])).toMatchObject({
      numAdded: 1,
      numSkipped: 1,
      numDeleted: 1,
    })
    const found = await store.similaritySearch('校车 幼儿园 教师', 4)
    expect(new Set(found.map(({ pageContent }) => pageContent))).toEqual(
      new Set(['幼儿园建设。', '教师培训。']),
    )
  })
})

/** LangChain's record of what went into a store, in a map: its own is for databases. */
class MapRecordManager extends RecordManager {
  override lc_namespace = ['test', 'records']
  readonly #times = new Map<string, number>()
  #now = 0

  override async createSchema(): Promise<void> {
    this.#times.clear()
  }
  override async getTime(): Promise<number> {
    this.#now += 1
    return this.#now
  }
  override async update(keys: string[]): Promise<void> {
    const time = await this.getTime()
    for (const key of keys) this.#times.set(key, time)
  }
  override async exists(keys: string[]): Promise<boolean[]> {
    return keys.map((key) => this.#times.has(key))
  }
  override async listKeys({ before }: { before?: number }): Promise<string[]> {
    return [...this.#times].filter(([, time]) => before === undefined || time < before).map(([key]) => key)
  }
  override async deleteKeys(keys: string[]): Promise<void> {
    for (const key of keys) this.#times.delete(key)
  }
}
