import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FactSheet, LastPlanItem } from '../../../src/domain/fact-sheet.ts'
import { readReport } from '../../../src/drafting/read-report.ts'
import { checkSheet } from '../../../src/facts/check-sheet.ts'
import { acceptProposals } from '../../../src/facts/extract/accept-proposals.ts'
import { parseSheet, parseSheetText } from '../../../src/facts/parse-sheet.ts'
import { itemsOfSheet, itemsOfTasks } from '../../../src/facts/reconcile/last-plan-items.ts'
import { offerUnfinished } from '../../../src/facts/reconcile/offer-unfinished.ts'
import { reconcilePlan } from '../../../src/facts/reconcile/reconcile-plan.ts'

const PLAN = `# 澄溪市教育局2024年工作总结和2025年工作计划

## 一、2024年工作总结

### （一）学前教育

公办园占比达到55.1%。

## 二、2025年工作计划

2025年，全市教育系统将突出公平和质量，做好以下工作。

### （一）学前教育

1.提高公办园占比。公办园占比不低于58%，新建公办幼儿园2所，由学前教育科牵头，8月底前完成。

2.规范民办园管理。完善民办园年检办法，力争12月底前印发。

### （二）队伍建设

一是补充教师。招聘教师200名。二是培训校长。组织校长跟岗学习。
`
const sheetOf = (facts: unknown[]): FactSheet =>
  parseSheet({ profile: { organ: '澄溪市教育局' }, period: '2025', facts })
const items = (): LastPlanItem[] => itemsOfTasks('上年.md', readReport('上年.md', PLAN).tasks)
const facts = [
  { id: 'i1', label: '公办园占比', theme: '学前', value: '58.6', unit: '%', better: 'up' },
  { id: 'i2', label: '招聘教师数', theme: '队伍', value: '188', unit: '人', basis: 'new', better: 'up' },
  { id: 'p1', label: '澄溪市第九公办幼儿园', theme: '学前', status: '投用' },
]

describe('the items of a plan', () => {
  it('are named without the number of their list and without their year', () => {
    const plan = `# 宁川市交通运输局2024年工作总结和2025年工作计划

## 一、2024年工作总结

公路总里程达8260公里。

## 二、2025年工作计划

2025年，力争完成投资90亿元以上。

一是加快干线公路建设。推进改扩建工程。

二是推动港口提升。建成二期码头。

三是新能源公交占比达到90%。
`
    const tasks = itemsOfTasks('上年.md', readReport('上年.md', plan).tasks)
    expect(tasks.map(({ label }) => label)).toEqual([
      '力争完成投资90亿元以上',
      '加快干线公路建设',
      '推动港口提升',
      '新能源公交占比达到90%',
    ])
    expect(tasks[1]?.measure).toBe('加快干线公路建设。推进改扩建工程。')
  })
  it('are its tasks, with theme, measure, target, deadline and owner, and not what leads into it', () => {
    expect(items().map(({ label, theme }) => [label, theme])).toEqual([
      ['提高公办园占比', '学前'],
      ['规范民办园管理', '学前'],
      ['补充教师', '队伍'],
      ['培训校长', '队伍'],
    ])
    expect(items()[0]).toMatchObject({
      measure: '公办园占比不低于58%，新建公办幼儿园2所，由学前教育科牵头，8月底前完成。',
      target: { label: '公办园占比', value: '58', unit: '%', sense: '不低于' },
      due: '2025-08',
      owner: '学前教育科',
      source: { file: '上年.md', cell: '第15行' },
    })
    expect(items()[1]).toMatchObject({ due: '2025-12', commitment: '力争' })
  })

  it('can come from the plan of last year’s own sheet', () => {
    const last = sheetOf([
      { id: 'i7', label: '公办园占比', value: '55.1', unit: '%' },
      { id: 't1', label: '提高公办园占比', target: { indicator: 'i7', value: '58', unit: '%' } },
    ])
    expect(itemsOfSheet(last)).toMatchObject([
      { kind: 'last-plan', id: 'l1', label: '提高公办园占比', target: { label: '公办园占比', value: '58' } },
    ])
    expect(itemsOfSheet(last)[0]?.target).not.toHaveProperty('indicator')
  })
})

