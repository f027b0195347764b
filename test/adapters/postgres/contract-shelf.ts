import { beforeEach, describe, expect, it } from 'vitest'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import { AppError } from '../../../src/domain/errors.ts'
import type { Database, Embedder } from '../../../src/domain/ports.ts'
import type { SearchRequest, Shelf } from '../../../src/domain/shelf.ts'
import { countTerms, passageWeight, queryWeight } from '../../../src/retrieval/bm25.ts'
import {
  FEWEST_VOTERS,
  FOUND_PER_VOTER,
  fusionWeights,
  mostVoters,
  ROUNDS,
} from '../../../src/retrieval/fusion.ts'
import { lexicalText, vectorText } from '../../../src/retrieval/index-text.ts'
import { type Query, readQuery } from '../../../src/retrieval/query.ts'
import { rankCandidates } from '../../../src/retrieval/rank.ts'
import { searchTokens } from '../../../src/text/tokens.ts'
import { storeOptions } from './contract.ts'
import { createLetterEmbedder, library, makeDocument } from './makers.ts'

const TABLES = [
  'passage_bits',
  'document',
  'passage',
  'passage_lexical',
  'passage_vector',
  'search_term',
  'embedding_model',
  'shelf',
] as const

export function describeShelf(get: () => Database): void {
  describe('shelf', () => {
    let shelf: Shelf
    const openShelf = (embedder: Embedder | 'offline' = 'offline', prefix = 'x') =>
      createShelf({ ...storeOptions(get(), 'a', prefix), embedder })

    beforeEach(() => {
      shelf = openShelf()
    })

    const textsFound = async (query: string, request: Omit<SearchRequest, 'query'> = {}) =>
      (await shelf.search({ query, ...request })).hits.map(({ text }) => text)

    /** Everything on the tenant's shelf, without what differs from one making to the next. */
    const contents = async () => {
      const rows = TABLES.filter((table) => table !== 'embedding_model').map((table) =>
        get().query(`select to_json(${table}) as row from ${table} order by to_json(${table})::text`),
      )
      return JSON.parse(JSON.stringify(await Promise.all(rows)))
    }

    describe('documents', () => {
      it('come back as they went in', async () => {
        const [added] = await shelf.add(library())
        const [given] = library()
        const stored = await shelf.get(added?.id ?? '')
        expect(stored).toEqual({
          ...given?.document,
          id: added?.id,
          file: given?.file,
          addedAt: '2026-01-06T08:00:00.000Z',
          passageIds: added?.passageIds,
        })
        expect(added?.passageIds).toHaveLength(4)
        expect(await shelf.get('unknown')).toBeUndefined()
      })

      it('are listed with the number of their passages', async () => {
        await shelf.add(library())
        const listed = await shelf.list()
        expect(
          listed.map(({ title, passages, removedLines }) => ({ title, passages, removedLines })),
        ).toEqual([
          { title: '青浦岭县教育局2024年工作总结', passages: 4, removedLines: [3] },
          { title: '白石渡县教体局2023年工作要点', passages: 4, removedLines: [3] },
        ])
        expect(listed[0]).not.toHaveProperty('raw')
        expect(await shelf.count()).toEqual({ documents: 2, passages: 8, embedder: 'lsa-32 (本地统计)' })
      })

      it('give their passages in the order asked for', async () => {
        const [first, second] = await shelf.add(library())
        const ids = [second?.passageIds[1] ?? '', 'unknown', first?.passageIds[3] ?? '']
        const hits = await shelf.passages(ids)
        expect(hits.map(({ passageId }) => passageId)).toEqual([ids[0], ids[2]])
        expect(hits[0]).toMatchObject({
          documentId: second?.id,
          organ: '白石渡县教体局',
          path: ['白石渡县教体局2023年工作要点'],
          role: 'summary',
          theme: '安全',
          score: 0,
          ranks: { lexical: null, vector: null },
        })
      })

      it('are on the shelf once, however often they are added', async () => {
        const first = await shelf.add(library())
        const before = await contents()
        const again = await shelf.add(library())
        expect(again.map(({ duplicateOf }) => duplicateOf)).toEqual(first.map(({ id }) => id))
        expect(await contents()).toEqual(before)
      })

      it('are on the shelf once when they are added at the same time', async () => {
        const outcomes = await Promise.all([
          openShelf('offline', 'p').add(library()),
          openShelf('offline', 'q').add(library()),
        ])
        expect(outcomes.flat().filter(({ duplicateOf }) => duplicateOf === null)).toHaveLength(2)
        expect(await shelf.count()).toMatchObject({ documents: 2, passages: 8 })
      })

      it('that are in stay when the adding is broken off, and the rest can follow', async () => {
        const stop = new AbortController()
        const documents = library()
        const one = documents[0]
        const two = documents[1]
        if (!one || !two) throw new Error('the library has two documents')
        const breaking = {
          ...two,
          get passages() {
            stop.abort()
            return two.passages
          },
        }
        const embedder: Embedder = {
          ...createLetterEmbedder('letters'),
          embed: async (texts, signal) => {
            signal?.throwIfAborted()
            return createLetterEmbedder('letters').embed(texts)
          },
        }
        const remote = openShelf(embedder)
        await remote.add([one])
        await expect(remote.add([breaking], { signal: stop.signal })).rejects.toThrow()
        expect(await remote.count()).toMatchObject({ documents: 1, passages: 4 })
        const added = await remote.add(documents)
        expect(added.map(({ duplicateOf }) => duplicateOf === null)).toEqual([false, true])
        expect(await remote.count()).toMatchObject({ documents: 2, passages: 8 })
      })

      it('that do not fit leave nothing behind', async () => {
        await shelf.add(library())
        const before = await contents()
        const bad = makeDocument('坏文件', [{ text: '一段。' }, { text: '又一段。' }])
        const passages = bad.passages.map((passage) => ({ ...passage, ordinal: 0 }))
        await expect(shelf.add([{ ...bad, passages }])).rejects.toMatchObject({ code: '23505' })
        expect(await contents()).toEqual(before)
      })

      it('leave the shelf as if they had never been there when they are removed', async () => {
        const [kept, removed] = library()
        if (!kept || !removed) throw new Error('the library has two documents')
        await shelf.add([kept])
        const before = await contents()
        const [added] = await shelf.add([removed])
        expect(await shelf.remove(added?.id ?? '')).toBe(true)
        expect(await shelf.remove(added?.id ?? '')).toBe(false)
        const vectorless = (all: unknown[][]) =>
          all.filter((_, index) => index !== TABLES.indexOf('passage_vector'))
        expect(vectorless(await contents())).toEqual(vectorless(before))
        expect((await get().query('select passage_id from passage_vector')).length).toBe(4)
      })

      it('leave nothing at all when the last is removed', async () => {
        for (const { id } of await shelf.add(library())) await shelf.remove(id)
        for (const table of TABLES.filter((name) => name !== 'shelf')) {
          expect(await get().query(`select * from ${table}`), table).toEqual([])
        }
        expect(await get().query('select passages, words from shelf')).toEqual([{ passages: 0, words: 0 }])
        expect(await shelf.search({ query: '幼儿园' })).toEqual({ hits: [], degraded: null })
      })

      it('may hold what PostgreSQL cannot', async () => {
        const text = `半个字\uD800和零\0字符，'引号' "双引号" \\ 反斜杠 % {} 〈数〉`
        const [added] = await shelf.add([makeDocument("标'题\0", [{ text }])])
        const [hit] = await shelf.passages(added?.passageIds ?? [])
        expect(hit?.text).toBe(text.replace('\uD800', '\uFFFD').replace('\0', '\uFFFD'))
        expect(hit?.text).toHaveLength(text.length)
        expect(await textsFound(`'引号' & | ! :* \\`)).toHaveLength(1)
      })

      it('may have no passages', async () => {
        const [added] = await shelf.add([makeDocument('只有题目', [])])
        expect(await shelf.get(added?.id ?? '')).toMatchObject({ passageIds: [] })
        expect(await shelf.reindex()).toEqual({ passages: 0, embedder: 'lsa (本地统计)' })
      })
    })

    describe('search', () => {
      beforeEach(async () => {
        await shelf.add(library())
      })

      it('finds by words, best first, and says how each hit was found', async () => {
        const { hits, degraded } = await shelf.search({ query: '幼儿园学位' })
        expect(degraded).toBeNull()
        expect(hits[0]?.text).toContain('新增幼儿园学位540个')
        expect(hits[0]?.ranks).toEqual({ lexical: expect.any(Number), vector: expect.any(Number) })
        const { parts, score } = hits[0] ?? {}
        expect(Object.values(parts ?? {}).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score ?? 0, 10)
      })

      it.each([
        ['one character', '党', '党建品牌'],
        ['digits alone', '540', '540个'],
        ['part of a figure', '61', '61.5%'],
        ['letters and digits mixed', '61.5%公办园', '61.5%'],
        ['a function word', '还', '还有差距'],
        ['full-width digits', '４８个', '48个'],
        ['a word cut otherwise in the text', '校园安全隐', '安全隐患'],
        ['a word that only stands in the middle of others', '师德师', '师德师风'],
      ])('finds by %s', async (_name, query, expected) => {
        expect((await textsFound(query))[0]).toContain(expected)
      })

      it.each(['', '   ', '，。！', '〈〉', '%', '_'])(
        'finds nothing by %j, which says nothing',
        async (query) => {
          expect(await shelf.search({ query })).toEqual({ hits: [], degraded: null })
        },
      )

      it.each(['98765', '2099年', '98765万元', '9.87'])(
        'finds nothing by %s where nothing holds that figure',
        async (query) => {
          expect(await shelf.search({ query })).toEqual({ hits: [], degraded: null })
        },
      )

      it.each(['2031', '２０３１年', '二〇三一年', '二零三一'])(
        'finds a year by %s, however it is written',
        async (query) => {
          const texts = ['到2031年建成教育强县。', '二〇三一年基本实现教育现代化。', '学校安全工作扎实开展。']
          await shelf.add([
            makeDocument(
              '规划',
              texts.map((text) => ({ text })),
            ),
          ])
          expect((await textsFound(query)).sort()).toEqual(texts.slice(0, 2).sort())
        },
      )

      it('puts what holds the very words first, however many others hold the words', async () => {
        const pad = (n: number) =>
          `${String.fromCodePoint(0x4e00 + 3 * n)}${String.fromCodePoint(0x5e00 + 5 * n)}`
        const others = Array.from({ length: 300 }, (_, n) => ({
          text: `课堂${pad(n)}示范，智慧${pad(n + 300)}建设，课堂建设，智慧示范。`,
        }))
        const long = `${'县域内各校结合实际，'.repeat(12)}分批建设智慧课堂示范，${'定期总结经验，'.repeat(12)}`
        await shelf.add([makeDocument('很多', others), makeDocument('一处', [{ text: long }])])
        expect((await textsFound('建设智慧课堂示范'))[0]).toBe(long)
      })

      it('bears a query of any length', async () => {
        expect((await textsFound('学前教育幼儿园'.repeat(20_000)))[0]).toContain('幼儿园')
      })

      it('gives as many as asked for where there are as many', async () => {
        expect(await textsFound('工作', { limit: 3 })).toHaveLength(3)
        expect(await textsFound('工作', { limit: 0 })).toEqual([])
        expect(await textsFound('学校安全工作', { limit: 100 })).toHaveLength(8)
      })

      it.each([
        [{ role: 'problems' }, ['普通高中教学质量']],
        [{ kind: 'key-points', theme: '安全' }, ['压实校园安全']],
        [{ theme: '学前', year: 2025 }, ['新建公办幼儿园']],
        [{ theme: '学前', year: 2022 }, ['实施学前教育']],
        [{ year: 1999 }, []],
      ] as const)('keeps exactly to the filters %j', async (filters, beginnings) => {
        const found = await textsFound('教育', { filters })
        expect(found.map((text) => beginnings.some((beginning) => text.startsWith(beginning)))).toEqual(
          beginnings.map(() => true),
        )
      })

      it('ranks what it is wanted for above the like of it', async () => {
        const placeOf = (texts: string[]) => texts.findIndex((text) => text.includes('党建品牌'))
        const plain = await textsFound('教育')
        const prefer = { role: 'plan', theme: '党建', organ: '青浦岭县教育局' } as const
        const { hits } = await shelf.search({ query: '教育', prefer })
        expect(placeOf(hits.map(({ text }) => text))).toBe(0)
        expect(placeOf(plain)).toBeGreaterThan(0)
        expect(hits[0]?.parts).toMatchObject({ theme: 0.3, role: 0.1, organ: 0.3 })
        expect(hits).toHaveLength(plain.length)
      })

      it('agrees with scores computed without a database', async () => {
        const embedder = createLetterEmbedder('letters')
        const remote = openShelf(embedder)
        await remote.reindex()
        const documents = await Promise.all((await remote.list()).map(({ id }) => remote.get(id)))
        const stored = await remote.passages(documents.flatMap((document) => document?.passageIds ?? []))
        const [row] = await get().query<{ mean: number }>('select mean_words as mean from shelf')
        const tokens = stored.map((passage) => searchTokens(lexicalText(passage)))
        const vectors = await embedder.embed(stored.map(vectorText))
        for (const text of ['校园安全隐患', '新增幼儿园学位', '教师', '540个学位']) {
          const query = readQuery(text)
          if (!query) throw new Error('the query says something')
          const [wanted] = await embedder.embed([query.text])
          const candidates = stored.map((passage, index) => {
            const counts = countTerms(tokens[index] ?? [])
            let lexical = 0
            for (const [term, occurrences] of query.terms) {
              expect(tokens.flat()).toContain(term)
              const own = counts.get(term)
              if (own === undefined) continue
              const holding = tokens.filter((list) => list.includes(term)).length
              lexical +=
                queryWeight(occurrences, holding, stored.length) *
                passageWeight(own, tokens[index]?.length ?? 0, row?.mean ?? 0)
            }
            const vector =
              vectors[index]?.reduce((sum, value, at) => sum + value * (wanted?.[at] ?? 0), 0) ?? 0
            const isComplete = [...query.terms.keys()].every((term) => counts.has(term))
            return {
              ...passage,
              heading: passage.path.at(-1) ?? '',
              ...{ kind: 'annual' as const, level: null, year: null, lexical, vector, isComplete },
              direction: vectors[index] ?? new Float32Array(),
            }
          })
          const expected = rankCandidates(addNeighbours(candidates, query), query, { limit: 8 })
          const { hits } = await remote.search({ query: text, limit: 8 })
          expect(hits.map(({ passageId }) => passageId)).toEqual(expected.map(({ passageId }) => passageId))
          for (const [index, { score }] of hits.entries())
            expect(score).toBeCloseTo(expected[index]?.score ?? 0, 4)
        }
      })

      it('stays within the tenant', async () => {
        const other = createShelf({ ...storeOptions(get(), 'b', 'y'), embedder: 'offline' })
        expect(await other.search({ query: '幼儿园' })).toEqual({ hits: [], degraded: null })
        await other.add([makeDocument('别家的总结', [{ text: '幼儿园教师培训全面铺开。' }])])
        expect((await other.search({ query: '幼儿园' })).hits).toHaveLength(1)
        expect(await textsFound('幼儿园教师培训全面铺开')).not.toContain('幼儿园教师培训全面铺开。')
        const [mine] = await shelf.list()
        expect(await other.get(mine?.id ?? '')).toBeUndefined()
        expect(await other.remove(mine?.id ?? '')).toBe(false)
      })

      it('says so when the index was made by cutting words in another way, until it is made anew', async () => {
        const before = await contents()
        await get().query(`update shelf set tokenizer = 'other'`)
        expect((await shelf.search({ query: '幼儿园' })).degraded).toContain('重建索引')
        await shelf.reindex()
        expect((await shelf.search({ query: '幼儿园' })).degraded).toBeNull()
        const counts = (all: unknown[][]) => all.map((rows) => rows.length)
        expect(counts(await contents())).toEqual(counts(before))
      })
    })

    describe('lexical weights', () => {
      it('are made anew when the mean length of passages has drifted', async () => {
        await shelf.add([makeDocument('短', [{ text: '校园安全。' }, { text: '教师队伍。' }])])
        const long = '持续加强校园安全管理，定期组织隐患排查，逐项建立整改台账。'.repeat(6)
        await shelf.add([makeDocument('长', [{ text: long }, { text: `${long}教师` }])])
        const [row] = await get().query<{ drift: number }>(
          'select abs(words::real / passages - mean_words) / mean_words as drift from shelf',
        )
        expect(row?.drift).toBeLessThan(0.1)
      })
    })

    describe('vectors', () => {
      const vectorsPerModel = () =>
        get().query('select model_id, count(*) as vectors from passage_vector group by 1 order by 1')

      it('of the local statistics are fitted anew when the shelf has outgrown them', async () => {
        const [first, second] = library()
        if (!first || !second) throw new Error('the library has two documents')
        await shelf.add([first])
        const [before] = await get().query<{ id: string }>('select id from embedding_model')
        await shelf.add([second])
        const models = await get().query<{ id: string; is_active: boolean; fitted_passages: number }>(
          'select id, is_active, fitted_passages from embedding_model',
        )
        expect(models).toEqual([{ id: expect.anything(), is_active: true, fitted_passages: 8 }])
        expect(models[0]?.id).not.toBe(before?.id)
        expect(await vectorsPerModel()).toEqual([{ model_id: models[0]?.id, vectors: 8 }])
        await shelf.reindex()
        expect(await get().query('select id from embedding_model')).toEqual([{ id: models[0]?.id }])
      })

      it('of the local statistics are used by another process that did not fit them', async () => {
        await shelf.add(library())
        const { hits } = await openShelf().search({ query: '学前' })
        expect(hits.some(({ ranks }) => ranks.vector === 1)).toBe(true)
      })

      it('come from the configured service', async () => {
        const embedder = createLetterEmbedder('letters')
        const remote = openShelf(embedder)
        await remote.add(library())
        expect(await remote.count()).toEqual({ documents: 2, passages: 8, embedder: 'letters' })
        expect(await vectorsPerModel()).toEqual([{ model_id: 'letters', vectors: 8 }])
        expect(embedder.asked.some((text) => text.includes('61.5'))).toBe(false)
        expect((await remote.search({ query: '安全' })).degraded).toBeNull()
      })

      it('are missed in plain words when the service fails, and the words still find', async () => {
        const working = createLetterEmbedder('letters')
        await openShelf(working).add(library())
        const failing = openShelf(createFailingEmbedder('letters'))
        const { hits, degraded } = await failing.search({ query: '幼儿园' })
        expect(degraded).toContain('向量服务不可用')
        expect(hits[0]?.text).toContain('幼儿园')
        expect(hits.every(({ ranks }) => ranks.vector === null)).toBe(true)
      })

      it('are made later when the service failed while documents came in', async () => {
        const failing = openShelf(createFailingEmbedder('letters'))
        expect((await failing.add(library())).map(({ duplicateOf }) => duplicateOf)).toEqual([null, null])
        expect((await failing.search({ query: '幼儿园' })).degraded).toContain('向量')
        await expect(failing.reindex()).rejects.toMatchObject({ code: 'embedding_unavailable' })
        const working = openShelf(createLetterEmbedder('letters'))
        expect(await working.reindex()).toEqual({ passages: 8, embedder: 'letters' })
        expect((await working.search({ query: '幼儿园' })).degraded).toBeNull()
      })

      it('of another model are not compared, until the index is made anew', async () => {
        await shelf.add(library())
        const remote = openShelf(createLetterEmbedder('letters'))
        expect((await remote.search({ query: '幼儿园' })).degraded).toContain('另一个向量模型')
        await remote.reindex()
        expect((await remote.search({ query: '幼儿园' })).degraded).toBeNull()
        expect(await vectorsPerModel()).toEqual([{ model_id: 'letters', vectors: 8 }])
        expect((await shelf.search({ query: '幼儿园' })).degraded).toContain('另一个向量模型')
        expect(await shelf.reindex()).toEqual({ passages: 8, embedder: 'lsa-32 (本地统计)' })
      })

      it('of other dimensions behind the same name are not compared, until the index is made anew', async () => {
        await openShelf(createLetterEmbedder('letters', 8)).add(library())
        const changed = openShelf(createLetterEmbedder('letters', 16))
        expect((await changed.search({ query: '幼儿园' })).degraded).toContain('另一个向量模型')
        expect(await changed.reindex()).toEqual({ passages: 8, embedder: 'letters' })
        expect((await changed.search({ query: '幼儿园' })).degraded).toBeNull()
      })
    })
  })
}

