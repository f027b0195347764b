import { describe, expect, it } from 'vitest'
import { showNumber } from '../../../src/adapters/spreadsheet/number-format.ts'
import { importTables } from '../../../src/facts/tables/import-tables.ts'
import { importWorkbook } from '../../../src/facts/tables/import-workbook.ts'
import { type CellContent, gridOf } from './grid-of.ts'

const read = (...rows: readonly (readonly CellContent[])[]) =>
  importTables([gridOf(rows)], { report: '2025' })

describe('a column of units in a table of projects', () => {
  it('gives the unit of the bare figures beside it and is no figure itself', () => {
    const { facts, questions } = read(
      ['项目名称', '项目状态', '总投资', '单位', '完成投资（万元）'],
      ['市妇幼新院', '完工', '5.2', '亿元', '8600'],
      ['急救中心', '在建', '9800', '万元', '3100'],
    )
    expect(facts).toMatchObject([
      {
        money: [
          { label: '总投资', value: '5.2', unit: '亿元' },
          { label: '完成投资', value: '8600', unit: '万元' },
        ],
        figures: [],
      },
      { money: [{ value: '9800', unit: '万元' }, { value: '3100' }], figures: [] },
    ])
    expect(questions).toEqual([])
  })

  it('may stand before its figures, and more than once', () => {
    const { facts } = read(
      ['项目名称', '项目状态', '单位', '建筑面积', '总投资', '单位'],
      ['市妇幼新院', '完工', '平方米', '32000', '5.2', '亿元'],
    )
    expect(facts).toMatchObject([
      { figures: [{ value: '32000', unit: '平方米' }], money: [{ value: '5.2', unit: '亿元' }] },
    ])
  })

  it('leaves a bare figure that has no unit beside it to a person', () => {
    const { facts, questions } = read(
      ['项目名称', '项目状态', '总投资', '单位', '完成投资'],
      ['急救中心', '在建', '9800', '万元', '3.1'],
      ['疾控中心', '在建', '800', '万元', '0.95亿元'],
    )
    expect(facts[0]).toMatchObject({ note: '完成投资：3.1', money: [{ value: '9800', unit: '万元' }] })
    expect(questions.map(({ cell }) => cell)).toEqual(['E2'])
  })
})

describe('a column of a period', () => {
  it.each(['完成', '实际', '实绩', '完成情况', '完成数', '实际完成'])(
    'is not named after the %s in its header',
    (word) => {
      const { facts } = read(
        ['指标名称', '计量单位', '2025年目标', `2025年${word}`, `2024年${word}`],
        ['百岁老人', '人', '300', '312', '298'],
      )
      expect(facts).toMatchObject([
        { label: '百岁老人', value: '312', target: { value: '300' }, previous: { value: '298' } },
      ])
    },
  )
})

describe('a class whose number stands in its own cell', () => {
  it('heads the rows below and awaits no figure', () => {
    const { facts, refused } = read(
      ['序号', '指标名称', '计量单位', '2025年完成'],
      ['一', '医疗服务', null, null],
      ['1', '总诊疗人次', '万人次', '412.6'],
      ['二', '投入', null, null],
      ['2', '设备采购', '万元', '896'],
    )
    expect(facts.map(({ label }) => label)).toEqual(['总诊疗人次', '设备采购'])
    expect(refused).toEqual([])
  })
})

describe('a rate as unit', () => {
  it.each(['1/10万', '1/100000', '/10万'])('%s does not run into the figure before it', (unit) => {
    const { facts } = read(
      ['指标名称', '计量单位', '2025年', '2024年'],
      ['孕产妇死亡率', unit, '0', '6.2/10万'],
    )
    expect(facts).toMatchObject([{ value: '0', unit: '/10万', previous: { value: '6.2' } }])
  })

  it('keeps what stands before its stroke', () => {
    const { facts } = read(['指标名称', '计量单位', '2025年'], ['千人口床位数', '张/千人', '6.85'])
    expect(facts).toMatchObject([{ value: '6.85', unit: '张/千人' }])
  })

  it('that begins with digits is refused with its figures', () => {
    const { facts, refused } = read(
      ['指标名称', '计量单位', '2025年'],
      ['税收', '10万元', '5'],
      ['学校', '所', '7'],
    )
    expect(facts.filter(({ label }) => label === '税收')).toMatchObject([{ value: null }])
    expect(refused.map(({ cell }) => cell)).toContain('C2')
  })
})

