import { Document, type DocumentInterface } from '@langchain/core/documents'
import type { MaxMarginalRelevanceSearchOptions } from '@langchain/core/vectorstores'
import { describe, expect, it } from 'vitest'
import { caseOf, documentOn, type Lacks, SUBJECTS, TEXTS, textsOf } from './contract-cases.ts'
import { describeRetriever, type Retriever, type RetrieverOptions } from './contract-retriever.ts'

/**
 * What LangChain asks of every vector store and, in `contract-retriever.ts`, of every retriever, after the
 * integration tests of its Python edition: the JavaScript edition has none that others may run.
 */

/** As much of a vector store as the cases use; `any` in LangChain's own type of filters stays out. */
export type Store = {
  addDocuments(documents: DocumentInterface[], options?: { ids?: string[] }): Promise<string[] | undefined>
  delete(selection: { ids: string[] }): Promise<void>
  search(query: string, k?: number, year?: number): Promise<DocumentInterface[]>
  searchWithScore(query: string, k: number): Promise<[DocumentInterface, number][]>
  searchByVector(query: string, k: number): Promise<[DocumentInterface, number][]>
  searchDiverse(
    query: string,
    options: Pick<MaxMarginalRelevanceSearchOptions<never>, 'k' | 'fetchK' | 'lambda'>,
  ): Promise<DocumentInterface[]>
  /** LangChain's JavaScript edition has no word for it; its Python edition has. */
  getByIds(ids: string[]): Promise<DocumentInterface[]>
  asRetriever(options: RetrieverOptions): Retriever
}

/** Ids that every store takes: one of them knows no others. */
const ID = {
  kindergarten: '00000000-0000-4000-8000-000000000001',
  safety: '00000000-0000-4000-8000-000000000002',
  sports: '00000000-0000-4000-8000-000000000003',
  unknown: '00000000-0000-4000-8000-00000000ffff',
} as const

