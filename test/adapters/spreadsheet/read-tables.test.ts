import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTables } from '../../../src/adapters/spreadsheet/read-tables.ts'
import { decodeText } from '../../../src/corpus/decode.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { cellName, type Workbook } from '../../../src/domain/grid.ts'
import { makeXlsx, worksheet } from './make-xlsx.ts'

const read = (bytes: Uint8Array, file = '台账.xlsx'): Promise<Workbook> => readTables(file, bytes, decodeText)
const shown = ({ grids }: Workbook): Record<string, string> =>
  Object.fromEntries((grids[0]?.cells ?? []).map(({ row, column, text }) => [cellName(row, column), text]))
const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('an XLSX file', () => {
  it('gives typed values with what the cell shows', async () => {
    const rows = `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>0.54959999999999998</v></c>
      <c r="D2" s="2"><v>1234567.891</v></c><c r="E2" s="3"><v>45823</v></c><c r="F2" t="b"><v>1</v></c>
      <c r="G2" t="e"><v>#REF!</v></c><c r="H2" t="inlineStr"><is><t>直接</t></is></c><c r="I2"><v>1E-3</v></c></row>`
    const bytes = makeXlsx([{ name: '指标', xml: worksheet(rows) }], {
      shared: ['<t>公办园</t><rPh sb="0" eb="3"><t>gongban</t></rPh>'],
      formats: ['0.00%', '#,##0.00', 'yyyy&quot;年&quot;m&quot;月&quot;'],
    })
    const { grids } = await read(bytes)
    expect(grids[0]?.cells.map(({ type, raw, text }) => [type, raw, text])).toEqual([
      ['text', '公办园', '公办园'],
      ['number', '0.5496', '54.96%'],
      ['number', '1234567.891', '1,234,567.89'],
      ['date', '2025-06-15', '2025年6月'],
      ['boolean', '是', '是'],
      ['error', '#REF!', '#REF!'],
      ['text', '直接', '直接'],
      ['number', '0.001', '0.001'],
    ])
    expect(grids[0]?.cells[0]).toMatchObject({ row: 2, column: 2 })
  })

  it('takes the results of formulas and never works one out', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1" t="str"><f>CONCAT("a")</f><v>结果</v></c><c r="C1"><f>HYPERLINK("http://x.invalid")</f></c></row>'
    expect(shown(await read(makeXlsx([{ name: 'S', xml: worksheet(rows) }])))).toEqual({
      A1: '3',
      B1: '结果',
      C1: '（公式）',
    })
  })

  it('leaves hidden sheets out and names them', async () => {
    const xml = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    const { grids, leftOut } = await read(
      makeXlsx([
        { name: '公开', xml },
        { name: '内部', xml, state: 'hidden' },
        { name: '密', xml, state: 'veryHidden' },
      ]),
    )
    expect(grids.map(({ sheet }) => sheet)).toEqual(['公开'])
    expect(leftOut.map(({ sheet }) => sheet)).toEqual(['内部', '密'])
  })

  it('tells of merged cells, hidden rows and hidden columns', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
    const xml = worksheet(rows, {
      before: '<cols><col min="2" max="3" hidden="1"/></cols>',
      after: '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>',
    })
    const { grids } = await read(makeXlsx([{ name: 'S', xml }]))
    expect(grids[0]).toMatchObject({
      merges: [{ top: 1, left: 1, bottom: 2, right: 3 }],
      hiddenRows: [2],
      hiddenColumns: [2, 3],
    })
  })

  it('counts days from 1904 where the file says so, and knows the day that never was', async () => {
    const rows =
      '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>59</v></c><c r="C1" s="1"><v>61</v></c></row>'
    const dates = async (date1904: boolean) =>
      (
        await read(makeXlsx([{ name: 'S', xml: worksheet(rows) }], { formats: ['yyyy-mm-dd'], date1904 }))
      ).grids[0]?.cells.map(({ raw }) => raw)
    expect(await dates(true)).toEqual(['1904-01-01', '1904-02-29', '1904-03-02'])
    expect((await dates(false))?.slice(1)).toEqual(['1900-02-28', '1900-03-01'])
  })

  it('reads cells without addresses, names with prefixes and escaped characters', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>a&amp;b_x000A_c</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(shown(await read(makeXlsx([{ name: 'S', xml }])))).toEqual({ A1: 'a&b\nc', B1: '2' })
  })

  it('shows numbers as their formats do', async () => {
    const cases: readonly (readonly [stored: string, format: string, text: string])[] = [
      ['1234.5', '0', '1235'],
      ['-1234.5', '#,##0.0_);[Red]\\(#,##0.0\\)', '(1,234.5)'],
      ['12.5', '0.00&quot;万元&quot;', '12.50万元'],
      ['0', '#,##0;-#,##0;&quot;-&quot;', '-'],
      ['3', 'General', '3'],
      ['0.5', '# ?/?', '0.5'],
      ['45658.5', 'yyyy/m/d h:mm', '2025/1/1 12:00'],
      ['0.1', '0.##', '0.1'],
    ]
    const rows = cases
      .map(([stored], place) => `<row><c s="${place + 1}"><v>${stored}</v></c></row>`)
      .join('')
    const bytes = makeXlsx([{ name: 'S', xml: worksheet(rows) }], {
      formats: cases.map(([, format]) => format),
    })
    expect((await read(bytes)).grids[0]?.cells.map(({ text }) => text)).toEqual(
      cases.map(([, , text]) => text),
    )
  })
})

