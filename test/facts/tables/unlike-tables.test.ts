import { describe, expect, it } from 'vitest'
import { importWorkbook } from '../../../src/facts/tables/import-workbook.ts'
import { type CellContent, gridOf } from './grid-of.ts'

const read = (rows: readonly (readonly CellContent[])[]) =>
  importWorkbook({ file: '台账.xlsx', grids: [gridOf(rows)], leftOut: [] }, { period: '2025' })

describe('the unit of a cross table', () => {
  const rows = [
    ['县区', '大型水库', '中型水库', '小型水库'],
    ['澄东区', 1, 4, 31],
    ['澄西县', 2, 3, 28],
  ]

  it.each([
    ['2025年全市水库座数（座）', '座'],
    ['2025年全市水库投资 单位：万元', '万元'],
  ])('is the one in its title: %s', (title, unit) => {
    const { facts, questions } = read([[title], ...rows])
    expect(facts).toHaveLength(6)
    for (const fact of facts) expect(fact).toMatchObject({ unit })
    expect(questions).toEqual([])
  })

  it('is asked for once where nothing names it', () => {
    const { questions } = read([['2025年全市水库（市级）'], ...rows])
    expect(questions.map(({ message }) => message)).toEqual([
      'B—D 列“澄东区大型水库”等 6 个数没有写计量单位，按纯数导入',
    ])
  })
})

describe('a total among unlike indicators', () => {
  it('is no indicator and is told to be left out', () => {
    const { facts, leftOut } = read([
      ['2025年全市水利主要指标'],
      ['指标', '单位', '2025年'],
      ['水库', '座', 12],
      ['灌溉面积', '公顷', 150],
      ['合计', null, 162],
      ['水厂', '座', 7],
    ])
    expect(facts.map(({ label }) => label)).toEqual(['水库', '灌溉面积', '水厂'])
    expect(leftOut).toMatchObject([{ reason: expect.stringContaining('第 5 行') }])
  })
})
