import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addFiles, addPortions, type FileContent, readPlainText } from '../../src/corpus/add-files.ts'
import type { Database, TextReader } from '../../src/domain/ports.ts'
import type { Shelf } from '../../src/domain/shelf.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { createTestServices } from '../support/services.ts'

const TEXT =
  '云泽县教育局2024年工作总结\n一、学前教育\n新建公办幼儿园3所，公办园占比提高到61.5%。\n二、校园安全\n全年未发生责任事故。\n'
const file = (name: string, text: string) => ({ file: name, bytes: new TextEncoder().encode(text) })

describe('adding files', () => {
  let database: Database
  let shelf: Shelf
  const read: string[] = []
  const readText: TextReader = (name, bytes) => {
    read.push(name)
    return readPlainText(name, bytes)
  }

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyDatabase(database)
    read.length = 0
    shelf = createTestServices(database).shelf
  })

  it('does not even read a file that is on the shelf, and reports it as it was', async () => {
    const first = await addFiles(shelf, [file('a.txt', TEXT)], { readText })
    const again = await addFiles(shelf, [file('a.txt', TEXT)], { readText })
    expect(read).toEqual(['a.txt'])
    const [before] = first.documents
    expect(again).toEqual({
      documents: [{ ...before, duplicateOf: before?.id, unchanged: true }],
      refused: [],
    })
  })

  it('reads a file again after its document was removed', async () => {
    const { documents } = await addFiles(shelf, [file('a.txt', TEXT)], { readText })
    await shelf.remove(documents[0]?.id ?? '')
    const again = await addFiles(shelf, [file('a.txt', TEXT)], { readText })
    expect(again.documents[0]?.duplicateOf).toBeNull()
    expect(read).toEqual(['a.txt', 'a.txt'])
  })

  it('lets a changed file take the place of the older one where that is wanted', async () => {
    await addFiles(shelf, [file('a.txt', TEXT)], { readText, replace: true })
    const changed = TEXT.replace('3所', '5所')
    await addFiles(shelf, [file('a.txt', changed)], { readText, replace: true })
    const listed = await shelf.list()
    expect(listed).toHaveLength(1)
    const stored = await shelf.get(listed[0]?.id ?? '')
    expect(stored?.clean).toContain('5所')
  })

  it('says of what is no document of an office what it is', async () => {
    const report = await addFiles(null, [file('x.bin', 'lkj sdf qwer\n'), file('假.docx', 'not a zip\n')])
    expect(report.refused).toMatchObject([{ code: 'unknown_format' }, { code: 'broken_file' }])
    expect(report.refused.map(({ message }) => message).join()).not.toContain('标题')
  })

  it('refuses what has a title and nothing under it', async () => {
    const report = await addFiles(null, [file('a.txt', '云泽县教育局2024年工作总结\n'), file('b.txt', TEXT)])
    expect(report.refused).toMatchObject([{ file: 'a.txt', code: 'empty_document' }])
    expect(report.documents).toMatchObject([{ file: 'b.txt', id: null }])
  })

  it('reads an archive again, since a part of it may have been missing', async () => {
    const archive: TextReader = async (name) => {
      read.push(name)
      return [
        { file: `${name}/1.txt`, text: TEXT },
        { file: `${name}/2.txt`, text: TEXT.replace('2024', '2023') },
      ]
    }
    const first = await addFiles(shelf, [file('a.zip', 'zip')], { readText: archive })
    await shelf.remove(first.documents[1]?.id ?? '')
    const again = await addFiles(shelf, [file('a.zip', 'zip')], { readText: archive })
    expect(read).toHaveLength(2)
    expect(again.documents.map(({ duplicateOf }) => duplicateOf === null)).toEqual([false, true])
  })

  it('reads no file again of several with the same text', async () => {
    const files = [file('a.txt', TEXT), file('b.txt', `${TEXT}\n`)]
    await addFiles(shelf, files, { readText })
    read.length = 0
    const again = await addFiles(shelf, files, { readText, replace: true })
    expect(read).toEqual([])
    expect(new Set(again.documents.map(({ id }) => id)).size).toBe(1)
    expect(again.documents.every(({ duplicateOf }) => duplicateOf !== null)).toBe(true)
  })

  it('leaves nothing of the older text of a file that has become a copy of another one', async () => {
    const older = TEXT.replaceAll('云泽', '白石渡')
    await addFiles(shelf, [file('a.txt', TEXT), file('b.txt', older)], { readText, replace: true })
    await addFiles(shelf, [file('b.txt', TEXT)], { readText, replace: true })
    expect((await shelf.list()).map((document) => document.file)).toEqual(['a.txt'])
  })

  describe('in portions', () => {
    const counties = ['云泽', '青禾', '白石渡', '临川', '北塘']
    const names = counties.map((_, index) => `${index}.txt`)
    const files = counties.map((county, index) => file(`${index}.txt`, TEXT.replaceAll('云泽', county)))
    async function* oneByOne(): AsyncGenerator<readonly FileContent[], void> {
      for (const one of files) yield [one]
    }

    it('go in as they came, and again without being read', async () => {
      const added: string[] = []
      for await (const { documents } of addPortions(shelf, oneByOne(), { readText, replace: true }))
        added.push(...documents.map(({ file }) => file))
      expect(added).toEqual(names)
      expect(await shelf.list()).toHaveLength(names.length)
      read.length = 0
      for await (const { documents } of addPortions(shelf, oneByOne(), { readText, replace: true }))
        expect(documents.every(({ unchanged }) => unchanged)).toBe(true)
      expect(read).toEqual([])
    })

    it('are read one ahead of what is stored, and no further', async () => {
      const ahead: number[] = []
      let stored = 0
      const watched: Shelf = {
        ...shelf,
        async add(...work) {
          const added = await shelf.add(...work)
          stored += 1
          return added
        },
      }
      const counting: TextReader = (name, bytes) => {
        ahead.push(read.length - stored)
        return readText(name, bytes)
      }
      for await (const _ of addPortions(watched, oneByOne(), { readText: counting }));
      expect(stored).toBe(names.length)
      expect(Math.max(...ahead)).toBe(1)
    })

    it('stop reading where storing fails, keep what is stored, and go on from there the next time', async () => {
      const failing: Shelf = {
        ...shelf,
        add: (documents, work) =>
          documents.some((document) => document.file === '1.txt')
            ? Promise.reject(new Error('the disk is gone'))
            : shelf.add(documents, work),
      }
      const all = async (to: Shelf) => {
        for await (const _ of addPortions(to, oneByOne(), { readText, replace: true }));
      }
      await expect(all(failing)).rejects.toThrow('the disk is gone')
      expect((await shelf.list()).map((document) => document.file)).toEqual(['0.txt'])
      expect(read.length).toBeLessThanOrEqual(3)
      read.length = 0
      await all(shelf)
      expect(read).toEqual(names.slice(1))
    })

    it('end with the signal, and what went in stays', async () => {
      const stop = new AbortController()
      const run = async () => {
        for await (const _ of addPortions(shelf, oneByOne(), { readText, signal: stop.signal })) stop.abort()
      }
      await expect(run()).rejects.toThrow(/abort/i)
      expect(await shelf.list()).toHaveLength(1)
    })
  })

  describe('that have changed places', () => {
    const other = TEXT.replaceAll('云泽', '白石渡')
    const third = TEXT.replaceAll('云泽', '青禾')
    const add = (...files: { file: string; bytes: Uint8Array }[]) =>
      addFiles(shelf, files, { readText, replace: true })
    /** What the shelf holds under each name, by the county that the text begins with. */
    const held = async (...names: string[]) => {
      const found = await shelf.findFiles(names)
      const pairs = found.map(async ({ id, file }) => [file, (await shelf.get(id))?.clean.split('县')[0]])
      return (await Promise.all(pairs)).sort()
    }

    it.each([
      ['before', '0/总结.txt'],
      ['after', '年/总结.txt'],
    ])('keeps a text that was moved %s a new one came under its name', async (_, moved) => {
      await add(file('今年.txt', TEXT))
      const files = [file(moved, TEXT), file('今年.txt', other)]
      await add(...(moved < '今' ? files : files.reverse()))
      const documents = await shelf.list()
      expect(documents.map((document) => document.file).sort()).toEqual([moved, '今年.txt'].sort())
      expect(await held('今年.txt', moved)).toEqual(
        [
          ['今年.txt', '白石渡'],
          [moved, '云泽'],
        ].sort(),
      )
    })

    it('keeps a text that lies in a file of an earlier call', async () => {
      await add(file('a.txt', TEXT))
      await add(file('b.txt', TEXT))
      await add(file('a.txt', other))
      expect(await held('a.txt', 'b.txt')).toEqual([
        ['a.txt', '白石渡'],
        ['b.txt', '云泽'],
      ])
      const report = await add(file('b.txt', third))
      expect(report.documents[0]?.replaced).toHaveLength(1)
      expect(await shelf.list()).toHaveLength(2)
    })

    it('has under each of two swapped names the present text, and nothing that no file holds', async () => {
      await add(file('a.txt', TEXT), file('b.txt', other))
      const before = (await shelf.list()).map(({ id }) => id).sort()
      const swapped = await add(file('a.txt', other), file('b.txt', TEXT))
      expect(swapped.documents.map(({ replaced }) => replaced)).toEqual([[], []])
      expect(await held('a.txt', 'b.txt')).toEqual([
        ['a.txt', '白石渡'],
        ['b.txt', '云泽'],
      ])
      const after = await shelf.list()
      expect(after.map(({ id }) => id).sort()).toEqual(before)
      expect(after.map((document) => document.file).sort()).toEqual(['a.txt', 'b.txt'])
      await add(file('a.txt', third))
      expect(await held('a.txt', 'b.txt')).toEqual([
        ['a.txt', '青禾'],
        ['b.txt', '云泽'],
      ])
      expect(await shelf.list()).toHaveLength(2)
    })
  })
})
