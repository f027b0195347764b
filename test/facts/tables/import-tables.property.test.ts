import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/domain/errors.ts'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import { cellName, type Grid } from '../../../src/domain/grid.ts'
import { importTables } from '../../../src/facts/tables/import-tables.ts'
import { importWorkbook } from '../../../src/facts/tables/import-workbook.ts'
import { TEMPLATE_FIELDS } from '../../../src/facts/tables/template-fields.ts'
import { type CellContent, gridOf } from './grid-of.ts'
import { INDICATOR_TABLES } from './office-indicator-tables.ts'
import { RECORD_TABLES } from './office-record-tables.ts'

const WORDS = [
  ...[
    '指标名称',
    '单位',
    '本期',
    '上年',
    '目标',
    '2024年',
    '2023年',
    '学校名称',
    '项目名称',
    '总投资（万元）',
    '进度',
  ],
  ...[
    '荣誉名称',
    '级别',
    '任务',
    '时限',
    '牵头单位',
    '合计',
    '小计',
    '一、学前教育',
    '备注',
    '注：略',
    '其中：女',
    '—',
  ],
  ...[
    '人',
    '%',
    '万元',
    '约300',
    '2**',
    '1.2亿元',
    '2024年6月',
    '20240630',
    '编号',
    '名称',
    '示例',
    '=1+1',
    '____',
  ],
  ...TEMPLATE_FIELDS.indicator.map(({ header }) => header),
]
const content: fc.Arbitrary<CellContent> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.integer({ min: -9, max: 99_999 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.boolean() },
  {
    weight: 1,
    arbitrary: fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  },
)
const reference = fc
  .tuple(fc.nat(5), fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.nat(3))
  .map(([x, y, w, h]) => `${cellName(y, x + 1)}:${cellName(y + h, x + 1 + w)}`)
const grid: fc.Arbitrary<Grid> = fc
  .record({
    rows: fc.array(fc.array(content, { maxLength: 8 }), { maxLength: 14 }),
    merges: fc.array(reference, { maxLength: 5 }),
    hiddenRows: fc.array(fc.nat(14), { maxLength: 2 }),
    sheet: fc.constantFrom('Sheet1', '指标', '单位信息', '填写说明', '2024年计划'),
  })
  .map(({ rows, ...options }) => gridOf(rows, options))

/** A real table with some of its cells replaced. */
const damaged: fc.Arbitrary<Grid> = fc
  .record({
    table: fc.constantFrom(...INDICATOR_TABLES, ...RECORD_TABLES),
    changes: fc.array(fc.tuple(fc.nat(200), content), { maxLength: 8 }),
  })
  .map(({ table, changes }) => {
    const cells = [...table.grid.cells]
    for (const [at, replaced] of changes) {
      const cell = cells[at % cells.length]
      const [made] = gridOf([[replaced]]).cells
      if (cell && made) cells[at % cells.length] = { ...made, row: cell.row, column: cell.column }
    }
    return { ...table.grid, cells }
  })

/** Runs an import and allows it to refuse the file as a whole, with an AppError, and nothing else. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return undefined
  }
}

describe('importing any grid at all', () => {
  for (const [name, grids] of [
    ['of random cells', grid],
    ['of a real table with damaged cells', damaged],
  ] as const) {
    it(`${name} accounts for every cell, gives valid facts and throws nothing but AppError`, () => {
      fc.assert(
        fc.property(grids, fc.constantFrom('2024', '2024-H1', undefined), (one, report) => {
          const result = attempt(() => importTables([one], { report }))
          if (!result) return
          expect(result.accounts.map(({ cell }) => cell)).toEqual(
            one.cells.map(({ row, column }) => cellName(row, column)),
          )
          for (const { reason } of result.accounts) expect(reason).not.toBe('')
          for (const fact of result.facts) expect(factSchema.parse(fact)).toEqual(fact)
          expect(new Set(result.facts.map(({ id }) => id)).size).toBe(result.facts.length)
        }),
        { numRuns: 400 },
      )
    })

    it(`${name} as a workbook does too, sheets of the template among them`, () => {
      fc.assert(
        fc.property(fc.array(grids, { maxLength: 3 }), (several) => {
          const result = attempt(() =>
            importWorkbook({ file: '台账.xlsx', grids: several, leftOut: [] }, { period: '2024' }),
          )
          if (!result) return
          expect(result.accounts).toHaveLength(several.reduce((sum, { cells }) => sum + cells.length, 0))
          for (const fact of result.facts) expect(factSchema.parse(fact)).toEqual(fact)
          expect(new Set(result.facts.map(({ id }) => id)).size).toBe(result.facts.length)
        }),
        { numRuns: 200 },
      )
    })
  }
})
