import { describe, expect, it } from 'vitest'
import { type FactSheet, factSheetSchema } from '../../../src/domain/fact-sheet.ts'
import { doubtfulFacts } from '../../../src/facts/doubtful-facts.ts'
import { describeDispute } from '../../../src/facts/merge/describe-dispute.ts'
import { mergeSheets } from '../../../src/facts/merge/merge-sheets.ts'
import { settleDispute } from '../../../src/facts/merge/settle-dispute.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'

const sheetOf = (facts: readonly unknown[], more: Record<string, unknown> = {}): FactSheet =>
  parseSheet({ profile: { organ: '澄溪市教育局', region: '澄溪市' }, period: '2024', facts, ...more })
const indicator = (id: string, label: string, value: string | null, more: Record<string, unknown> = {}) => ({
  kind: 'indicator',
  id,
  label,
  value,
  ...more,
})
const merge = (...sheets: readonly FactSheet[]) =>
  mergeSheets(sheets.map((sheet, place) => ({ origin: `科室${'甲乙丙丁'[place]}`, sheet })))
const by = { by: '王某', at: '2025-01-05T09:00:00Z' }

describe('one metric under several hands', () => {
  const same: readonly (readonly [string, Record<string, unknown>, string, Record<string, unknown>])[] = [
    ['在校生数', { unit: '人' }, '全市在校学生总数', { unit: '人' }],
    ['公办园占比（%）', { unit: '%' }, '公办园比例', { unit: '%' }],
    ['教育经费投入', { unit: '万元' }, '教育经费投入总额', { unit: '元' }],
    ['专任教师 数', { unit: '人' }, '专任教师人数', { unit: '名' }],
    ['在园幼儿数（含民办）', { unit: '人' }, '在园幼儿人数', { unit: '人', scope: '含民办' }],
    ['2024年招聘教师数', { unit: '人' }, '招聘教师', { unit: '人' }],
    ['受理投诉', { unit: '件' }, '受理投诉', {}],
    ['义务教育巩固率', { unit: '%' }, '巩固率', { unit: '%', aliases: ['义务教育巩固率'] }],
  ]
  it.each(same)('“%s” %o and “%s” %o are one', (a, x, b, y) => {
    const values =
      x['unit'] === y['unit'] || y['unit'] === '名' || !y['unit'] ? ['61', '61'] : ['61', '610000']
    const { sheet, joined } = merge(
      sheetOf([indicator('i1', a, values[0] ?? '', x)]),
      sheetOf([indicator('i1', b, values[1] ?? '', y)]),
    )
    expect(sheet.facts).toHaveLength(1)
    expect(joined).toMatchObject([{ id: 'i1', origins: ['科室甲', '科室乙'] }])
    expect(sheet.disputes).toBeUndefined()
  })

  const apart: readonly (readonly [string, Record<string, unknown>, string, Record<string, unknown>])[] = [
    ['幼儿园数', { unit: '所' }, '幼儿园人数', { unit: '人' }],
    ['在校生数', { unit: '人' }, '在校生数', { unit: '人', period: '2023' }],
    ['综合指数', {}, '综合', {}],
    ['小学在校生数', { unit: '人' }, '初中在校生数', { unit: '人' }],
  ]
  it.each(apart)('“%s” %o and “%s” %o are two', (a, x, b, y) => {
    const { sheet } = merge(sheetOf([indicator('i1', a, '61', x)]), sheetOf([indicator('i1', b, '61', y)]))
    expect(sheet.facts).toHaveLength(2)
    expect(sheet.disputes).toBeUndefined()
  })

  it('keeps all names and places, and fills up what the other leaves open', () => {
    const { sheet } = merge(
      sheetOf([
        indicator('i1', '在校生数', '1.2', {
          unit: '万人',
          must: true,
          source: { file: '甲.xlsx', cell: '表!B2' },
        }),
      ]),
      sheetOf([
        indicator('i4', '在校学生总数', '12034', {
          unit: '人',
          previous: { value: '11876' },
          source: { file: '乙.xlsx', cell: '表!C3' },
        }),
      ]),
    )
    expect(sheet.facts).toMatchObject([
      {
        id: 'i1',
        value: '12034',
        unit: '人',
        must: true,
        aliases: ['在校生数'],
        previous: { value: '11876' },
        source: { file: '乙.xlsx' },
        alsoIn: [{ file: '甲.xlsx' }],
      },
    ])
  })
})

