import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createShelfRetriever } from '../../../src/adapters/langchain/shelf-retriever.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { Shelf } from '../../../src/domain/shelf.ts'
import { openTestDatabase } from '../../support/database.ts'
import { LetterEmbeddings } from './letter-embeddings.ts'
import { addReport } from './report.ts'
import { openShelf } from './shelf-contract.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let shelf: Shelf
beforeEach(() => {
  shelf = openShelf(database, new LetterEmbeddings())
})

describe('the retriever over the shelf', () => {
  it('says of each passage where it comes from', async () => {
    await addReport(shelf)
    const [found] = await createShelfRetriever(shelf, { k: 1 }).invoke('公办幼儿园学位')
    expect(found?.metadata).toEqual({
      documentId: expect.any(String),
      passageId: found?.id,
      title: '青浦岭县教育局2024年工作总结',
      organ: '青浦岭县教育局',
      path: expect.arrayContaining(['扩大学前教育资源']),
      role: 'summary',
      theme: '学前',
      score: expect.any(Number),
      ranks: { lexical: 1, vector: expect.any(Number) },
      masked: expect.stringContaining('〈数〉'),
      degraded: null,
    })
    expect(found?.pageContent).toContain('3600')
  })

  it('tells in each document and to who listens why an arm of the search did not work', async () => {
    await addReport(shelf)
    const { search } = shelf
    const lame: Shelf = {
      ...shelf,
      search: async (request, signal) => ({ ...(await search(request, signal)), degraded: '只按词语检索' }),
    }
    const heard: string[] = []
    const found = await createShelfRetriever(lame, { k: 1 }).invoke('幼儿园', {
      callbacks: [{ awaitHandlers: true, handleText: (text) => void heard.push(text) }],
    })
    expect(found.map(({ metadata }) => metadata.degraded)).toEqual(['只按词语检索'])
    expect(heard).toEqual(['只按词语检索'])
  })

  it('hands the signal and the time limit of a call to the search', async () => {
    const waiting: Shelf = {
      ...shelf,
      search: (_request, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
    }
    const retriever = createShelfRetriever(waiting)
    const abort = new AbortController()
    const searching = retriever.invoke('幼儿园', { signal: abort.signal })
    const reason = new Error('the reader left')
    abort.abort(reason)
    await expect(searching).rejects.toBe(reason)
    await expect(retriever.invoke('幼儿园', { timeout: 1 })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('stands in a chain like any other', async () => {
    await addReport(shelf)
    const chain = createShelfRetriever(shelf, { k: 1 }).pipe(
      (documents) => documents.map(({ id }) => id).length,
    )
    expect(await chain.invoke('幼儿园')).toBe(1)
  })

  it.each([{ k: 0 }, { k: 101 }, { k: 2.5 }, { filters: { role: 'king' } }, { prefer: { wind: 'north' } }])(
    'refuses %j for one call',
    async (configurable) => {
      await expect(createShelfRetriever(shelf).invoke('幼儿园', { configurable })).rejects.toMatchObject({
        code: 'invalid_request',
      })
    },
  )

  it('refuses wrong settings when it is made', () => {
    expect(() => createShelfRetriever(shelf, { k: -1 })).toThrow('invalid_request')
  })
})
