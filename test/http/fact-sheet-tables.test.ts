import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTables } from '../../src/adapters/spreadsheet/read-tables.ts'
import { decodeText } from '../../src/corpus/decode.ts'
import type { Database } from '../../src/domain/ports.ts'
import { importReportSchema } from '../../src/http/import-report.ts'
import { storedSheetSchema } from '../../src/http/schemas.ts'
import { openTestDatabase } from '../support/database.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>
beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
})
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))
const upload = (
  path: string,
  file: { name: string; bytes: string | Uint8Array<ArrayBuffer> },
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> => {
  const body = new FormData()
  body.append('file', new File([file.bytes], file.name))
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return ask(path, { method: 'POST', body, headers })
}
const TABLE = '指标,单位,2023年,2024年,情况\n幼儿园数,所,210,214,4\n在校生数,人,11876,约12000,\n'
const HEAD = { organ: '澄溪市教育局', period: '2024' }
const reportOf = async (response: Response) => importReportSchema.parse(await response.json())

describe('a sheet made of an upload', () => {
  it('is shown before it is stored, with what was understood and what was refused', async () => {
    const response = await upload(
      '/fact-sheets/imports?preview=true',
      { name: '学前科.csv', bytes: TABLE },
      HEAD,
    )
    const report = await reportOf(response)
    expect(response.status).toBe(200)
    expect(report).toMatchObject({
      stored: null,
      facts: 2,
      refused: [{ sheet: '学前科', row: 3, column: 'D', reason: expect.stringContaining('约12000') }],
    })
    expect(report.understood[0]?.lines.join('\n')).toContain('2024年 → 本期数')
    expect(await (await ask('/fact-sheets')).json()).toEqual({ items: [] })
  })

  it('is refused with the reason where nothing says whose it is', async () => {
    expect((await upload('/fact-sheets/imports', { name: 'x.csv', bytes: TABLE })).status).toBe(422)
  })
})

describe('an import into a sheet', () => {
  it('takes the mapping that a person corrected, and knows it again for the next file of that shape', async () => {
    const preview = await reportOf(
      await upload('/fact-sheets/imports?preview=true', { name: '学前科.csv', bytes: TABLE }, HEAD),
    )
    const tables = preview.mapping.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.column === 'E' ? { ...column, field: 'ignore' as const } : column,
      ),
    }))
    const fields = { ...HEAD, mapping: JSON.stringify({ ...preview.mapping, tables }) }
    const created = await upload('/fact-sheets/imports', { name: '学前科.csv', bytes: TABLE }, fields)
    expect(created.status).toBe(201)
    const { stored } = await reportOf(created)
    expect(stored?.sheet.facts[0]).not.toHaveProperty('note')

    const path = `/fact-sheets/${stored?.id}/imports`
    const next = {
      name: '基教科.csv',
      bytes: TABLE.replace('幼儿园数', '小学数').replace('约12000', '12034'),
    }
    expect((await upload(path, next)).status).toBe(428)
    const response = await upload(path, next, {}, { 'if-match': '"1"' })
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"2"'])
    const report = await reportOf(response)
    expect(report.mapping.tables[0]?.columns[4]?.field).toBe('ignore')
    expect(report.added.map(({ label }) => label)).toEqual(['小学数'])
    expect(report.stored?.sheet.facts).toHaveLength(3)
    expect((await upload(path, next, {}, { 'if-match': '"1"' })).status).toBe(412)
  })

  it('refuses a mapping that is none, and a file that is no table, in words', async () => {
    const bad = await upload(
      '/fact-sheets/imports',
      { name: 'x.csv', bytes: TABLE },
      { ...HEAD, mapping: '[]' },
    )
    expect(await bad.json()).toMatchObject({ status: 422, detail: expect.stringContaining('映射') })
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const xls = await upload('/fact-sheets/imports', { name: '旧.xls', bytes: old }, HEAD)
    expect(await xls.json()).toMatchObject({ status: 415, detail: expect.stringContaining('另存为') })
  })
})

describe('a sheet as a workbook', () => {
  it('goes out in the form of the template and comes back changed under the same ids', async () => {
    const { stored } = await reportOf(
      await upload('/fact-sheets/imports', { name: '甲.csv', bytes: TABLE }, HEAD),
    )
    const response = await ask(`/fact-sheets/${stored?.id}.xlsx`)
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { grids } = await readTables('台账.xlsx', bytes, decodeText)
    expect(grids.map(({ sheet }) => sheet)).toContain('指标')
    const back = await upload(
      `/fact-sheets/${stored?.id}/imports`,
      { name: '台账.xlsx', bytes },
      {},
      { 'if-match': '"1"' },
    )
    expect(await reportOf(back)).toMatchObject({ added: [], updated: [], disputed: [], refused: [] })
    expect((await ask('/fact-sheets/none.xlsx')).status).toBe(404)
  })
})

describe('sheets merged', () => {
  it('become one, whose disputes a person decides on, with name and time', async () => {
    const sheet = (title: string, label: string, value: string) => ({
      title,
      profile: { organ: '澄溪市教育局' },
      period: '2024',
      facts: [{ id: 'i1', label, value, unit: '%' }],
    })
    const ids = []
    for (const body of [sheet('学前科', '公办园占比', '54.96'), sheet('计财科', '公办园比例', '58.2')]) {
      const created = storedSheetSchema.parse(
        await (await ask('/fact-sheets', jsonRequest('POST', body))).json(),
      )
      ids.push(created.id)
    }
    const response = await ask('/fact-sheets/merges', jsonRequest('POST', { sheets: ids }))
    expect(response.status).toBe(201)
    const merged = storedSheetSchema.parse(await response.json())
    expect(merged.faults.map(({ code }) => code)).toContain('dispute.open')
    const path = `/fact-sheets/${merged.id}/disputes/d1/decision`
    const decision = { choice: 1, by: '王某', note: '按年报' }
    const decided = await ask(path, jsonRequest('PUT', decision, { 'if-match': '"1"' }))
    expect(await decided.json()).toMatchObject({
      sheet: {
        facts: [{ id: 'i1', value: '58.2' }],
        disputes: [{ decision: { ...decision, at: '2026-01-06T08:00:00.000Z' } }],
      },
    })
    const none = await ask(path.replace('d1', 'd9'), jsonRequest('PUT', decision, { 'if-match': '"2"' }))
    expect(none.status).toBe(404)
  })
})
