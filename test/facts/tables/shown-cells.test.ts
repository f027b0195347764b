import { expect, it } from 'vitest'
import type { CellAccount } from '../../../src/facts/tables/ledger.ts'
import { shownCells } from '../../../src/facts/tables/shown-cells.ts'

const cells = (rows: number, refusedRow: number): CellAccount[] =>
  Array.from({ length: rows }, (_, i) => ({
    file: '甲.xlsx',
    sheet: '指标',
    cell: `A${i + 1}`,
    row: i + 1,
    column: 'A',
    text: '1',
    use: i + 1 === refusedRow ? 'refused' : 'fact',
    reason: '',
  }))

it('shows the first rows of a sheet, and those that hold what was refused or is asked about', () => {
  const asked = [{ file: '甲.xlsx', sheet: '指标', cell: 'A40' }]
  expect(shownCells(cells(90, 70), asked).map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 40, 70])
})

it('never shows more rows than a person reads', () => {
  const all = cells(900, 0).map((one) => ({ ...one, use: 'refused' as const }))
  expect(shownCells(all, [])).toHaveLength(200)
})