describe('reconcilePlan', () => {
  it('answers nothing itself and says what is missing', () => {
    const { items: found, counts } = reconcilePlan(items(), sheetOf(facts))
    expect(counts.unanswered).toBe(4)
    expect(found.map(({ status, evidence }) => [status, evidence])).toEqual(Array(4).fill([null, []]))
    expect(found[0]?.missing).toContain('完成情况（完成、推进、未完成或取消）')
  })

  it('proposes evidence by words and theme', () => {
    const { items: found } = reconcilePlan(items(), sheetOf(facts))
    expect(found[0]?.proposals.map(({ id }) => id)).toEqual(['i1', 'p1'])
    expect(found[3]?.proposals).toEqual([])
  })

  it('holds the figures of an item against those of the sheet, and only suggests what they say', () => {
    const { items: found } = reconcilePlan(items(), sheetOf(facts))
    expect(found[0]?.figures[0]).toMatchObject({
      metric: '公办园占比',
      fact: 'i1',
      actual: '58.6%',
      state: 'reached',
    })
    expect(found[2]).toMatchObject({ suggested: '未完成', status: null })
    expect(found[2]?.figures).toMatchObject([{ raw: '200名', fact: 'i2', actual: '188人', state: 'missed' }])
  })

  it('does not take a total for what was new', () => {
    const sheet = sheetOf([{ id: 'i1', label: '招聘教师', value: '9000', unit: '人', basis: 'cumulative' }])
    expect(reconcilePlan(items(), sheet).items[2]?.figures[0]?.fact).toBeNull()
  })

  it('keeps the answers that the sheet gives, though the item is worded otherwise', () => {
    const answered = sheetOf([
      ...facts,
      {
        id: 'l3',
        label: '公办园占比提高',
        theme: '学前',
        measure: '公办园占比不低于58%',
        status: '完成',
        evidence: ['i1'],
      },
      { id: 'l4', label: '校车安全', status: '取消' },
    ])
    const { items: found, counts, sheet } = reconcilePlan(items(), answered)
    expect(found[0]).toMatchObject({
      id: 'l3',
      status: '完成',
      evidence: ['i1'],
      inSheet: true,
      suggested: null,
    })
    expect(found.at(-1)).toMatchObject({ id: 'l4', status: '取消', missing: ['原因'] })
    expect(counts).toEqual({ 完成: 1, 推进: 0, 未完成: 0, 取消: 1, unanswered: 3 })
    expect(sheet.facts.filter(({ kind }) => kind === 'last-plan').map(({ id }) => id)).toEqual([
      'l3',
      'l4',
      'l1',
      'l2',
      'l5',
    ])
  })

  it('gives a sheet that shows the open items as such', () => {
    const { sheet } = reconcilePlan(items(), sheetOf(facts))
    expect(checkSheet(sheet).filter(({ code }) => code === 'last-plan.unanswered')).toHaveLength(4)
    expect(parseSheet(JSON.parse(JSON.stringify(sheet)))).toEqual(sheet)
  })
})

describe('offerUnfinished', () => {
  const sheet = sheetOf([
    ...facts,
    {
      id: 'l1',
      label: '补充教师',
      theme: '队伍',
      status: '未完成',
      reason: '编制不足',
      due: '2025-08',
      measure: '招聘教师200名',
    },
    { id: 'l2', label: '建设九幼', theme: '学前', status: '推进' },
    { id: 'l3', label: '培训校长', status: '完成', evidence: ['i1'] },
    { id: 'l4', label: '校车安全', status: '取消', reason: '上级取消' },
    { id: 'l5', label: '修订年检办法', status: '未完成', reason: '待上位法' },
    { id: 't1', label: '修订民办园年检办法' },
    { id: 'q1', label: '修订年检办法滞后', text: '民办园年检办法修订滞后' },
  ])

  it('offers the unfinished to the problems and the next plan, once, and leaves the date to the bureau', () => {
    const offers = offerUnfinished(sheet)
    expect(offers.map(({ accept, fact }) => [accept, fact.kind, fact.label])).toEqual([
      [false, 'problem', '补充教师'],
      [false, 'plan', '补充教师'],
      [false, 'plan', '建设九幼'],
    ])
    expect(offers[0]?.fact).toMatchObject({ id: 'q2', text: '编制不足' })
    expect(offers[1]?.fact).not.toHaveProperty('due')
  })

  it('becomes part of the sheet when accepted', () => {
    const accepted = offerUnfinished(sheet).map((offer) => ({ ...offer, accept: true }))
    const { sheet: merged } = acceptProposals(sheet, accepted)
    expect(merged.facts.slice(sheet.facts.length).map(({ id }) => id)).toEqual(['q2', 't2', 't3'])
  })
})

describe('the sample bureau’s plan of 2025', () => {
  const corpus = new URL('../../../corpus/', import.meta.url)
  const name = '澜川市教育局2024年工作总结和2025年工作计划.md'
  const tasks = readReport(name, readFileSync(new URL(encodeURI(name), corpus), 'utf8')).tasks
  const sheet = parseSheetText(readFileSync(new URL('sample-facts.json', corpus), 'utf8'))

  it('is found item by item in the sheet that answers it', () => {
    const { items: found, counts } = reconcilePlan(itemsOfTasks(name, tasks), sheet)
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 19 }, (_, i) => `l${i + 1}`))
    expect(counts).toEqual({ 完成: 15, 推进: 2, 未完成: 2, 取消: 0, unanswered: 0 })
  })

  it('finds most of the evidence that the bureau gave by words alone', () => {
    const bare = { ...sheet, facts: sheet.facts.filter(({ kind }) => kind !== 'last-plan') }
    const { items: found } = reconcilePlan(itemsOfTasks(name, tasks), bare)
    const answers = sheet.facts.filter((fact) => fact.kind === 'last-plan')
    const wanted = answers.flatMap(({ evidence }, at) =>
      evidence.map((id) => found[at]?.proposals.some((one) => one.id === id)),
    )
    expect(wanted.filter(Boolean).length / wanted.length).toBeGreaterThan(0.85)
  })
})
