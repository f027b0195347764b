import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { factSheetSchema } from '../../src/domain/fact-sheet.ts'
import { runNigao } from '../support/run-nigao.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nigao-tables-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const path = (name: string): string => join(folder, name)
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(path(name), content)
  return path(name)
}
const sheetIn = async (name: string) => factSheetSchema.parse(JSON.parse(await readFile(path(name), 'utf8')))
const TABLE = '指标,单位,2023年,2024年\n幼儿园数,所,210,214\n在校生数,人,11876,约12000\n'

describe('facts template', () => {
  it('writes a workbook that checks as clean, and never over a file that is there', async () => {
    const output = path('模板.xlsx')
    expect((await runNigao(['facts', 'template', '-o', output])).status).toBe(0)
    const { status, stdout } = await runNigao(['facts', 'check', output, '--period', '2024', '--json'])
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { facts: 0, faults: [{ code: 'facts.none' }] }])
    const again = await runNigao(['facts', 'template', '-o', output])
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('文件已经存在')])
  })
})

describe('facts import', () => {
  it('makes a sheet, shows what it understood, names each refused cell and keeps the mapping', async () => {
    const table = await file('学前科.csv', TABLE)
    const { status, stdout, stderr } = await runNigao([
      ...['facts', 'import', table, '--organ', '澄溪市教育局', '--period', '2024年'],
      ...['-o', path('台账.json'), '--json'],
    ])
    expect(status).toBe(0)
    expect(stderr).toContain('D  2024年 → 本期数')
    expect(stderr).toContain('第 3 行 D 列')
    const result = z
      .object({
        facts: z.int(),
        mappingFile: z.string(),
        refused: z.array(
          z.object({ sheet: z.string(), row: z.int(), column: z.string(), reason: z.string() }),
        ),
      })
      .parse(JSON.parse(stdout))
    expect(result.refused).toMatchObject([{ sheet: '学前科', row: 3, column: 'D' }])
    expect((await sheetIn('台账.json')).facts[0]).toMatchObject({ value: '214', previous: { value: '210' } })

    const mapping = await readFile(result.mappingFile, 'utf8')
    await writeFile(
      result.mappingFile,
      mapping.replace('"kind": "indicator"', '"kind": "indicator", "unit": "所"'),
    )
    const again = await runNigao(['facts', 'import', table, '--into', path('台账.json'), '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({
      added: [],
      updated: [],
      mapping: { tables: [{ unit: '所' }] },
    })
  })

  it('says what is missing where a table does not tell whose it is', async () => {
    const { status, stderr } = await runNigao([
      'facts',
      'import',
      await file('无单位.csv', TABLE),
      '-o',
      path('x.json'),
    ])
    expect([status, stderr]).toEqual([2, expect.stringContaining('--organ')])
  })

  it('writes over nothing but the sheet that it was told to fill', async () => {
    const taken = await file('已有.json', '{}')
    const words = [
      'facts',
      'import',
      await file('甲.csv', TABLE),
      '--organ',
      '某局',
      '--period',
      '2024',
      '-o',
      taken,
    ]
    expect((await runNigao(words)).status).toBe(2)
    expect(await readFile(taken, 'utf8')).toBe('{}')
  })
})

describe('facts merge and decide', () => {
  it('make one sheet of several and keep who decided what', async () => {
    const [a, b] = [
      await file('学前科台账.csv', '指标,单位,2024年\n公办园占比,%,54.96\n幼儿园数,所,214\n'),
      await file('计财科台账.csv', '指标,单位,2024年\n公办园比例,%,58.2\n幼儿园总数,所,214\n'),
    ]
    const merged = path('汇总.json')
    const words = ['facts', 'merge', a, b, '--organ', '澄溪市教育局', '--period', '2024', '-o', merged]
    const { status, stdout } = await runNigao(words)
    expect([status, stdout]).toEqual([0, expect.stringContaining('学前科台账、计财科台账')])
    const check = await runNigao(['facts', 'check', merged])
    expect([check.status, check.stdout]).toEqual([1, expect.stringContaining('54.96%')])
    expect((await runNigao(['facts', 'decide', merged, 'd1', '--take', '2', '--by', '王某'])).status).toBe(0)
    expect(await sheetIn('汇总.json')).toMatchObject({
      facts: [{ value: '58.2' }, { value: '214' }],
      disputes: [{ decision: { choice: 1, by: '王某' } }],
    })
    expect((await runNigao(['facts', 'check', merged])).status).toBe(0)
  })
})