describe('a hostile file', () => {
  const one = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')

  it('that unpacks to far more than it is is refused before it is unpacked', async () => {
    const bomb = makeXlsx([{ name: 'S', xml: one }], {
      extra: { 'xl/media/a.bin': new Uint8Array(3_000_000) },
    })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await codeOf(read(bomb))).toBe('payload_too_large')
  })

  it('that lies about its size is given up while it is unpacked', async () => {
    const bytes = makeXlsx([
      { name: 'S', xml: worksheet(`<row r="1"><c r="A1" t="str"><v>${'公'.repeat(5000)}</v></c></row>`) },
    ])
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // The directory entry of the sheet: its unpacked size stands 24 bytes in.
    for (let at = 0; at < bytes.length - 60; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
      if (name.endsWith('sheet1.xml')) view.setUint32(at + 24, 10, true)
    }
    expect(await codeOf(read(bytes))).toBe('payload_too_large')
  })

  it('with too many sheets, rows, columns or letters is refused', async () => {
    const many = Array.from({ length: 51 }, (_, place) => ({ name: `S${place}`, xml: one }))
    const far = worksheet('<row r="100001"><c r="A100001"><v>1</v></c></row>')
    const wide = worksheet('<row r="1"><c r="GS1"><v>1</v></c></row>')
    const long = worksheet(`<row r="1"><c r="A1" t="str"><v>${'长'.repeat(32_768)}</v></c></row>`)
    expect(await codeOf(read(makeXlsx(many)))).toBe('payload_too_large')
    for (const xml of [far, wide, long]) {
      expect(await codeOf(read(makeXlsx([{ name: 'S', xml }])))).toBe('payload_too_large')
    }
    expect(await codeOf(read(new Uint8Array(20_000_001)))).toBe('payload_too_large')
  })

  it('with entities of its own, without parts, or broken off is refused', async () => {
    const entities = '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>'
    expect(await codeOf(read(makeXlsx([{ name: 'S', xml: entities }])))).toBe('unreadable_file')
    expect(await codeOf(read(zipSync({ 'a.txt': strToU8('a') })))).toBe('unreadable_file')
    const whole = makeXlsx([{ name: 'S', xml: one }])
    expect(await codeOf(read(whole.slice(0, whole.length - 30)))).toBe('unreadable_file')
    expect(await codeOf(read(makeXlsx([{ name: 'S', xml: '<worksheet><sheetData><row r="1"' }])))).toBe(
      'unreadable_file',
    )
  })

  it('of another kind is told what it is', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])
    expect(await codeOf(read(old, 'a.xls'))).toBe('unknown_format')
    expect(await codeOf(read(strToU8('<html><table><tr><td>数</td></tr></table></html>'), 'a.xls'))).toBe(
      'unknown_format',
    )
    expect(await codeOf(read(new Uint8Array(0)))).toBe('empty_document')
  })

  it('changed anywhere is read or refused with an AppError, never anything else', async () => {
    const good = makeXlsx([{ name: 'S', xml: one }], { shared: ['<t>一</t>'], formats: ['0%'] })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = good.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          await read(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(AppError))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a CSV file', () => {
  const rowsOf = async (text: string | Uint8Array) => {
    const { grids } = await read(typeof text === 'string' ? strToU8(text) : text, '指标.csv')
    return (grids[0]?.cells ?? []).map(({ row, column, text: words }) => `${cellName(row, column)}=${words}`)
  }

  it('keeps quotes, line breaks and separators inside quoted fields', async () => {
    expect(await rowsOf('名称,值\r\n"甲,乙","1,234"\r\n"他说""好""","两\n行"\r\n')).toEqual([
      'A1=名称',
      'B1=值',
      'A2=甲,乙',
      'B2=1,234',
      'A3=他说"好"',
      'B3=两\n行',
    ])
  })

  it('tells its separator: tab, semicolon, full-width comma, or as stated', async () => {
    const expected = ['A1=名称', 'B1=值', 'A2=甲', 'B2=1']
    expect(await rowsOf('名称\t值\n甲\t1\n')).toEqual(expected)
    expect(await rowsOf('名称;值\n甲;1\n')).toEqual(expected)
    expect(await rowsOf('名称，值\n甲，1\n')).toEqual(expected)
    expect(await rowsOf('sep=|\n名称|值\n甲|1')).toEqual(['A2=名称', 'B2=值', 'A3=甲', 'B3=1'])
  })

  it('may be in GB18030 or UTF-16', async () => {
    // 名称,值 in GB18030.
    const gb = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xb5, 0x0a])
    expect(await rowsOf(gb)).toEqual(['A1=名称', 'B1=值'])
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...'名,1\n'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ])
    expect(await rowsOf(wide)).toEqual(['A1=名', 'B1=1'])
  })

  it('takes the text of ="0012" and leaves other formulas as words', async () => {
    expect(await rowsOf('编号,甲\n="0012",=1+1\n')).toEqual(['A1=编号', 'B1=甲', 'A2=0012', 'B2==1+1'])
  })

  it('of any text at all is read or refused with an AppError', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', '甲', '1', ';') }),
        async (text) => {
          await rowsOf(text).catch((error: unknown) => expect(error).toBeInstanceOf(AppError))
        },
      ),
    )
  })
})