describe('a figure told differently', () => {
  const a = sheetOf([
    indicator('i1', '公办园占比', '54.96', { unit: '%', scope: '含附设班', asOf: '2024-09', better: 'up' }),
  ])
  const b = sheetOf([
    indicator('i1', '公办园比例', '58.2', {
      unit: '%',
      scope: '不含附设班',
      asOf: '2024-12',
      source: { file: '乙.xlsx', cell: '表!B2' },
    }),
    {
      kind: 'plan',
      id: 't1',
      label: '提高占比',
      target: { indicator: 'i1', value: '60', unit: '%', sense: '不低于' },
    },
  ])
  const { sheet } = merge(a, b)

  it('stands side by side with source, scope and date, and no draft can state it', () => {
    expect(sheet.facts[0]).toMatchObject({ id: 'i1', value: null, unit: '%' })
    expect(sheet.facts[0]).not.toHaveProperty('scope')
    expect(sheet.disputes).toMatchObject([
      {
        id: 'd1',
        facts: ['i1'],
        fields: expect.arrayContaining(['value', 'scope', 'asOf']),
        claims: [
          { origin: '科室甲', fact: { value: '54.96', scope: '含附设班', asOf: '2024-09' } },
          { origin: '科室乙', fact: { value: '58.2', source: { file: '乙.xlsx', cell: '表!B2' } } },
        ],
      },
    ])
  })

  it('is settled by a person, whose name and time are kept, and can be settled anew', () => {
    const first = settleDispute(sheet, 'd1', { choice: 0, ...by })
    expect(first.facts[0]).toMatchObject({ id: 'i1', value: '54.96', scope: '含附设班' })
    const second = settleDispute(first, 'd1', { choice: 1, ...by, note: '按年报' })
    expect(second.facts[0]).toMatchObject({
      id: 'i1',
      value: '58.2',
      scope: '不含附设班',
      source: { file: '乙.xlsx' },
    })
    expect(second.facts[0]?.alsoIn).toBeUndefined()
    expect(second.disputes?.[0]).toMatchObject({
      decision: { choice: 1, by: '王某', note: '按年报' },
      earlier: [{ choice: 0 }],
    })
    const both = settleDispute(second, 'd1', { choice: 'all', ...by })
    expect(both.facts.map((fact) => [fact.id, 'value' in fact ? fact.value : ''])).toEqual([
      ['i1', '54.96'],
      ['i2', '58.2'],
      ['t1', ''],
    ])
    expect(settleDispute(both, 'd1', { choice: 0, ...by }).facts).toEqual(first.facts)
    factSheetSchema.parse(both)
  })

  it('keeps what was typed by hand in the meantime', () => {
    const [fact, ...rest] = sheet.facts
    if (fact?.kind !== 'indicator') throw new Error('no indicator')
    const edited = { ...sheet, facts: [{ ...fact, must: true, note: '核对过' }, ...rest] }
    expect(settleDispute(edited, 'd1', { choice: 1, ...by }).facts[0]).toMatchObject({
      must: true,
      note: '核对过',
      value: '58.2',
    })
    const typed = { ...sheet, facts: [{ ...fact, value: '57.1' }, ...rest] }
    expect(settleDispute(typed, 'd1', { choice: 'typed', ...by }).facts[0]).toMatchObject({ value: '57.1' })
  })

  it('stays decided when the same sheets come again, and is opened again when a claim has changed', () => {
    const decided = settleDispute(sheet, 'd1', { choice: 1, ...by })
    const sheets = [
      { origin: '汇总', sheet: decided },
      { origin: '科室乙', sheet: b },
    ]
    expect(mergeSheets(sheets).sheet).toEqual(decided)
    const changed = sheetOf([indicator('i1', '公办园比例', '58.9', { unit: '%' })])
    const again = mergeSheets([
      { origin: '汇总', sheet: decided },
      { origin: '科室乙', sheet: changed },
    ]).sheet
    expect(again.facts[0]).toMatchObject({ id: 'i1', value: null })
    expect(again.disputes).toMatchObject([
      {
        id: 'd1',
        claims: [{ fact: { value: '54.96' } }, { fact: { value: '58.9' } }],
        earlier: [{ choice: 1 }],
      },
    ])
    expect(again.disputes?.[0]?.decision).toBeUndefined()
  })

  it('leaves references pointing at the metric', () => {
    expect(sheet.facts[1]).toMatchObject({ id: 't1', target: { indicator: 'i1' } })
  })

  it('is seen between 100% and 99.6%, which no rounding makes one', () => {
    const { sheet } = merge(
      sheetOf([indicator('i1', '整改率', '100', { unit: '%' })]),
      sheetOf([indicator('i1', '整改率', '99.6', { unit: '%' })]),
    )
    expect(sheet.disputes).toHaveLength(1)
  })
})

