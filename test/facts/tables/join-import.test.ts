import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { importFiles } from '../../../src/facts/tables/import-files.ts'
import { sheetsOf } from '../../../src/facts/tables/write-template.ts'
import { type CellContent, gridOf } from './grid-of.ts'

const HEAD = ['指标', '单位', '本期数', '上年数']
const bring = (rows: readonly (readonly CellContent[])[], base?: FactSheet, file = '年报.xlsx') => {
  const grid = { ...gridOf([HEAD, ...rows], { sheet: '基础' }), file }
  return importFiles([{ file, grids: [grid], leftOut: [] }], { base, organ: '澄溪市教育局', period: '2024' })
    .joined
}
const NURSERIES = ['幼儿园', '所', 214, 210] as const
const PUPILS = ['在校生', '人', 12034, 11876] as const
const first = bring([NURSERIES, PUPILS]).sheet
const withFacts = (sheet: FactSheet, change: (fact: FactSheet['facts'][number]) => object): FactSheet =>
  parseSheet({ ...sheet, facts: sheet.facts.map((fact) => ({ ...fact, ...change(fact) })) })

describe('a file that comes again', () => {
  it('changes nothing where it is as it was', () => {
    const again = bring([NURSERIES, PUPILS], first)
    expect(again.sheet).toEqual(first)
    expect(again).toMatchObject({ added: [], updated: [], unchanged: 2, disputed: [], missing: [] })
  })

  it('renews its figures in their places, wherever their rows have gone', () => {
    const again = bring([['小学', '所', 95, 96], ['在校生', '人', 12100, 11876], NURSERIES], first)
    expect(again.sheet.facts.map(({ id, label }) => `${id}${label}`)).toEqual([
      'i1幼儿园',
      'i2在校生',
      'i3小学',
    ])
    expect(again.updated).toMatchObject([
      { id: 'i2', changes: [{ field: 'value', before: '12034', after: '12100' }] },
    ])
    expect(again.sheet.facts[0]?.source?.cell).toBe('基础!C4')
  })

  it('keeps what a person has said of a fact', () => {
    const edited = withFacts(first, ({ id }) =>
      id === 'i2' ? { must: true, aliases: ['在校学生'], theme: '义务', better: 'up' } : {},
    )
    const again = bring([NURSERIES, ['在校生', '人', 12100, 11876]], edited)
    expect(again.sheet.facts[1]).toMatchObject({
      must: true,
      aliases: ['在校学生'],
      theme: '义务',
      better: 'up',
      value: '12100',
    })
  })

  it('leaves a corrected figure alone, and asks when the file changes too', () => {
    const corrected = withFacts(first, ({ id }) => (id === 'i1' ? { value: '215' } : {}))
    expect(bring([NURSERIES, PUPILS], corrected).sheet).toEqual(corrected)
    const again = bring([['幼儿园', '所', 216, 210], PUPILS], corrected)
    expect(again.sheet.facts[0]).toMatchObject({ value: '215' })
    expect(again.disputed).toMatchObject([{ id: 'i1', dispute: 'd1', fields: ['value'] }])
    expect(again.sheet.disputes).toMatchObject([
      { claims: [{ fact: { value: '215' } }, { fact: { value: '216' } }] },
    ])
    expect(bring([['幼儿园', '所', 216, 210], PUPILS], again.sheet).sheet.disputes).toEqual(
      again.sheet.disputes,
    )
  })

  it('knows a row again whose name a person has bettered', () => {
    const renamed = withFacts(first, ({ id }) => (id === 'i1' ? { label: '各类幼儿园' } : {}))
    expect(bring([NURSERIES, PUPILS], renamed).sheet).toEqual(renamed)
    expect(bring([['幼儿园', '所', 216, 210], PUPILS], renamed).sheet.facts).toHaveLength(2)
  })

  it('names what is not in it any more and takes nothing away', () => {
    const again = bring([PUPILS], first)
    expect(again.missing).toEqual([{ id: 'i1', label: '幼儿园' }])
    expect(again.sheet.facts.map(({ id }) => id)).toEqual(['i1', 'i2'])
  })
})

