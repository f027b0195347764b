import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createThreadedTables } from '../../../src/adapters/spreadsheet/create-threaded-tables.ts'
import { readTables } from '../../../src/adapters/spreadsheet/read-tables.ts'
import { decodeText } from '../../../src/corpus/decode.ts'
import { makeXlsx, worksheet } from './make-xlsx.ts'

const cells = (rows: number): Uint8Array =>
  makeXlsx([
    {
      name: '数据',
      xml: worksheet(
        Array.from(
          { length: rows },
          (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
        ).join(''),
      ),
    },
  ])
/** Everything goes to the thread. */
const limits = { directBytes: 0, timeoutMs: 50_000, memoryMb: 256 }

describe('a reader of tables in a thread', () => {
  it('reads as the one in the process does, several files at once, and refuses in the same words', async () => {
    const read = createThreadedTables(decodeText, limits)
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['a.xlsx', cells(20)],
      // 序号 begins with the first byte of an old Office file in GB18030.
      ['b.csv', Uint8Array.from([0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0x31])],
      ['c.csv', strToU8('指标,数值\n学校数,12')],
    ]
    const readings = await Promise.all(files.map(([file, bytes]) => read(file, bytes)))
    for (const [place, [file, bytes]] of files.entries())
      expect(readings[place]).toEqual(await readTables(file, bytes, decodeText))
    await expect(read('d.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toMatchObject({
      code: 'unknown_format',
    })
  })

  it('leaves the process free while it reads', async () => {
    const read = createThreadedTables(decodeText, limits)
    const waiting = { isRead: false }
    const reading = read('a.xlsx', cells(30_000)).then(() => {
      waiting.isRead = true
    })
    let turns = 0
    while (!waiting.isRead) {
      await new Promise((resolve) => setImmediate(resolve))
      turns += 1
    }
    await reading
    expect(turns).toBeGreaterThan(10)
  })

  it('ends a file that takes too long, and reads the next', async () => {
    const read = createThreadedTables(decodeText, { ...limits, directBytes: 2000, timeoutMs: 1 })
    await expect(read('a.xlsx', cells(30_000))).rejects.toMatchObject({ code: 'reading_timeout' })
    expect((await read('b.csv', strToU8('指标,数值\n学校数,12'))).grids[0]?.cells).toHaveLength(4)
  })
})
