import { describe, expect, it } from 'vitest'
import type { ImportReport, ShownCell } from '../../../src/web/transport/imports.ts'
import { readColumnAs, viewSheets } from '../../../src/web/views/import-view.ts'
import { faultyRows } from '../../../src/web/views/json-faults.ts'
import { fitPeriod, likelyPeriod } from '../../../src/web/views/period-parts.ts'
import { lastDocument } from '../../../src/web/views/references-view.ts'
import { lengthOf } from '../../../src/web/views/typed-length.ts'

const cell = (place: string, text: string, use: ShownCell['use'], reason = ''): ShownCell => ({
  file: '甲.xlsx',
  sheet: '指标',
  cell: place,
  row: Number(place.slice(1)),
  column: place.slice(0, 1),
  text,
  use,
  reason,
})
const refused = cell('B2', '三百多', 'refused', '不是确定的数')
const REPORT: ImportReport = {
  stored: null,
  period: '2025',
  facts: 1,
  cells: 4,
  added: [],
  updated: [],
  unchanged: 0,
  disputed: [],
  missing: [],
  refused: [refused],
  shown: [
    cell('A1', '名称', 'mapping'),
    cell('B1', '2025年', 'mapping'),
    cell('A2', '新增学位', 'fact'),
    refused,
  ],
  leftOut: [],
  questions: [
    { file: '甲.xlsx', sheet: '指标', cell: null, reason: 'B 列：没有把握，请核对' },
    { file: '甲.xlsx', sheet: '指标', cell: 'A2', reason: '可能是小计' },
    { file: '甲.xlsx', sheet: '指标', cell: null, reason: '不知道是哪一期' },
  ],
  mapping: {
    version: 1,
    tables: [
      {
        sheet: '指标',
        title: '',
        kind: 'indicator',
        headerRows: [1],
        firstRow: 2,
        lastRow: null,
        columns: [
          { column: 'A', header: '名称', field: 'label', confidence: 1 },
          { column: 'B', header: '2025年', field: 'value', confidence: 0.5 },
        ],
      },
    ],
  },
}

describe('what files would bring', () => {
  it('stands with each refusal and question at the cell or column that it is about', () => {
    const [view] = viewSheets(REPORT)
    expect(
      view?.columns.map(({ column, reading, questions }) => [column, reading?.field, questions]),
    ).toEqual([
      ['A', 'label', []],
      ['B', 'value', ['没有把握，请核对']],
    ])
    expect(view?.rows[1]?.cells.map((one) => [one?.use, one?.reason, one?.questions])).toEqual([
      ['fact', '', ['可能是小计']],
      ['refused', '不是确定的数', []],
    ])
    expect(view?.remarks).toEqual(['不知道是哪一期'])
  })

  it('is read anew with a column taken for what a person says', () => {
    const [table] = readColumnAs(REPORT, '指标', 'B', 'previous').tables
    expect(table?.columns.map(({ field }) => field)).toEqual(['label', 'previous'])
  })

  it('tells the wrong places of a sheet in JSON by entry, with what stands there', () => {
    const json = JSON.stringify({
      period: '去年',
      facts: [{ label: '甲' }, { label: '乙', value: '三百多' }],
    })
    const faults = [
      { pointer: '/facts/1/value', detail: '应为数字' },
      { pointer: '/period', detail: '期间有误' },
    ]
    expect(faultyRows(json, faults)).toEqual([
      { place: 2, label: '乙', cells: [{ field: 'value', value: '三百多', detail: '应为数字' }] },
      { place: null, label: '', cells: [{ field: 'period', value: '去年', detail: '期间有误' }] },
    ])
    expect(faultyRows('{', [])).toEqual([])
  })
})

describe('the time that a report is about', () => {
  const on = (date: string) => new Date(`${date}T12:00:00`).getTime()

  it('is the year that has ended until March, and the first half from May', () => {
    expect(likelyPeriod(on('2026-01-08'), 'annual')).toBe('2025')
    expect(likelyPeriod(on('2026-12-08'), 'annual')).toBe('2026')
    expect(likelyPeriod(on('2026-07-08'), 'half-year')).toBe('2026-H1')
  })

  it('follows the kind of document', () => {
    expect(fitPeriod('2025', 'half-year')).toBe('2025-H1')
    expect(fitPeriod('2025-H1', 'annual')).toBe('2025')
    expect(fitPeriod('2025-Q3', 'annual')).toBe('2025-Q3')
  })
})

describe('last year’s document', () => {
  const document = (id: string, organ: string, period: string, kind = 'annual') =>
    ({ id, organ, period, kind, date: null }) as Parameters<typeof lastDocument>[0][number]

  it('is the bureau’s own of the latest year before, of the same kind before others', () => {
    const all = [
      document('a', '云岭县教育局', '2022'),
      document('b', '云岭县教育局', '2023-H1', 'half-year'),
      document('c', '青川县教育局', '2023'),
      document('d', '云岭县教育局', '2024'),
    ]
    const wanted = { organ: '云岭县教育局', period: '2024', kind: 'annual' } as const
    expect(lastDocument(all, wanted)?.id).toBe('a')
    expect(lastDocument([], wanted)).toBeNull()
  })
})

it('a length that was typed is kept within its bounds', () => {
  expect(['300', '7', '99999', ''].map((text) => lengthOf(text, 50, 10_000))).toEqual([300, 50, 10_000, null])
})
