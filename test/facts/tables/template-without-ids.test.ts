import { describe, expect, it } from 'vitest'
import { importWorkbook } from '../../../src/facts/tables/import-workbook.ts'
import { type CellContent, gridOf } from './grid-of.ts'

const INDICATORS: readonly (readonly CellContent[])[] = [
  ['名称', '本期数', '单位', '上期数', '上期指'],
  ['公办园在园幼儿占比', 55.2, '%', 54.1, '上年'],
]
const PROBLEMS: readonly (readonly CellContent[])[] = [
  ['名称', '领域', '内容'],
  ['学位供给不均衡', '学前', '城区小学学位仍然偏紧'],
]
const PROFILE: readonly (readonly CellContent[])[] = [
  ['项目', '内容'],
  ['单位名称', '澄江县教育局'],
]

describe('a template whose column of ids was taken out, as its notes allow', () => {
  const sheets = [gridOf(INDICATORS, { sheet: '指标' }), gridOf(PROBLEMS, { sheet: '问题' })]

  it('is read by its own columns beside the sheet of the bureau', () => {
    const grids = [gridOf(PROFILE, { sheet: '单位信息' }), ...sheets]
    const { facts, refused } = importWorkbook({ file: '台账.xlsx', grids, leftOut: [] }, { period: '2026' })
    expect(refused).toEqual([])
    expect(facts).toMatchObject([
      { kind: 'indicator', label: '公办园在园幼儿占比', previous: { basis: '上年', value: '54.1' } },
      { kind: 'problem', label: '学位供给不均衡', text: '城区小学学位仍然偏紧' },
    ])
  })

  it('is an office table like any other where nothing else of the template stands beside it', () => {
    const { mapping } = importWorkbook({ file: '台账.xlsx', grids: sheets, leftOut: [] }, { period: '2026' })
    expect(mapping.tables).not.toEqual([])
  })
})
