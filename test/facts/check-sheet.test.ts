import { describe, expect, it } from 'vitest'
import { checkSheet } from '../../src/facts/check-sheet.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'

const check = (facts: unknown[], rest: object = {}) =>
  checkSheet(parseSheet({ profile: { organ: '澄溪市教育局' }, period: '2024', ...rest, facts }))
const codes = (...facts: unknown[]): string[] => check(facts).map(({ code }) => code)

const rate = { id: 'i1', label: '公办园占比', value: '58.2', unit: '%', previous: { value: '55.1' } }
const count = { id: 'i1', label: '招聘教师', value: 2120, unit: '人', previous: { value: 2000 } }

describe('checkSheet', () => {
  it('finds nothing in the template', () => {
    expect(checkSheet(parseSheet(sheetTemplate()))).toEqual([])
  })
  it.each([
    ['6', []],
    ['6.0', []],
    ['6.1', ['given.yoy']],
    ['-6', ['given.yoy']],
    ['5', ['given.yoy']],
  ])('holds a given growth of %s %% against 2120 and 2000', (yoy, expected) => {
    expect(codes({ ...count, given: { yoy } })).toEqual(expected)
  })
  it('grants a given growth the rounding of the two values', () => {
    const rounded = { ...count, value: '1.2', unit: '万人', previous: { value: '1.1' } }
    expect(codes({ ...rounded, given: { yoy: '9.1' } })).toEqual([])
    expect(codes({ ...rounded, given: { yoy: '13.6' } })).toEqual([])
    expect(codes({ ...rounded, given: { yoy: '25' } })).toEqual(['given.yoy'])
  })
  it('says the numbers in the message', () => {
    expect(check([{ ...count, given: { yoy: '8' } }])[0]?.message).toBe(
      '“招聘教师”自报同比 8%，但由 2120人 与 2000人 算得 6%',
    )
  })
  it('holds given percentage points against the two rates', () => {
    expect(codes({ ...rate, given: { points: '3.1' } })).toEqual([])
    expect(codes({ ...rate, given: { points: '5.6' } })).toEqual(['given.points'])
    expect(codes({ ...count, given: { points: '5.6' } })).toEqual(['given.points.count'])
  })
  it('holds a given completion rate against value and target', () => {
    const target = { value: 2000, sense: '不低于' }
    expect(codes({ ...count, target, given: { rate: '106' } })).toEqual([])
    expect(codes({ ...count, target, given: { rate: '103' } })).toEqual(['given.rate'])
  })
  it.each([
    ['a target without sense', { ...count, target: { value: 1 } }, 'target.sense'],
    ['a share above 100 %', { id: 'i1', label: '空调安装率', value: 149, unit: '%' }, 'rate.over'],
    ['a rank beyond the field', { ...count, rank: { n: 12, of: 11, scope: '全省' } }, 'rank.range'],
    ['a value still awaited', { id: 'i1', label: '甲', value: null }, 'value.awaited'],
    ['a leap that smells of another unit', { ...count, previous: { value: 20 } }, 'previous.jump'],
    ['a first without scope', { id: 'a1', label: '文明单位', level: '省级', first: {} }, 'award.first.scope'],
    ['an event of another year', { id: 'e1', label: '艺术节', date: '2023-05' }, 'date.outside'],
    ['a plan due before the plan period', { id: 't1', label: '改造食堂', due: '2024-05' }, 'date.outside'],
    [
      'an unknown indicator',
      { id: 't1', label: '甲', target: { indicator: 'i9' } },
      'plan.indicator.unknown',
    ],
    ['an unanswered item of last year', { id: 'l1', label: '改造食堂' }, 'last-plan.unanswered'],
    ['unknown evidence', { id: 'l1', label: '甲', status: '完成', evidence: ['p9'] }, 'last-plan.evidence'],
    ['an unfinished item without reason', { id: 'l1', label: '甲', status: '未完成' }, 'last-plan.reason'],
    [
      'a finish before the start',
      { id: 'p1', label: '甲', status: '完工', dates: { start: '2024-05', finish: '2024-03' } },
      'project.order',
    ],
    [
      'an unfinished project in use',
      { id: 'p1', label: '甲', status: '在建', dates: { inUse: '2024-09' } },
      'project.status',
    ],
  ])('reports %s', (_, fact, code) => {
    expect(codes(fact)).toContain(code)
  })
  it('leaves a completion rate above 100 % alone, for over-fulfilment is reported so', () => {
    expect(codes({ id: 'i1', label: '正脊筛查完成率', value: 149, unit: '%' })).toEqual([])
  })
  it('reports a label that names two facts, and lets a plan bear the name of what it continues', () => {
    expect(codes(count, { ...count, id: 'i2' })).toEqual(['label.duplicate'])
    expect(codes(count, { id: 't1', label: '招聘教师' })).toEqual([])
  })
  it('reports a plan that aims below what is reached', () => {
    const plan = {
      id: 't1',
      label: '扩面',
      target: { indicator: 'i1', value: 50, unit: '%', sense: '不低于' },
    }
    expect(codes({ ...rate, better: 'up' }, plan)).toEqual(['plan.target.below'])
    expect(codes({ ...rate, better: 'down' }, plan)).toEqual([])
  })
  it('reports a plan period that does not follow', () => {
    expect(check([count], { planPeriod: '2023' }).map(({ code }) => code)).toEqual(['plan-period.order'])
  })
})
