import { describe, expect, it } from 'vitest'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import type { Database, Embedder } from '../../../src/domain/ports.ts'
import type { NewDocument, Shelf, ShelfProgress } from '../../../src/domain/shelf.ts'
import { storeOptions } from './contract.ts'
import { createLetterEmbedder, library, makeDocument } from './makers.ts'

const COPIED =
  '全面贯彻党的教育方针，落实立德树人根本任务，新增公办学位1200个，改造学校食堂35个，群众满意度明显提升。'
const copyWith = (figure: number): string =>
  COPIED.replace('1200', String(figure)).replace('明显提升', '持续提升')
const OTHER = '压实校园安全主体责任，配齐专职保安，推进校车和食堂安全专项整治。'

/** Passages of which no two are alike. */
const distinct = (n: number): string =>
  Array.from({ length: 12 }, (_, k) => String.fromCodePoint(0x4e00 + ((n * 131 + k * 977) % 6000))).join('')

const HASH = 'ab'.repeat(32)

export function describeShelfUpkeep(get: () => Database): void {
  const open = (embedder: Embedder | 'offline' = 'offline', prefix = 'x', bitsFrom?: number): Shelf =>
    createShelf({ ...storeOptions(get(), 'a', prefix), embedder, bitsFrom })
  const leaders = () => get().query('select text, leader_id = id as leads from passage order by id')

  describe('near-duplicates on the shelf', () => {
    it('come up once, with the number of the others', async () => {
      const shelf = open()
      await shelf.add([
        makeDocument('甲县总结', [{ text: COPIED }, { text: OTHER }], { period: '2023' }),
        makeDocument('乙县总结', [{ text: copyWith(800) }, { text: copyWith(900) }], { period: '2024' }),
      ])
      const { hits } = await shelf.search({ query: '落实立德树人根本任务' })
      const alike = hits.filter(({ text }) => text.includes('立德树人'))
      expect(alike).toHaveLength(1)
      expect(alike[0]?.alike).toBe(2)
      expect(hits.find(({ text }) => text === OTHER)?.alike).toBe(0)
      expect((await shelf.describe()).alike).toBe(2)
    })

    it('are found through a filter that lets only one of them through', async () => {
      const shelf = open()
      await shelf.add([
        makeDocument('甲县总结', [{ text: COPIED }], { period: '2022', planPeriod: '2023' }),
        makeDocument('乙县总结', [{ text: copyWith(800) }], { period: '2024' }),
      ])
      const { hits } = await shelf.search({ query: '立德树人', filters: { year: 2024 } })
      expect(hits.map(({ text }) => text)).toEqual([copyWith(800)])
    })

    it('are told apart by the figure that is looked for', async () => {
      const shelf = open()
      await shelf.add([
        makeDocument('甲县总结', [{ text: COPIED }]),
        makeDocument('乙县总结', [{ text: copyWith(877) }]),
      ])
      expect((await shelf.search({ query: '新增公办学位877个' })).hits[0]?.text).toContain('877')
    })

    it('choose another to stand for them when the one that did is removed', async () => {
      const shelf = open()
      const [first] = await shelf.add([
        makeDocument('甲县总结', [{ text: COPIED }]),
        makeDocument('乙县总结', [{ text: copyWith(800) }]),
        makeDocument('丙县总结', [{ text: copyWith(900) }]),
      ])
      expect(await leaders()).toEqual([
        { text: COPIED, leads: true },
        { text: copyWith(800), leads: false },
        { text: copyWith(900), leads: false },
      ])
      await shelf.remove(first?.id ?? '')
      expect(await leaders()).toEqual([
        { text: copyWith(800), leads: true },
        { text: copyWith(900), leads: false },
      ])
      for (const table of ['passage_lexical', 'passage_vector'])
        expect(await get().query(`select count(*) as n from ${table} where leader_id = passage_id`)).toEqual([
          { n: 1 },
        ])
      expect((await shelf.search({ query: '立德树人' })).hits).toHaveLength(1)
    })

    it('are compared by reindex where they came in before passages were compared', async () => {
      const shelf = open()
      await shelf.add([
        makeDocument('甲县总结', [{ text: COPIED }]),
        makeDocument('乙县总结', [{ text: copyWith(800) }]),
      ])
      await get().query('update passage set bands = null, leader_id = id')
      await shelf.reindex()
      expect((await leaders()).map(({ leads }) => leads)).toEqual([true, false])
      expect(await get().query('select 1 from passage where bands is null')).toEqual([])
    })
  })

  describe('files that come again', () => {
    it('are known by their hash as long as their document is there', async () => {
      const shelf = open()
      const [document] = library()
      if (!document) throw new Error('the library has documents')
      const [added] = await shelf.add([{ ...document, sourceHash: HASH }])
      expect(await shelf.findSources([HASH, 'cd'.repeat(32), 'no hash'])).toEqual([
        { id: added?.id, hash: HASH },
      ])
      await shelf.remove(added?.id ?? '')
      expect(await shelf.findSources([HASH])).toEqual([])
    })

    it('take the place of the older text, at once and wholly', async () => {
      const shelf = open()
      const older = makeDocument('总结', [{ text: COPIED }, { text: distinct(1) }])
      const newer = makeDocument('总结', [{ text: COPIED }, { text: distinct(2) }, { text: distinct(3) }])
      const [first] = await shelf.add([older], { replace: true })
      const [second] = await shelf.add([newer], { replace: true })
      expect(second?.replaced).toEqual([first?.id])
      expect((await shelf.list()).map(({ id }) => id)).toEqual([second?.id])
      expect((await leaders()).map(({ text, leads }) => [text, leads])).toEqual(
        newer.passages.map(({ text }) => [text, true]),
      )
      expect(await get().query('select passages from shelf')).toEqual([{ passages: 3 }])
      expect(
        await get().query('select sum(passages) as n from search_term where term = $1', [distinct(1)]),
      ).toEqual([{ n: null }])
    })

    it('stay beside each other where nothing is said of replacing, or where they come together', async () => {
      const shelf = open()
      const documents = [1, 2].map((n) => makeDocument('总结', [{ text: distinct(n) }]))
      await shelf.add(documents, { replace: true })
      expect(await shelf.list()).toHaveLength(2)
      await shelf.add([makeDocument('总结', [{ text: distinct(3) }])])
      expect(await shelf.list()).toHaveLength(3)
    })
  })

  describe('near-duplicates', () => {
    it('are linked both ways, across documents and within one', async () => {
      const shelf = open()
      const [first, second] = await shelf.add([
        makeDocument('甲县总结', [{ text: copyWith(1) }, { text: distinct(1) }]),
        makeDocument('乙县总结', [{ text: distinct(2) }, { text: copyWith(2) }, { text: copyWith(3) }]),
      ])
      const [a, b] = [first?.id ?? '', second?.id ?? '']
      const linked = async (id: string) =>
        (await shelf.alike([id])).map(({ documentId, ordinal, other }) => [
          documentId,
          ordinal,
          other.title,
          other.ordinal,
        ])
      expect(await linked(a)).toEqual([
        [a, 0, '乙县总结', 1],
        [a, 0, '乙县总结', 2],
      ])
      expect(await linked(b)).toEqual([
        [b, 1, '甲县总结', 0],
        [b, 1, '乙县总结', 2],
        [b, 2, '甲县总结', 0],
        [b, 2, '乙县总结', 1],
      ])
      await shelf.remove(a)
      expect(await linked(b)).toEqual([
        [b, 1, '乙县总结', 2],
        [b, 2, '乙县总结', 1],
      ])
    })
  })

  describe('a long piece of work', () => {
    it('tells how far it has come', async () => {
      const told: ShelfProgress[] = []
      const shelf = open(createLetterEmbedder('letters'))
      await shelf.add(library(), { deferVectors: true, onProgress: (progress) => told.push(progress) })
      expect(told).toEqual([
        { stage: 'documents', done: 1, total: 2 },
        { stage: 'documents', done: 2, total: 2 },
      ])
      told.length = 0
      expect((await shelf.search({ query: '幼儿园' })).degraded).toContain('有 8 段尚未建立向量')
      await shelf.reindex({ onProgress: (progress) => told.push(progress) })
      expect(told).toEqual([{ stage: 'vectors', done: 8, total: 8 }])
      expect((await shelf.search({ query: '幼儿园' })).degraded).toBeNull()
    })

    it('goes on where it was broken off', async () => {
      const letters = createLetterEmbedder('letters')
      const stop = new AbortController()
      const shelf = open(letters)
      const documents = library()
      const breaking = shelf.add(documents, {
        signal: stop.signal,
        onProgress: ({ done }) => done === 1 && stop.abort(),
      })
      await expect(breaking).rejects.toThrow()
      letters.asked.length = 0
      await shelf.add(documents)
      expect(letters.asked).toHaveLength(documents[1]?.passages.length ?? 0)
      expect(await shelf.count()).toMatchObject({ documents: 2, passages: 8 })
    })

    it('answers by the old model until the new one has all its vectors', async () => {
      await open(createLetterEmbedder('old')).add(library())
      const letters = createLetterEmbedder('new')
      const answers: (string | null)[] = []
      const watching: Embedder = {
        ...letters,
        embed: async (texts) => {
          const { degraded } = await open(createLetterEmbedder('old')).search({ query: '幼儿园' })
          answers.push(degraded)
          return letters.embed(texts)
        },
      }
      await open(watching).reindex()
      expect(answers.length).toBeGreaterThan(0)
      expect(answers.every((degraded) => degraded === null)).toBe(true)
      expect(await get().query('select id, is_active, vectors from embedding_model')).toEqual([
        { id: 'new', is_active: true, vectors: 8 },
      ])
      expect((await open(createLetterEmbedder('old')).search({ query: '幼儿园' })).degraded).toContain(
        '另一个向量模型',
      )
    })
  })

  describe('making an index anew', () => {
    const spread = (): NewDocument[] =>
      Array.from({ length: 5 }, (_, d) =>
        makeDocument(
          `总结${d}`,
          Array.from({ length: 60 }, (_, n) => ({ text: `校园安全${distinct(100 * d + n)}` })),
        ),
      )
    const counts = () => get().query('select key, passages from search_term order by key')

    it('of words goes on under searches, and keeps all counts', async () => {
      const shelf = open()
      await shelf.add(spread())
      const before = await counts()
      await get().query(`update shelf set tokenizer = 'older', mean_words = 1`)
      const found: number[] = []
      const told: ShelfProgress[] = []
      const reader = open()
      const asked: Promise<unknown>[] = []
      await shelf.reindex({
        onProgress: (progress) => {
          told.push(progress)
          asked.push(reader.search({ query: '校园安全' }).then(({ hits }) => found.push(hits.length)))
        },
      })
      await Promise.all(asked)
      expect(told.filter(({ stage }) => stage === 'terms').map(({ done }) => done)).toEqual([
        100, 200, 300, 300,
      ])
      expect(new Set(found)).toEqual(new Set([10]))
      expect(await counts()).toEqual(before)
      expect((await reader.search({ query: '校园安全' })).degraded).toBeNull()
    })

    it('of words that broke off leaves what there was, says so, and begins again', async () => {
      const shelf = open()
      await shelf.add(spread())
      const before = await counts()
      await get().query(`update shelf set tokenizer = 'older'`)
      const stop = new AbortController()
      const breaking = shelf.reindex({
        signal: stop.signal,
        onProgress: ({ done }) => done === 100 && stop.abort(),
      })
      await expect(breaking).rejects.toThrow()
      const { hits, degraded } = await shelf.search({ query: '校园安全' })
      expect(hits).toHaveLength(10)
      expect(degraded).toContain('重建索引')
      expect(await counts()).toEqual(before)
      await shelf.reindex()
      expect((await shelf.search({ query: '校园安全' })).degraded).toBeNull()
    })

    it('of vectors that broke down leaves the old one in service, and goes on with what there is', async () => {
      const old = createLetterEmbedder('old')
      await open(old).add(spread())
      const letters = createLetterEmbedder('new')
      let portions = 0
      const breaking: Embedder = {
        ...letters,
        embed: async (texts) => {
          portions += 1
          if (portions === 3) throw new Error('the process went down')
          return letters.embed(texts)
        },
      }
      await expect(open(breaking).reindex()).rejects.toThrow('went down')
      const { hits, degraded } = await open(old).search({ query: '校园安全' })
      expect([hits.length, degraded]).toEqual([10, null])
      letters.asked.length = 0
      await open(letters).reindex()
      expect(letters.asked.length).toBeLessThan(300)
      expect(await get().query('select id, vectors from embedding_model')).toEqual([
        { id: 'new', vectors: 300 },
      ])
    })

    it('of vectors takes none of another length than the first', async () => {
      await open(createLetterEmbedder('old')).add(spread())
      const letters = createLetterEmbedder('new')
      const changing: Embedder = {
        ...letters,
        embed: async (texts) =>
          texts.length > 150 ? createLetterEmbedder('new', 9).embed(texts) : letters.embed(texts),
      }
      await expect(open(changing).reindex()).rejects.toMatchObject({ code: 'embedding_unavailable' })
      expect((await open(createLetterEmbedder('old')).search({ query: '校园安全' })).degraded).toBeNull()
    })
  })

  describe('filters', () => {
    const documents = (): NewDocument[] => [
      makeDocument('市局要点', [{ text: `教育数字化 ${distinct(1)}`, role: 'plan', theme: '学前' }], {
        ...{ kind: 'key-points', level: 'city', organ: '市局', region: '洛川湾市', period: '2022' },
        planPeriod: '2023',
      }),
      makeDocument('县局总结', [{ text: `教育 AI 助手 ${distinct(2)}`, role: 'summary', theme: '安全' }], {
        ...{ kind: 'annual', level: 'county', organ: '县局', region: '青浦岭县', period: '2025' },
        planPeriod: '2026',
      }),
    ]

    it.each([
      [{ role: 'plan' }, '市局要点'],
      [{ kind: 'annual' }, '县局总结'],
      [{ theme: '学前' }, '市局要点'],
      [{ year: 2026 }, '县局总结'],
      [{ level: 'city' }, '市局要点'],
      [{ organ: '县局' }, '县局总结'],
      [{ region: '洛川湾市' }, '市局要点'],
      [{ organ: '县' }, '县局总结'],
      [{ region: '洛川湾' }, '市局要点'],
      [{ region: '某省青浦岭县' }, '县局总结'],
      [{ theme: ['学前', '高中'] }, '市局要点'],
      [{ year: { from: 2021, to: 2023 } }, '市局要点'],
      [{ year: { from: 2024 } }, '县局总结'],
      [{ year: { to: 2024 } }, '市局要点'],
    ] as const)('keep to %j', async (filters, title) => {
      const shelf = open()
      await shelf.add(documents())
      const { hits } = await shelf.search({ query: '教育', filters })
      expect(hits.map((hit) => hit.title)).toEqual([title])
    })

    it.each([{ organ: '无此局' }, { region: '%' }, { year: { from: 2030 } }])(
      'give nothing where nothing is like %j',
      async (filters) => {
        const shelf = open()
        await shelf.add(documents())
        expect((await shelf.search({ query: '教育', filters })).hits).toEqual([])
      },
    )

    it('keep to one document', async () => {
      const shelf = open()
      const [city, county] = await shelf.add(documents())
      for (const [added, title] of [
        [city, '市局要点'],
        [county, '县局总结'],
      ] as const) {
        const { hits } = await shelf.search({ query: '教育', filters: { document: added?.id } })
        expect(hits.map((hit) => hit.title)).toEqual([title])
      }
      expect((await shelf.search({ query: '教育', filters: { document: 'none' } })).hits).toEqual([])
    })

    it('find what only common words bring in, where there are no vectors to bring it', async () => {
      const shelf = open()
      const rare = ['罕见甲', '罕见乙', '罕见丙', '罕见丁'].join('，')
      await shelf.add(
        [
          makeDocument(
            '常见',
            Array.from({ length: 6 }, (_, n) => ({ text: `教育${distinct(n)}`, role: 'plan' })),
          ),
          makeDocument('罕见', [{ text: `教育，${rare}` }]),
        ],
        { deferVectors: true },
      )
      await get().query(`update search_term set passages = 6000 where term = '教育'`)
      const { hits } = await shelf.search({ query: `教育，${rare}`, filters: { role: 'plan' }, limit: 5 })
      expect(hits).toHaveLength(5)
    })

    it('find by one character every word that holds it', async () => {
      const shelf = open()
      await shelf.add([
        makeDocument('总结', [{ text: '发扬党的优良作风。' }, { text: '党建品牌建设有声有色。' }]),
      ])
      const { hits } = await shelf.search({ query: '党' })
      expect(hits.map(({ ranks }) => ranks.lexical === null)).toEqual([false, false])
    })

    it.each(['教育 AI 助手 2025', 'ai', 'ＡＩ助手', '助'])(
      'find by the mixed or short query %s',
      async (query) => {
        const shelf = open()
        await shelf.add(documents())
        const { hits } = await shelf.search({ query })
        expect(hits[0]?.title).toBe('县局总结')
        expect(hits[0]?.ranks.lexical).not.toBeNull()
      },
    )

    it('never give fewer than asked for when more match, however many copies stand in the way', async () => {
      const shelf = open(createLetterEmbedder('letters'))
      const copies = Array.from({ length: 300 }, (_, n) => ({ text: copyWith(n), role: 'plan' as const }))
      const wanted = Array.from({ length: 30 }, (_, n) => ({
        text: `立德树人${distinct(n)}`,
        role: n < 20 ? ('plan' as const) : ('summary' as const),
      }))
      await shelf.add([makeDocument('很多抄本', copies), makeDocument('各不相同', wanted)])
      const search = (limit: number) =>
        shelf.search({ query: '落实立德树人根本任务', filters: { role: 'plan' }, limit })
      expect((await search(21)).hits).toHaveLength(21)
      expect((await search(15)).hits).toHaveLength(15)
    })
  })

  describe('the scan of the vectors', () => {
    const texts = Array.from({ length: 400 }, (_, n) => ({
      text: distinct(n),
      role: n % 8 === 0 ? ('plan' as const) : ('summary' as const),
    }))
    const many = () => makeDocument('很多段落', texts)

    it('is exact for few dimensions, however many vectors there are', async () => {
      const shelf = open(createLetterEmbedder('letters', 64), 'x', 10)
      await shelf.add([many()])
      await shelf.reindex()
      expect((await shelf.describe()).model).toMatchObject({ scan: 'exact', vectors: 400, dimensions: 64 })
    })

    it('goes by bits where they propose what is nearest, and then finds the same', async () => {
      const embedder = createSpreadEmbedder('spread', 512)
      const exact = open(embedder)
      await exact.add([many()])
      const ask = async (shelf: Shelf, filters = {}) =>
        (await shelf.search({ query: distinct(77), limit: 20, filters })).hits.map(
          ({ passageId }) => passageId,
        )
      const [all, plans] = [await ask(exact), await ask(exact, { role: 'plan' })]
      const shelf = open(embedder, 'y', 300)
      await shelf.reindex()
      const { model } = await shelf.describe()
      expect(model).toMatchObject({ scan: 'bits', vectors: 400 })
      expect(model?.recall).toBeGreaterThanOrEqual(0.97)
      expect(await ask(shelf)).toEqual(all)
      expect(await ask(shelf, { role: 'plan' })).toEqual(plans)
      expect(
        (await shelf.search({ query: distinct(3), filters: { role: 'plan' }, limit: 50 })).hits,
      ).toHaveLength(50)
      await shelf.add([makeDocument('新来的', [{ text: distinct(900) }])])
      expect(await get().query('select count(*) as n from passage_bits')).toEqual([{ n: 401 }])
      expect((await shelf.search({ query: distinct(900) })).hits[0]?.title).toBe('新来的')
      const [first] = await shelf.list()
      await shelf.remove(first?.id ?? '')
      expect(await get().query('select count(*) as n from passage_bits')).toEqual([{ n: 1 }])
    })

    it('stays exact where bits tell nothing apart', async () => {
      const letters = createLetterEmbedder('letters', 512)
      const positive: Embedder = {
        modelId: 'positive',
        embed: async (given) =>
          (await letters.embed(given)).map((vector) => {
            const raised = vector.map((value) => value + 1)
            const length = Math.hypot(...raised)
            return raised.map((value) => value / length)
          }),
      }
      const shelf = open(positive, 'x', 300)
      await shelf.add([many()])
      await shelf.reindex()
      expect((await shelf.describe()).model).toMatchObject({ scan: 'exact', name: 'positive' })
      expect(await get().query('select 1 from passage_bits')).toEqual([])
    })
  })

  describe('the check of the shelf', () => {
    it('searches a passage that is there in both arms', async () => {
      const shelf = open()
      expect(await shelf.check()).toBeNull()
      const [added] = await shelf.add(library())
      expect(await shelf.check()).toEqual({
        passageId: added?.passageIds[0],
        lexical: true,
        vector: true,
        degraded: null,
      })
    })

    it('tells of an arm that is dead', async () => {
      const shelf = open()
      await shelf.add(library())
      await get().query('delete from passage_vector')
      expect(await shelf.check()).toMatchObject({ lexical: true, vector: false })
      await get().query(`update passage_lexical set terms = ''`)
      expect(await shelf.check()).toMatchObject({ lexical: false })
    })
  })
}

/** Vectors that point in as many directions as there are texts, alike where the texts share letters. */
function createSpreadEmbedder(modelId: string, dimensions: number): Embedder {
  const directionOf = (letter: string): Float32Array => {
    let state = (letter.codePointAt(0) ?? 1) * 2654435761
    return Float32Array.from({ length: dimensions }, () => {
      state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
      return state / 2 ** 31 - 1
    })
  }
  return {
    modelId,
    embed: async (texts) =>
      texts.map((text) => {
        const sum = new Float32Array(dimensions)
        for (const letter of text) {
          const direction = directionOf(letter)
          for (const [d, value] of direction.entries()) sum[d] = (sum[d] ?? 0) + value
        }
        const length = Math.hypot(...sum) || 1
        return sum.map((value) => value / length)
      }),
  }
}
