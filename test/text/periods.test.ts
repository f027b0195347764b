import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodName } from '../../src/domain/period.ts'
import { type FoundPeriod, findPeriods, fiveYearPlan, resolvePeriod } from '../../src/text/periods.ts'

const show = ({ raw, kind, period, firstYear, lastYear, deadline }: FoundPeriod): string => {
  const meaning = period ?? (firstYear === null ? '-' : `${firstYear}–${lastYear}`)
  return `${raw} ${kind} ${meaning}${deadline ? ' deadline' : ''}`
}
const found = (text: string): string => findPeriods(text).map(show).join('；')

describe('findPeriods', () => {
  test.each([
    ['2024年9月5日', '2024年9月5日 date 2024-09-05'],
    ['2024-09-14', '2024-09-14 date 2024-09-14'],
    ['2024/9/5', '2024/9/5 date 2024-09-05'],
    ['2024.9.5', '2024.9.5 date 2024-09-05'],
    ['二〇二四年九月五日', '二〇二四年九月五日 date 2024-09-05'],
    ['２０２４年９月', '２０２４年９月 month 2024-09'],
    ['2024年9月底前', '2024年9月底前 month 2024-09 deadline'],
    ['2024年上半年', '2024年上半年 half 2024-H1'],
    ['2024年第三季度', '2024年第三季度 quarter 2024-Q3'],
    ['2024年', '2024年 year 2024'],
    ['2024年度', '2024年度 year 2024'],
    ['2024年底前', '2024年底前 year 2024 deadline'],
    ['二○二四年', '二○二四年 year 2024'],
    ['二00三年', '二00三年 year 2003'],
    ['2021至2025年', '2021至2025年 year 2021–2025'],
    ['2022—2024年', '2022—2024年 year 2022–2024'],
    ['2023—2024学年', '2023—2024学年 school-year 2023–2024'],
    ['2023-24学年度第一学期', '2023-24学年度第一学期 school-year 2023–2024'],
    ['“十四五”时期', '“十四五”时期 five-year-plan 2021–2025'],
    ['十五五规划', '十五五 five-year-plan 2026–2030'],
    ['第十三个五年规划', '第十三个五年 five-year-plan 2016–2020'],
    ['“十四五”规划收官之年', '“十四五”规划收官之年 five-year-plan 2025'],
    ['“十五五”开局之年', '“十五五”开局之年 five-year-plan 2026'],
    ['开局之年', '开局之年 relative -'],
    ['一季度', '一季度 quarter -'],
    ['前三季度', '前三季度 quarter -'],
    ['9月底前', '9月底前 month - deadline'],
    ['1至9月份', '1至9月份 month -'],
    ['九月份', '九月份 month -'],
    ['9月15日前', '9月15日前 month-day - deadline'],
    ['今年上半年', '今年上半年 half -'],
    ['年底前', '年底前 relative - deadline'],
    ['去年同期', '去年同期 relative -'],
    ['20世纪90年代', '20世纪90年代 era -'],
    ['2024年2月30日', '2024年2月30日 date 2024–2024'],
    ['2022职中高三', '2022 year 2022'],
    ['2024年初中招生', '2024年 year 2024'],
    ['改革开放以来', '改革开放以来 era -'],
  ])('reads %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  test.each([
    '投入2000万元',
    '培训2020人',
    '为期3个月',
    '教发〔2024〕5号',
    '18岁以上年轻人',
    '十五个项目',
    '历时3年内',
    '比例为2020.5',
    '近期',
  ])('finds no period in %s', (text) => {
    expect(found(text)).toBe('')
  })

  test('leaves the period of an impossible date empty, so that checks can report it', () => {
    expect(findPeriods('2023年2月29日')).toMatchObject([{ kind: 'date', period: null, part: '02-29' }])
  })

  test('says which edge of a plan a year is', () => {
    expect(findPeriods('“十四五”规划的收官之年，“十五五”起步之年，开局之年')).toMatchObject([
      { plan: 14, planEdge: 'last' },
      { plan: 15, planEdge: 'first' },
      { plan: null, planEdge: 'first' },
    ])
  })

  test('finds the written name of every calendar period at its place', () => {
    const year = fc.integer({ min: 1990, max: 2039 })
    const part = fc.oneof(
      fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4'),
      fc.integer({ min: 1, max: 12 }).map((month) => `-${String(month).padStart(2, '0')}`),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
        .map((numbers) => numbers.map((number) => `-${String(number).padStart(2, '0')}`).join('')),
    )
    fc.assert(
      fc.property(year, part, (y, p) => {
        const period = `${y}${p}`
        const text = `截至${periodName(period)}，全部完成。`
        expect(findPeriods(text)).toMatchObject([{ period, raw: periodName(period), start: 2 }])
      }),
    )
  })
})

describe('resolvePeriod', () => {
  const resolve = (text: string): (string | null)[] =>
    findPeriods(text).map((period) => resolvePeriod(period, 2024))

  test.each([
    ['今年', ['2024']],
    ['去年', ['2023']],
    ['明年6月底前', ['2025-06']],
    ['上半年', ['2024-H1']],
    ['三季度', ['2024-Q3']],
    ['9月5日', ['2024-09-05']],
    ['年底前', ['2024']],
    ['2022年', ['2022']],
    ['“十四五”', [null]],
    ['2023—2024学年', [null]],
    ['前三季度', [null]],
  ])('%s', (text, expected) => {
    expect(resolve(text)).toEqual(expected)
  })
})

test('five-year plans follow one another without gap', () => {
  expect(fiveYearPlan(13)).toEqual({ first: 2016, last: 2020 })
  for (let n = 10; n < 20; n += 1) expect(fiveYearPlan(n + 1).first).toBe(fiveYearPlan(n).last + 1)
})