describe('a percentage stored as a part of one among others that are not', () => {
  const header = ['指标名称', '计量单位', '年度目标', '2025年', '2024年', '同比增幅']
  const sound = ['接种率', '%', '90', '95.2', '95.1', null]

  it('is read by the points that the row states', () => {
    const { facts } = read(header, ['就诊率', '%', null, '0.9136', '0.8972', '1.64个百分点'], sound)
    expect(facts[0]).toMatchObject({
      value: '91.36',
      previous: { value: '89.72' },
      given: { points: '1.64' },
    })
    expect(facts[1]).toMatchObject({ value: '95.2', previous: { value: '95.1' } })
  })

  it('is read by the target of the row', () => {
    const { facts, questions } = read(header, ['就诊率', '%', '90', '0.9136', '0.8972', null], sound)
    expect(facts[0]).toMatchObject({ value: '91.36', previous: { value: '89.72' }, target: { value: '90' } })
    expect(questions.filter(({ cell }) => cell === 'D2')).toHaveLength(1)
  })

  it('stays as it is where the row proves nothing', () => {
    const { facts } = read(header, ['辍学率', '%', '1', '0.31', '0.35', null], sound)
    expect(facts[0]).toMatchObject({ value: '0.31', previous: { value: '0.35' } })
  })
})

describe('a growth that is the difference of its row', () => {
  const header = ['指标名称', '计量单位', '2025年', '2024年', '同比增减']

  it('is no percentage: in days it is left out', () => {
    const { facts, refused } = read(header, ['平均住院日', '天', '7.2', '7.8', '-0.6'])
    expect(facts[0]).toMatchObject({ value: '7.2', previous: { value: '7.8' } })
    expect(facts[0]).not.toHaveProperty('given')
    expect(refused.map(({ cell }) => cell)).toEqual(['E2'])
  })

  it('of percentages is one in points', () => {
    const { facts } = read(header, ['登记失业率', '%', '2.6', '2.8', '-0.2'])
    expect(facts[0]).toMatchObject({ given: { points: '-0.2' } })
  })

  it('is one in per cent where it is that', () => {
    const { facts } = read(header, ['总诊疗人次', '万人次', '412.6', '388.2', '6.3'])
    expect(facts[0]).toMatchObject({ given: { yoy: '6.3' } })
  })
})

describe('a list of dated matters', () => {
  const rows = [
    ['日期', '事项', '地点'],
    ['20250630', '召开全市卫生健康工作会议', '市民中心'],
    ['9月', '开展义诊', '各社区'],
  ]

  it('of the past is one of events', () => {
    const { facts } = read(['2025年大事记'], ...rows)
    expect(facts).toMatchObject([
      { kind: 'event', label: '召开全市卫生健康工作会议', date: '2025-06-30' },
      { kind: 'event', label: '开展义诊', date: '2025-09' },
    ])
  })

  it('is a plan where its words or its dates say so', () => {
    expect(read(['2025年工作计划'], ...rows).facts[0]).toMatchObject({ kind: 'plan' })
    const coming = [
      ['日期', '事项', '地点'],
      ['2026-03-01', '召开全市工作会议', '市民中心'],
    ]
    expect(read(['大事'], ...coming).facts[0]).toMatchObject({ kind: 'plan' })
  })
})

describe('noise of floating point', () => {
  it('behind many zeros or nines is rounded away', () => {
    expect(showNumber('1080.0000000002', 'General').raw).toBe('1080')
    expect(showNumber('96.199999999999989', 'General').raw).toBe('96.2')
    expect(showNumber('0.30000000000000004', 'General').raw).toBe('0.3')
  })

  it('is not seen in digits that count', () => {
    for (const digits of ['1234.56789012345', '1080000000002', '0.000123456789012', '1080.00002'])
      expect(showNumber(digits, 'General').raw).toBe(digits)
  })
})

describe('total rows of projects', () => {
  it.each(['合计', '小计', '路网小计'])('%s is told to be left out', (name) => {
    const grid = gridOf([
      ['序号', '项目名称', '项目状态', '总投资（亿元）'],
      ['1', '港口二期', '在建', '9.3'],
      [name, null, null, '9.3'],
    ])
    const { leftOut, imported } = importOne(grid)
    expect(imported).toBe(1)
    expect(leftOut).toEqual([expect.objectContaining({ reason: expect.stringContaining('第 3 行') })])
  })
})

const importOne = (grid: ReturnType<typeof gridOf>) => {
  const { leftOut, facts } = importWorkbook(
    { file: '台账.xlsx', grids: [grid], leftOut: [] },
    { period: '2025' },
  )
  return { leftOut, imported: facts.length }
}
