import { describe, expect, it } from 'vitest'
import type { GridCell } from '../../../src/domain/grid.ts'
import { readDate } from '../../../src/facts/tables/read-date.ts'
import { convertFigure, readFigure } from '../../../src/facts/tables/read-figure.ts'
import { readHeader } from '../../../src/facts/tables/read-header.ts'
import { type CellContent, gridOf } from './grid-of.ts'

const cell = (content: CellContent): GridCell => {
  const [made] = gridOf([[content]]).cells
  if (!made) throw new Error('a test cell must hold something')
  return made
}

describe('readFigure', () => {
  const cases: readonly (readonly [CellContent, string, unknown])[] = [
    ['1,234.50', '', { value: '1234.50' }],
    ['１，２３４', '', { value: '1234' }],
    [' 54.96 ％', '', { value: '54.96', unit: '%' }],
    [[0.5496, '54.96%'], '%', { value: '54.96', unit: '%' }],
    [[0.54961, '54.96%'], '', { value: '54.96', unit: '%', rounded: true }],
    [[0, '-'], '', { value: '0' }],
    ['1.2亿元', '万元', { value: '1.2', unit: '亿元' }],
    ['3万', '人', { value: '3', unit: '万人' }],
    ['3万', '万人', { value: '3', unit: '万人' }],
    ['12所', '所', { value: '12', unit: '所' }],
    ['≥98%', '', { value: '98', unit: '%', sense: '不低于' }],
    ['控制在5%以内', '', { value: '5', unit: '%', sense: '不高于' }],
    ['三千二百', '', { value: '3200' }],
    ['-3.5', '', { value: '-3.5' }],
  ]
  for (const [content, unit, expected] of cases) {
    it(`reads ${JSON.stringify(content)} in a column of ${unit === '' ? 'no unit' : unit}`, () => {
      expect(readFigure(cell(content), unit)).toEqual({ kind: 'figure', ...(expected as object) })
    })
  }

  it('takes a dash, a stroke and 无 for no figure', () => {
    for (const text of ['—', '－－', '/', '／', '无', '待定', 'N/A']) {
      expect(readFigure(cell(text)).kind).toBe('none')
    }
  })

  it('says once that a formula has no stored result, and names the fault of one that has', () => {
    const formula = { row: 1, column: 1, type: 'error' } as const
    expect(readFigure({ ...formula, raw: '', text: '（公式）' })).toEqual({
      kind: 'refused',
      reason: '公式没有算出的数，请用表格软件打开后保存',
    })
    expect(readFigure({ ...formula, raw: '#REF!', text: '#REF!' })).toMatchObject({
      reason: '公式结果有误（#REF!）',
    })
  })

  it.each([
    ['(3,400)', '-3400'],
    ['（2.5%）', '-2.5%'],
  ])('says of %s that the brackets may mean a minus, and how to write it', (text, minus) => {
    const reading = readFigure(cell(text))
    expect(reading).toMatchObject({ kind: 'refused', reason: expect.stringContaining('可能表示负数') })
    expect(reading).toMatchObject({ reason: expect.stringContaining(minus) })
  })

  it('refuses what is not one certain figure, and says why', () => {
    for (const text of ['约300', '近百', '10-12', '200余', '2**', '若干', '1,23', '第3名']) {
      expect(readFigure(cell(text))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('“') })
    }
  })

  it('converts within a dimension exactly, and not beyond', () => {
    expect(convertFigure('11800', '万元', '亿元')).toBe('1.18')
    expect(convertFigure('0.1', '亿元', '元')).toBe('10000000')
    expect(convertFigure('5', '所', '%')).toBeUndefined()
  })
})

describe('readDate', () => {
  const cases: readonly (readonly [CellContent, string])[] = [
    ['2025年6月', '2025-06'],
    ['2025年6月底前', '2025-06'],
    ['20250630', '2025-06-30'],
    [20250630, '2025-06-30'],
    ['2025.6', '2025-06'],
    ['2025/6/30', '2025-06-30'],
    ['2025-06-30 00:00:00', '2025-06-30'],
    [45838, '2025-06-30'],
    [new Date('2025-06-30'), '2025-06-30'],
    ['２０２５年', '2025'],
    ['2025年上半年', '2025-H1'],
    ['6月30日', '2025-06-30'],
    ['年底前', '2025'],
    [202506, '2025-06'],
  ]
  for (const [content, expected] of cases) {
    it(`reads ${content instanceof Date ? 'a spreadsheet’s date' : JSON.stringify(content)} as ${expected}`, () => {
      expect(readDate(cell(content), 2025)).toMatchObject({ kind: 'period', period: expected })
    })
  }

  it('refuses days that do not exist, and months that a number cannot tell apart', () => {
    expect(readDate(cell('2025年2月30日'), 2025).kind).toBe('refused')
    expect(readDate(cell('20251340'), 2025).kind).toBe('refused')
    expect(readDate(cell(2025.1), 2025)).toMatchObject({ reason: expect.stringContaining('10 月') })
    expect(readDate(cell('6月底'))).toMatchObject({ reason: expect.stringContaining('年份') })
  })
})

describe('readHeader', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['在校生数（万人）', { name: '在校生数', unit: '万人' }],
    ['总投资/万元', { name: '总投资', unit: '万元' }],
    ['２０２４年\n实际（％）', { name: '实际', unit: '%', period: '2024' }],
    ['2024', { name: '', period: '2024' }],
    ['2024年1-6月', { name: '', period: '2024-H1' }],
    ['上年同期', { name: '上年同期' }],
    ['公办园占比（含附设班）', { name: '公办园占比(含附设班)' }],
  ]
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const reading = readHeader(text, 2024)
      expect({ ...reading, name: reading.name.replace('（', '(').replace('）', ')') }).toMatchObject(
        expected as object,
      )
    })
  }
})
