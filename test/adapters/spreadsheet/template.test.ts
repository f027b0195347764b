import fc from 'fast-check'
import { unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { readTables } from '../../../src/adapters/spreadsheet/read-tables.ts'
import { writeWorkbook } from '../../../src/adapters/spreadsheet/write-workbook.ts'
import { decodeText } from '../../../src/corpus/decode.ts'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import type { OutputSheet, Workbook } from '../../../src/domain/grid.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { importWorkbook, sheetFromImport } from '../../../src/facts/tables/import-workbook.ts'
import { joinImport } from '../../../src/facts/tables/join-import.ts'
import { sheetsOf, templateSheets } from '../../../src/facts/tables/write-template.ts'
import { arbitraryFullSheet } from '../../facts/tables/arbitrary-full-sheet.ts'

const throughFile = async (sheets: readonly OutputSheet[]): Promise<Workbook> =>
  readTables('台账.xlsx', await writeWorkbook(sheets), decodeText)
/** Facts that state no source get the cell they are read from. */
const withSources = (sheet: FactSheet, read: FactSheet): FactSheet => ({
  ...sheet,
  facts: sheet.facts.map((fact, place) => ({
    ...fact,
    source: fact.source ?? read.facts[place]?.source,
  })) as FactSheet['facts'],
})
/** The template without its example rows, filled with rows of one's own. */
const filled = (name: string, rows: readonly (readonly string[])[]): OutputSheet[] =>
  templateSheets().map((sheet) =>
    sheet.name === name
      ? {
          ...sheet,
          rows: [...sheet.rows, ...rows.map((row) => row.map((text) => ({ text, kind: 'text' as const })))],
        }
      : sheet,
  )

describe('the template as an XLSX file', () => {
  it('has a sheet for the bureau, one for each kind, and notes', async () => {
    const { grids } = await throughFile(templateSheets())
    expect(grids.map(({ sheet }) => sheet)).toEqual([
      '填写说明',
      '单位信息',
      '指标',
      '项目',
      '荣誉',
      '活动',
      '问题',
      '计划',
      '上年计划',
      '名称',
    ])
  })

  it('imports as nothing: examples and notes are ignored, nothing is refused', async () => {
    const result = importWorkbook(await throughFile(templateSheets()))
    expect(result.facts).toEqual([])
    expect(result.refused).toEqual([])
  })

  it('offers the values of closed columns in a list', async () => {
    const files = unzipSync(await writeWorkbook(templateSheets()))
    const projects = new TextDecoder().decode(files['xl/worksheets/sheet4.xml'])
    expect(projects).toContain('<formula1>"谋划,前期,开工,在建,完工,投用,暂停,取消"</formula1>')
    expect(projects).toMatch(/sqref="E2:E\d+"/)
  })

  it('shows examples that a fact can be made of', async () => {
    const sheets = templateSheets().map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (cell.text.startsWith('示例') ? { ...cell, text: '' } : cell)),
      ),
    }))
    const result = importWorkbook(await throughFile(sheets))
    expect(result.refused).toEqual([])
    expect(result.facts.map(({ kind }) => kind)).toEqual([
      'indicator',
      'project',
      'award',
      'event',
      'problem',
      'plan',
      'last-plan',
      'own-name',
    ])
  })
})

describe('a fact sheet', () => {
  it('comes back from the file as it was, whatever its words and figures', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFullSheet(), async (sheet) => {
        const result = importWorkbook(await throughFile(sheetsOf(sheet)))
        expect(result.refused).toEqual([])
        const read = sheetFromImport(result).sheet
        expect(read).toEqual(withSources(sheet, read))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a filled template', () => {
  it('refuses single cells with sheet, row, column and reason, and takes the rest', async () => {
    const result = importWorkbook(
      await throughFile(
        filled('指标', [
          ['', '公办园占比', '学龄前', '', '约58', '%', '55.1'],
          ['x9', '小学数', '义务', '是', '95', '所'],
        ]),
      ),
      { period: '2024' },
    )
    expect(result.facts).toMatchObject([
      { id: 'i1', label: '公办园占比', value: null, unit: '%', theme: '综合', previous: { value: '55.1' } },
      { id: 'i2', label: '小学数', value: '95', must: true },
    ])
    expect(result.refused.map(({ sheet, row, column, reason }) => [sheet, row, column, reason])).toEqual([
      ['指标', 3, 'C', expect.stringContaining('只能是：党建、资源')],
      ['指标', 3, 'E', '“约58”不是确定的数'],
      ['指标', 4, 'A', '编号写法不对，已另编为 i2'],
    ])
  })

  it('gives every fact an id of its own', async () => {
    const result = importWorkbook(
      await throughFile(
        filled('名称', [
          ['', '甲'],
          ['o1', '乙'],
          ['o1', '丙'],
        ]),
      ),
    )
    expect(result.facts.map(({ id, label }) => [id, label])).toEqual([
      ['o2', '甲'],
      ['o1', '乙'],
      ['o3', '丙'],
    ])
    expect(result.refused).toMatchObject([{ cell: 'A5', reason: '编号已经用过，已另编为 o3' }])
  })

  it('joins a sheet that is there already, with tables of no template beside it', async () => {
    const base = sheetFromImport(importWorkbook(await throughFile(sheetsOf(SMALL)))).sheet
    const extra: OutputSheet = {
      name: '经费',
      rows: [
        ['指标', '单位', '2023年', '2024年'],
        ['教育经费', '万元', '100', '110.5'],
      ].map((row) => row.map((text) => ({ text, kind: 'text' as const }))),
      columns: [],
      headerRows: 1,
    }
    const result = importWorkbook(await throughFile([...filled('名称', [['', '甲']]), extra]), { base })
    const joined = joinImport(base, result).sheet
    expect(joined.facts.map(({ id }) => id)).toEqual(['i1', 'o1', 'i2'])
    expect(joined.facts[2]).toMatchObject({
      label: '教育经费',
      value: '110.5',
      previous: { value: '100' },
      source: { file: '台账.xlsx', cell: '经费!D2' },
    })
  })
})

const SMALL: FactSheet = parseSheet({ profile: { organ: '澄溪市教育局' }, period: '2024', facts: [] })
SMALL.facts.push({
  kind: 'indicator',
  id: 'i1',
  label: '小学',
  aliases: [],
  theme: '义务',
  must: false,
  value: '95',
  unit: '所',
  basis: 'stock',
  better: 'none',
  additive: false,
})

describe('another reader of XLSX files', () => {
  it('finds the same words and numbers in the template', async () => {
    const bytes = await writeWorkbook(templateSheets())
    const theirs = await readExcelFile(bytes.buffer)
    for (const { sheet, data } of theirs) {
      const own = templateSheets().find(({ name }) => name === sheet)
      const shown = own?.rows.map((row) => row.map(({ text }) => text).filter(Boolean))
      expect(data.map((row) => row.filter((value) => value !== null).map(String))).toEqual(shown)
    }
  })
})