describe('a file that meets facts typed by hand', () => {
  const typed = parseSheet({
    profile: { organ: '澄溪市教育局' },
    period: '2024',
    facts: [
      { id: 'i1', label: '幼儿园', value: '214', unit: '所', must: true },
      { id: 'i2', label: '在校生', value: '1.3', unit: '万人' },
      { id: 'q1', label: '学位不足', text: '河西新区学位仍然偏紧' },
    ],
  })
  const joined = bring([NURSERIES, PUPILS, ['小学', '所', 95, 96]], typed)

  it('adds its place and what was open, where both say the same', () => {
    expect(joined.sheet.facts[0]).toMatchObject({
      id: 'i1',
      must: true,
      value: '214',
      previous: { value: '210' },
      source: { file: '年报.xlsx', cell: '基础!C2' },
    })
  })

  it('lets what was typed stand where both differ, and puts both before a person', () => {
    expect(joined.sheet.facts[1]).toEqual(typed.facts[1])
    expect(joined.disputed).toMatchObject([{ id: 'i2', fields: ['value', 'previous'] }])
  })

  it('loses none of them', () => {
    expect(joined.sheet.facts.map(({ id }) => id)).toEqual(['i1', 'i2', 'q1', 'i3'])
  })
})

describe('a sheet that goes out as a workbook and comes back', () => {
  const sheet = parseSheet({
    profile: { organ: '澄溪市教育局' },
    period: '2024',
    facts: [
      { id: 'i1', label: '幼儿园', value: '214', unit: '所', better: 'up' },
      { id: 't1', label: '扩大学位', target: { indicator: 'i1', value: '220', unit: '所', sense: '不低于' } },
    ],
  })
  const back = (edit: (text: string) => string) => {
    const grids = sheetsOf(sheet).map(({ name, rows }) => ({
      ...gridOf(
        rows.map((row) => row.map(({ text }) => edit(text))),
        { sheet: name },
      ),
      file: '台账.xlsx',
    }))
    return importFiles([{ file: '台账.xlsx', grids, leftOut: [] }], { base: sheet }).joined
  }

  it('is as it was where nobody has changed it', () => {
    expect(back((text) => text).sheet).toEqual(sheet)
  })

  it('takes what was changed in the workbook, under the same ids', () => {
    const { sheet: changed, updated } = back((text) => (text === '214' ? '216' : text))
    expect(changed.facts[0]).toMatchObject({ id: 'i1', value: '216', better: 'up' })
    expect(changed.facts).toHaveLength(2)
    expect(updated).toHaveLength(1)
  })
})

describe('references of an imported file', () => {
  it('follow the ids that its facts bear in the sheet', () => {
    const base = parseSheet({
      profile: { organ: '澄溪市教育局' },
      period: '2024',
      facts: [{ id: 'i1', label: '小学', value: '95', unit: '所' }],
    })
    const other = parseSheet({
      profile: { organ: '学前科' },
      period: '2024',
      facts: [
        { id: 'i1', label: '幼儿园', value: '214', unit: '所' },
        {
          id: 't1',
          label: '扩大学位',
          target: { indicator: 'i1', value: '220', unit: '所', sense: '不低于' },
        },
      ],
    })
    const grids = sheetsOf(other).map(({ name, rows }) =>
      gridOf(
        rows.map((row) => row.map(({ text }) => text)),
        { sheet: name },
      ),
    )
    const { sheet } = importFiles([{ file: '台账.xlsx', grids, leftOut: [] }], { base }).joined
    expect(sheet.facts.map(({ id, label }) => `${id}${label}`)).toEqual(['i1小学', 'i2幼儿园', 't1扩大学位'])
    expect(sheet.facts[2]).toMatchObject({ target: { indicator: 'i2' } })
  })
})