/** `open` gives an empty store each time. */
export function describeVectorStore(name: string, open: () => Promise<Store>, lacks: Lacks = []): void {
  const itIf = caseOf(lacks)

  describe(`${name} as a vector store`, () => {
    it('finds nothing while it is empty', async () => {
      const store = await open()
      expect(await store.search(TEXTS.safety, 1)).toEqual([])
      expect(await store.searchWithScore(TEXTS.safety, 1)).toEqual([])
    })

    it('finds the nearest first and gives text and metadata as they came', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      for (const subject of SUBJECTS) {
        const [first] = await store.search(TEXTS[subject], 2)
        expect(first).toMatchObject({
          pageContent: TEXTS[subject],
          metadata: { ...documentOn(subject).metadata },
        })
      }
    })

    it('gives documents that hold nothing of ours but what came in', async () => {
      const store = await open()
      const metadata = {
        subject: 'nested',
        list: [1, 'two', null],
        inner: { deep: { truth: true } },
        名称: '“引号”\n',
      }
      await store.addDocuments([new Document({ pageContent: '一段\n两行的文字。', metadata })])
      const [found] = await store.search('两行的文字', 1)
      expect(found?.pageContent).toBe('一段\n两行的文字。')
      expect(found?.metadata).toEqual(metadata)
    })

    it('finds documents added later as well as those before', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety')])
      await store.addDocuments([documentOn('sports')])
      expect(textsOf(await store.search(TEXTS.safety, 2))[0]).toBe(TEXTS.safety)
      expect(textsOf(await store.search(TEXTS.sports, 2))[0]).toBe(TEXTS.sports)
    })

    it('takes no documents in without a fault', async () => {
      const store = await open()
      await store.addDocuments([])
      expect(await store.search(TEXTS.safety, 1)).toEqual([])
    })

    it.each([1, 3, 5])('gives no more than the %i asked for', async (k) => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      expect(await store.search('校园教育', k)).toHaveLength(k)
    })

    it('gives four when nothing is said', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      expect(await store.search('校园教育')).toHaveLength(4)
    })

    it('gives all that there are when more are asked for', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('sports')])
      expect(await store.search(`${TEXTS.safety}${TEXTS.sports}`, 10)).toHaveLength(2)
    })

    itIf('finds what has nothing in common')('gives the nearest, however far they are', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      expect(await store.search('zzzz', 5)).toHaveLength(5)
    })

    itIf('gives the ids back')('gives an id for each document, in their order', async () => {
      const store = await open()
      const ids = (await store.addDocuments([documentOn('safety'), documentOn('sports')])) ?? []
      expect(new Set(ids).size).toBe(2)
      const found = await Promise.all([store.search(TEXTS.safety, 1), store.search(TEXTS.sports, 1)])
      expect(found.map(([first]) => first?.id)).toEqual(ids)
    })

    itIf('takes ids with the call')('keeps a document under the id given with the call', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('sports')], { ids: [ID.safety, ID.sports] })
      expect((await store.search(TEXTS.sports, 1))[0]?.id).toBe(ID.sports)
    })

    itIf('takes ids with the documents')('keeps a document under its own id', async () => {
      const store = await open()
      await store.addDocuments([
        new Document({ ...documentOn('safety'), id: ID.safety }),
        documentOn('sports'),
      ])
      expect((await store.search(TEXTS.safety, 1))[0]?.id).toBe(ID.safety)
    })

    itIf('replaces by id')('has a document once that was added twice under one id', async () => {
      const store = await open()
      for (let round = 0; round < 2; round++) {
        await store.addDocuments([documentOn('safety'), documentOn('sports')], {
          ids: [ID.safety, ID.sports],
        })
      }
      expect(textsOf(await store.search(TEXTS.sports, 4))).toEqual([TEXTS.sports, TEXTS.safety])
    })

    itIf('replaces by id')('puts a changed document in the place of the one under its id', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('sports')], { ids: [ID.safety, ID.sports] })
      const metadata = { subject: 'teachers', also: '其他' }
      await store.addDocuments([new Document({ pageContent: TEXTS.teachers, metadata })], {
        ids: [ID.safety],
      })
      const found = await store.search(`${TEXTS.teachers}${TEXTS.safety}`, 4)
      expect(new Set(textsOf(found))).toEqual(new Set([TEXTS.teachers, TEXTS.sports]))
      expect(found[0]).toMatchObject({ id: ID.safety, metadata })
    })

    itIf('replaces by id')('changes metadata alone', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety')], { ids: [ID.safety] })
      await store.addDocuments(
        [new Document({ pageContent: TEXTS.safety, metadata: { subject: 'other' } })],
        {
          ids: [ID.safety],
        },
      )
      expect((await store.search(TEXTS.safety, 4)).map(({ metadata }) => metadata)).toEqual([
        { subject: 'other' },
      ])
    })

    itIf('gives by id')('gives documents by their ids, in the order asked', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('sports')], { ids: [ID.safety, ID.sports] })
      expect(await store.getByIds([ID.sports, ID.safety])).toMatchObject([
        { ...documentOn('sports'), id: ID.sports },
        { ...documentOn('safety'), id: ID.safety },
      ])
    })

    itIf('gives by id')('passes over ids that are not there', async () => {
      const store = await open()
      expect(await store.getByIds([ID.unknown])).toEqual([])
      await store.addDocuments([documentOn('safety')], { ids: [ID.safety] })
      expect(textsOf(await store.getByIds([ID.unknown, ID.safety, ID.sports]))).toEqual([TEXTS.safety])
    })

    itIf('deletes')('no longer finds a document deleted by its id', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('sports')], { ids: [ID.safety, ID.sports] })
      await store.delete({ ids: [ID.safety] })
      expect(textsOf(await store.search(`${TEXTS.safety}${TEXTS.sports}`, 4))).toEqual([TEXTS.sports])
    })

    itIf('deletes')('deletes many at once', async () => {
      const store = await open()
      const subjects = ['kindergarten', 'safety', 'sports'] as const
      await store.addDocuments(subjects.map(documentOn), { ids: subjects.map((subject) => ID[subject]) })
      await store.delete({ ids: [ID.kindergarten, ID.safety] })
      expect(textsOf(await store.search(subjects.map((s) => TEXTS[s]).join(''), 4))).toEqual([TEXTS.sports])
    })

    itIf('deletes')('deletes what is not there without a fault', async () => {
      const store = await open()
      await store.delete({ ids: [ID.unknown] })
      await store.addDocuments([documentOn('safety')], { ids: [ID.safety] })
      await store.delete({ ids: [ID.unknown, ID.sports] })
      expect(textsOf(await store.search(TEXTS.safety, 4))).toEqual([TEXTS.safety])
    })

    itIf('keeps equal texts apart')('keeps two documents of one text under two ids', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('safety')], { ids: [ID.safety, ID.sports] })
      await store.delete({ ids: [ID.safety] })
      expect((await store.search(TEXTS.safety, 4)).map(({ id }) => id)).toEqual([ID.sports])
    })

    itIf('shows equal texts each')('shows each of two documents of one text', async () => {
      const store = await open()
      await store.addDocuments([documentOn('safety'), documentOn('safety')])
      expect(await store.search(TEXTS.safety, 4)).toHaveLength(2)
    })

    it('takes fifty documents at once and finds each', async () => {
      const store = await open()
      // Each with a letter of its own, so that any embeddings tell them apart.
      const text = (n: number): string =>
        `${TEXTS[SUBJECTS[n % SUBJECTS.length] ?? 'safety']}${String.fromCodePoint(0x5b00 + n).repeat(3)}`
      await store.addDocuments(
        Array.from({ length: 50 }, (_, n) => new Document({ pageContent: text(n), metadata: { n } })),
      )
      for (const n of [0, 17, 49]) expect((await store.search(text(n), 1))[0]?.metadata['n']).toBe(n)
    })

    it('gives scores in the order of the documents', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      const found = await store.searchWithScore(TEXTS.vocation, 5)
      const scores = found.map(([, score]) => score)
      expect(found[0]?.[0].pageContent).toBe(TEXTS.vocation)
      const falling = scores.toSorted((a, b) => b - a)
      expect([falling, falling.toReversed()]).toContainEqual(scores)
      expect(new Set(scores).size).toBeGreaterThan(1)
    })

    itIf('higher scores are better')('gives the nearest the highest score', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      const scores = (await store.searchWithScore(TEXTS.vocation, 5)).map(([, score]) => score)
      expect(scores[0]).toBe(Math.max(...scores))
      expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? Number.POSITIVE_INFINITY)
    })

    it('finds only what the filter lets through, and all of it', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      const found = await store.search(Object.values(TEXTS).join(''), 5, 2024)
      expect(new Set(textsOf(found))).toEqual(new Set([TEXTS.safety, TEXTS.teachers, TEXTS.vocation]))
      expect(await store.search(TEXTS.safety, 5, 1999)).toEqual([])
    })

    itIf('searches by vector')('finds by a vector what it finds by the text', async () => {
      const store = await open()
      await store.addDocuments(SUBJECTS.map(documentOn))
      expect((await store.searchByVector(TEXTS.sports, 1))[0]?.[0].pageContent).toBe(TEXTS.sports)
    })

    it('finds unlike ones first where likeness counts against', async () => {
      const store = await open()
      const twin = new Document({ pageContent: '深化产教融合，职业学校与企业共建实训中心，推进校企合作。' })
      await store.addDocuments([documentOn('vocation'), twin, documentOn('sports')])
      const query = TEXTS.vocation
      expect(textsOf(await store.searchDiverse(query, { k: 2, fetchK: 3, lambda: 0.1 }))).toEqual([
        TEXTS.vocation,
        TEXTS.sports,
      ])
      expect(await store.searchDiverse(query, { k: 1, fetchK: 3 })).toHaveLength(1)
    })
  })

  describeRetriever(
    `${name} through asRetriever`,
    async (options, documents) => {
      const store = await open()
      await store.addDocuments(documents)
      return store.asRetriever(options)
    },
    // LangChain's own retriever over vector stores knows neither.
    [...lacks, 'k for one call', 'filter for one call', 'ends by signal'],
  )
}
