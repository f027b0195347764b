import { describe, expect, it } from 'vitest'
import { cellName } from '../../../src/domain/grid.ts'
import { importTables, type TablesImport } from '../../../src/facts/tables/import-tables.ts'
import { workbookMappingSchema } from '../../../src/facts/tables/table-mapping.ts'
import { gridOf } from './grid-of.ts'
import { INDICATOR_TABLES } from './office-indicator-tables.ts'
import { ODD_TABLES } from './office-odd-tables.ts'
import { RECORD_TABLES } from './office-record-tables.ts'
import type { OfficeTable } from './office-table.ts'
import { TASK_TABLES } from './office-task-tables.ts'
import { VARIED_TABLES } from './office-varied-tables.ts'

const TABLES = [...INDICATOR_TABLES, ...RECORD_TABLES, ...TASK_TABLES, ...ODD_TABLES, ...VARIED_TABLES]
const read = ({ grid }: OfficeTable): TablesImport => importTables([grid], { report: '2024' })

describe('importTables on tables as offices have them', () => {
  it('is tried on thirty and more', () => {
    expect(TABLES.length).toBeGreaterThanOrEqual(30)
  })

  for (const table of TABLES) {
    describe(table.name, () => {
      const result = read(table)

      it('gives the facts that a careful person would take from it', () => {
        for (const fact of table.facts) {
          expect(result.facts).toContainEqual(expect.objectContaining({ kind: 'indicator', ...fact }))
        }
        expect(result.facts).toHaveLength(table.count ?? table.facts.length)
      })

      it('refuses what cannot be taken, and no more', () => {
        expect(result.refused.map(({ cell }) => cell)).toEqual(table.refused ?? [])
        expect(result.refused.map(({ reason }) => reason)).not.toContain('看不出这一格属于哪张表')
      })

      it('asks a person where it had to guess, and only there', () => {
        expect(result.questions.length > 0).toBe(table.asks ?? false)
      })

      it('accounts for every cell once', () => {
        const cells = table.grid.cells.map(({ row, column }) => cellName(row, column))
        expect(result.accounts.map(({ cell }) => cell)).toEqual(cells)
        const ids = new Set(result.facts.map(({ id }) => id))
        for (const { use, reason } of result.accounts) if (use === 'fact') expect(ids).toContain(reason)
      })

      it('gives every fact its file, sheet and cell', () => {
        const { sheet, cells } = table.grid
        const names = new Set(cells.map(({ row, column }) => `${sheet}!${cellName(row, column)}`))
        for (const { source } of result.facts) {
          expect(source?.file).toBe('台账.xlsx')
          expect(names).toContain(source?.cell)
        }
      })

      it('reads the same again by the mapping it proposed', () => {
        const mapping = workbookMappingSchema.parse(JSON.parse(JSON.stringify(result.mapping)))
        const again = importTables([table.grid], { report: '2024', mapping })
        expect(again.facts).toEqual(result.facts)
        expect(again.accounts).toEqual(result.accounts)
      })
    })
  }
})

describe('a figure of this year that cannot be read', () => {
  it('stays open beside last year’s, which does not step into its place', () => {
    const grid = gridOf([
      ['指标', '单位', '2023年', '2024年'],
      ['在校生数', '人', 11876, '约12000'],
      ['小学', '所', 95, 96],
      ['初中', '所', 40, 41],
    ])
    const { facts, refused } = importTables([grid], { report: '2024' })
    expect(facts[0]).toMatchObject({ label: '在校生数', value: null, previous: { value: '11876' } })
    expect(facts[0]?.period).toBeUndefined()
    expect(refused).toMatchObject([{ cell: 'D2' }])
  })
})

describe('a mapping that a person keeps', () => {
  const rows = [
    ['指标', '单位', '今年数', '增长情况'],
    ['幼儿园', '所', 214, 4],
    ['小学', '所', 95, -1],
  ]
  const { mapping } = importTables([gridOf(rows)], { report: '2024' })

  it('says of every column what it is for, how sure that is and why', () => {
    const [table] = mapping.tables
    expect(table?.columns.map(({ column, field }) => [column, field])).toEqual([
      ['A', 'label'],
      ['B', 'unit'],
      ['C', 'value'],
      ['D', 'note'],
    ])
    for (const { confidence, reason } of table?.columns ?? []) {
      expect(confidence).toBeGreaterThan(0)
      expect(reason).not.toBe('')
    }
  })

  it('counts as corrected', () => {
    const corrected = {
      ...mapping,
      tables: mapping.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          column.column === 'D' ? { ...column, field: 'previous' as const, basis: '上期' } : column,
        ),
      })),
    }
    const { facts } = importTables([gridOf(rows)], { report: '2024', mapping: corrected })
    expect(facts[0]).toMatchObject({ label: '幼儿园', previous: { value: '4', basis: '上期' } })
  })

  it('finds its columns again where rows and columns have moved, and tells of those that are new or gone', () => {
    const moved = gridOf([
      ['2025年基本情况'],
      ['序号', '单位', '指标', '今年数', '口径'],
      [1, '所', '幼儿园', 216, '含民办'],
      [2, '所', '小学', 94, null],
      [3, '所', '初中', 40, null],
    ])
    const kept = {
      ...mapping,
      tables: mapping.tables.map((table) => ({ ...table, percents: 'fraction' as const })),
    }
    const { facts, questions, mapping: used } = importTables([moved], { report: '2025', mapping: kept })
    expect(used.tables[0]?.percents).toBe('fraction')
    expect(facts.map((fact) => [fact.label, 'value' in fact ? fact.value : ''])).toEqual([
      ['幼儿园', '216'],
      ['小学', '94'],
      ['初中', '40'],
    ])
    const asked = questions.map(({ message }) => message).join('\n')
    expect(asked).toContain('口径')
    expect(asked).toContain('增长情况')
  })

  it('does not carry the year of its last file into the next one', () => {
    const table = (title: string, value: number) =>
      gridOf([[title], ['指标', '单位', '本期数'], ['幼儿园', '所', value]])
    const kept = importTables([table('2024年基本情况', 214)], { report: '2024' }).mapping
    for (const title of ['2025年基本情况', '基本情况']) {
      const { facts } = importTables([table(title, 216)], { report: '2025', mapping: kept })
      expect(facts[0]).toMatchObject({ value: '216' })
      expect(facts[0]?.period).toBeUndefined()
    }
  })

  it('leaves totals out where a person says so', () => {
    const grid = gridOf([
      ['学校名称', '在校生数（人）'],
      ['澄溪一中', 2410],
      ['合计', 2410],
    ])
    const first = importTables([grid])
    const without = {
      ...first.mapping,
      tables: first.mapping.tables.map((table) => ({ ...table, totals: 'ignore' as const })),
    }
    expect(first.facts).toHaveLength(2)
    expect(importTables([grid], { mapping: without }).facts).toHaveLength(1)
  })
})

describe('ids of imported facts', () => {
  it('begin behind those that the sheet holds already', () => {
    const grid = gridOf([
      ['指标', '单位', '数值'],
      ['幼儿园', '所', 214],
      ['小学', '所', 95],
    ])
    const { facts } = importTables([grid], { takenIds: ['i1', 'i3'] })
    expect(facts.map(({ id }) => id)).toEqual(['i2', 'i4'])
  })
})
