import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/fact-sheet.ts'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import {
  detailFact,
  explainAttribute,
  groupByTheme,
  originOf,
  summarizeFact,
} from '../../../src/web/views/fact-view.ts'
import { SHEET } from '../samples.ts'

const fact = (input: object): Fact => factSchema.parse({ label: '名称', ...input })
const share = fact({
  kind: 'indicator',
  id: 'i1',
  value: '54.96',
  unit: '%',
  previous: { value: '52.60', basis: '上年' },
  target: { value: '50', sense: '不低于' },
})

describe('groupByTheme', () => {
  it('follows the order of the themes and leaves empty ones out', () => {
    expect(groupByTheme(SHEET.facts).map(({ name }) => name)).toEqual(['教育资源', '学前教育', '教师队伍'])
  })
})

describe('summarizeFact', () => {
  it('gives what says most about each kind', () => {
    expect(summarizeFact(share)).toBe('54.96%')
    expect(summarizeFact(fact({ kind: 'indicator', id: 'i2', value: null }))).toBe('待补')
    expect(summarizeFact(fact({ kind: 'project', id: 'p1', status: '在建' }))).toBe('在建')
    expect(summarizeFact(fact({ kind: 'event', id: 'e1', date: '2024-09' }))).toBe('2024年9月')
    expect(
      summarizeFact(fact({ kind: 'plan', id: 't1', target: { value: '90', unit: '%', sense: '不低于' } })),
    ).toBe('不低于90%')
    expect(summarizeFact(fact({ kind: 'last-plan', id: 'l1' }))).toBe('待补')
  })
})

describe('detailFact', () => {
  it('names only what the sheet holds', () => {
    expect(detailFact(share)).toEqual([
      { name: '数值', text: '54.96%' },
      { name: '上年', text: '52.60%' },
      { name: '目标', text: '不低于50%' },
    ])
  })
})

describe('explainAttribute', () => {
  const count = fact({
    kind: 'indicator',
    id: 'i1',
    value: '201',
    unit: '名',
    previous: { value: '198', basis: '上年' },
  })

  it('compares rates by subtraction and counts by division', () => {
    expect(explainAttribute(share, '变化')).toBe('推算：本期 54.96% − 上年 52.60%')
    expect(explainAttribute(count, '变化')).toBe('推算：（本期 201名 − 上年 198名）÷ 上年 198名')
    expect(explainAttribute(count, '增量')).toBe('推算：本期 201名 − 上年 198名')
  })

  it('names both figures of a comparison with the target', () => {
    expect(explainAttribute(share, '完成率')).toBe('推算：本期 54.96% 与目标 50% 相比')
  })

  it('tells what a whole clause computes', () => {
    expect(explainAttribute(share, '全句')).toContain('− 上年 52.60%')
    expect(explainAttribute(fact({ kind: 'event', id: 'e1' }), '全句')).toBe('由这一条的各栏组成整句')
  })

  it('says when the bureau stated the figure itself', () => {
    const given = fact({ kind: 'indicator', id: 'i1', value: '3', unit: '名', given: { yoy: '1.5' } })
    expect(explainAttribute(given, '同比')).toBe('取自单位自报数，照录')
  })

  it('says from which part anything else was taken', () => {
    expect(explainAttribute(share, '值')).toBe('取自“值”栏，照录')
    expect(explainAttribute(fact({ kind: 'event', id: 'e1' }), '时间')).toBe('取自“时间”栏')
  })
})

it('a fact tells its file and cell, or that it was typed', () => {
  expect(originOf(SHEET.facts[0] ?? share)).toBe('台账.xlsx · 指标!D7')
  expect(originOf(share)).toBe('台账中录入')
})
