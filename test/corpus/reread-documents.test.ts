import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addFiles } from '../../src/corpus/add-files.ts'
import { readerName } from '../../src/corpus/reader-name.ts'
import { rereadDocuments } from '../../src/corpus/reread-documents.ts'
import type { Database, TextReader } from '../../src/domain/ports.ts'
import type { Shelf } from '../../src/domain/shelf.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { createTestServices } from '../support/services.ts'

const TEXT =
  '云泽县教育局2024年工作总结\n一、学前教育\n新建公办幼儿园3所，公办园占比提高到61.5%。\n二、校园安全\n全年未发生责任事故。\n'
const file = (name: string, text: string) => ({ file: name, bytes: new TextEncoder().encode(text) })

describe('reading documents anew', () => {
  let database: Database
  let shelf: Shelf

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyDatabase(database)
    shelf = createTestServices(database).shelf
  })

  /** As another version of the program would have left it: nothing masked, another title, one passage otherwise cut. */
  const age = async (): Promise<void> => {
    await database.query(`update document set reader = 'older', title = '旧题'`)
    await database.query('update passage set masked = text')
    await database.query(`update passage set text = '旧时切分的一段。' where ordinal = 0`)
  }

  it('leaves alone what this version has read', async () => {
    await addFiles(shelf, [file('a.txt', TEXT)])
    expect(await rereadDocuments(shelf)).toEqual({ reread: 0, refused: [] })
  })

  it('brings cleaning, passages and masks up to date, and keeps ids, files and all counts', async () => {
    const { documents } = await addFiles(shelf, [file('a.txt', TEXT)])
    await addFiles(shelf, [file('b.txt', TEXT)])
    const id = documents[0]?.id ?? ''
    const whole = async () => ({
      document: await shelf.get(id),
      texts: await database.query('select ordinal, text, masked from passage order by ordinal'),
      terms: await database.query('select term, passages from search_term order by term'),
      count: await shelf.count(),
      vectors: await database.query('select count(*) as n from passage_vector'),
    })
    const before = await whole()
    await age()
    expect(await rereadDocuments(shelf)).toEqual({ reread: 1, refused: [] })
    const after = await whole()
    expect({ ...after, document: { ...after.document, passageIds: [] } }).toEqual({
      ...before,
      document: { ...before.document, passageIds: [] },
    })
    const kept = (after.document?.passageIds ?? []).filter((one) => before.document?.passageIds.includes(one))
    expect(kept).toHaveLength((before.document?.passageIds.length ?? 0) - 1)
    expect(await shelf.findFiles(['a.txt', 'b.txt'])).toEqual([
      { id, file: 'a.txt' },
      { id, file: 'b.txt' },
    ])
    expect((await addFiles(shelf, [file('a.txt', TEXT)])).documents[0]?.unchanged).toBe(true)
    expect(await database.query('select reader from document')).toEqual([{ reader: readerName() }])
  })

  it('knows what stood beside the text of a page', async () => {
    const menu = '网站导航栏目一览'
    const readText: TextReader = async (name) => [
      {
        file: name,
        text: TEXT,
        whole: {
          text: `${menu}\n${TEXT}`,
          asides: [{ start: 0, end: menu.length, rule: 'ingest.page_chrome' }],
        },
      },
    ]
    const { documents } = await addFiles(shelf, [file('a.html', '<p>')], { readText })
    const id = documents[0]?.id ?? ''
    const before = await shelf.get(id)
    expect(before?.raw).toContain(menu)
    await age()
    expect(await rereadDocuments(shelf)).toEqual({ reread: 1, refused: [] })
    const after = await shelf.get(id)
    expect(after?.clean).toBe(before?.clean)
    expect(after?.clean).not.toContain(menu)
  })

  it('answers searches all the while', async () => {
    await addFiles(shelf, [file('a.txt', TEXT)])
    await age()
    const asked: Promise<number>[] = []
    const search = () =>
      shelf.search({ query: '校园安全' }).then(({ hits, degraded }) => (degraded ? 0 : hits.length))
    const work = rereadDocuments(shelf, { onProgress: () => asked.push(search()) })
    asked.push(search(), search())
    await work
    expect(Math.min(...(await Promise.all(asked)))).toBeGreaterThan(0)
  })

  it('leaves what may not be here any more as it was, and says so', async () => {
    await addFiles(shelf, [file('a.txt', TEXT)])
    await age()
    await database.query(`update document set raw = '机密★1年\n' || raw`)
    const { reread, refused } = await rereadDocuments(shelf)
    expect(reread).toBe(0)
    expect(refused).toMatchObject([{ title: '旧题', message: expect.stringContaining('机密') }])
    expect(await shelf.count()).toMatchObject({ documents: 1 })
  })
})