function createFailingEmbedder(modelId: string): Embedder {
  return {
    modelId,
    embed: async () => {
      throw new AppError('embedding_unavailable', '连不上。')
    },
  }
}

/** What the database computes of the middle of the best candidates, computed here the long way. */
function addNeighbours<
  T extends { passageId: string; lexical: number; vector: number; direction: Float32Array },
>(candidates: readonly T[], query: Query): (T & { neighbours: number })[] {
  const weights = fusionWeights(query)
  const found = candidates.length
  const voters = Math.max(
    FEWEST_VOTERS,
    Math.min(mostVoters(weights, found), Math.floor(found / FOUND_PER_VOTER)),
  )
  const share = (weight: number, value: number, all: readonly number[]): number =>
    (weight * Math.max(value, 0)) / Math.max(...all, 1e-9)
  const both = candidates.map(
    ({ lexical, vector }) =>
      share(
        weights.lexical,
        lexical,
        candidates.map((other) => other.lexical),
      ) +
      share(
        weights.vector,
        vector,
        candidates.map((other) => other.vector),
      ),
  )
  let totals = both
  let neighbours = candidates.map(() => 0)
  for (let round = 0; round < (weights.neighbours > 0 ? ROUNDS : 0); round++) {
    const best = candidates
      .map(({ passageId, direction }, index) => ({ passageId, direction, total: totals[index] ?? 0 }))
      .sort((a, b) => b.total - a.total || (a.passageId < b.passageId ? -1 : 1))
      .slice(0, voters)
    const middle = (at: number): number =>
      best.reduce((sum, { direction }) => sum + (direction[at] ?? 0), 0) / best.length
    neighbours = candidates.map(({ direction }) =>
      direction.reduce((sum, value, at) => sum + value * middle(at), 0),
    )
    totals = both.map((score, index) => score + share(weights.neighbours, neighbours[index] ?? 0, neighbours))
  }
  return candidates.map((candidate, index) => ({ ...candidate, neighbours: neighbours[index] ?? 0 }))
}