describe('one metric under two names or units', () => {
  it.each([
    ['受理投诉', '件', '受理投诉', '起', '128'],
    ['新增停车位', '个', '新增停车泊位', '个', '1260'],
  ])('is put before a person where the figures are the same: %s %s and %s %s', (a, x, b, y, value) => {
    const { sheet } = merge(
      sheetOf([indicator('i1', a, value, { unit: x })]),
      sheetOf([indicator('i1', b, value, { unit: y })]),
    )
    expect(sheet.disputes).toMatchObject([{ about: 'same', facts: ['i1', 'i2'] }])
    // Until it is decided the second telling stands in no draft as settled.
    expect([...doubtfulFacts(sheet).keys()]).toEqual(['i2'])
  })
  it('is not seen where the figures differ', () => {
    const { sheet } = merge(
      sheetOf([indicator('i1', '新增停车位', '1260', { unit: '个' })]),
      sheetOf([indicator('i1', '新增停车泊位', '980', { unit: '个' })]),
    )
    expect(sheet.disputes).toBeUndefined()
  })
})

describe('an achievement claimed twice', () => {
  const award = (id: string, label: string, more: Record<string, unknown> = {}) => ({
    kind: 'award',
    id,
    label,
    level: '省级',
    ...more,
  })
  const event = (id: string, label: string, more: Record<string, unknown> = {}) => ({
    kind: 'event',
    id,
    label,
    ...more,
  })
  const alike: readonly (readonly [unknown, unknown])[] = [
    [award('a1', '省级智慧教育示范区'), award('a1', '获评“省级智慧教育示范区”荣誉称号')],
    [
      award('a1', '全国义务教育优质均衡发展县'),
      event('e1', '成功入选全国义务教育优质均衡发展县', { date: '2024-11' }),
    ],
    [event('e1', '校园安全隐患大排查'), event('e1', '开展校园安全隐患大排查活动')],
  ]
  it.each(alike)('is put to a person: %o and %o', (a, b) => {
    const { sheet } = merge(sheetOf([a]), sheetOf([b]))
    expect(sheet.facts).toHaveLength(2)
    expect(sheet.disputes).toMatchObject([{ about: 'same', facts: sheet.facts.map(({ id }) => id) }])
    const one = settleDispute(sheet, 'd1', { choice: 0, ...by })
    expect(one.facts).toHaveLength(1)
    expect(mergeSheets([{ origin: '汇总', sheet: one }]).sheet).toEqual(one)
  })

  const distinct: readonly (readonly [unknown, unknown])[] = [
    [award('a1', '第八批特色学校'), award('a1', '第九批特色学校')],
    [event('e1', '河东小学教学楼启用'), event('e1', '河西小学教学楼启用')],
    [event('e1', '教师培训会议', { date: '2024-03' }), event('e1', '教师培训会', { date: '2024-09' })],
    [award('a1', '省级文明校园'), award('a1', '省级平安校园')],
  ]
  it.each(distinct)('is not seen in %o and %o', (a, b) => {
    expect(merge(sheetOf([a]), sheetOf([b])).sheet.disputes).toBeUndefined()
  })

  it('is one where name and all it says agree', () => {
    const { sheet, joined } = merge(
      sheetOf([award('a1', '省级智慧教育示范区', { by: '省教育厅' })]),
      sheetOf([award('a7', '省级智慧教育示范区', { date: '2024-11' })]),
    )
    expect(sheet.facts).toMatchObject([{ id: 'a1', by: '省教育厅', date: '2024-11' }])
    expect(joined).toHaveLength(1)
  })
})

describe('the figure of the year before', () => {
  const told = (basis: string, value: string, period = '2024') =>
    sheetOf([indicator('i1', '新增停车位', '1250', { unit: '个', previous: { value, basis } })], { period })

  it('is the same of a whole year whether it is told of the year or of the same time', () => {
    expect(merge(told('上年', '1100'), told('上年同期', '1100')).sheet.disputes).toBeUndefined()
    expect(
      merge(told('上年', '1100', '2024-H1'), told('上年同期', '1100', '2024-H1')).sheet.disputes,
    ).toHaveLength(1)
  })

  it('stands in the words of a dispute about it', () => {
    const [dispute] = merge(told('上年', '1100'), told('上年', '1050')).sheet.disputes ?? []
    const lines = dispute ? describeDispute(dispute) : []
    expect(lines[1]).toContain('1100个')
    expect(lines[2]).toContain('1050个')
  })
})
