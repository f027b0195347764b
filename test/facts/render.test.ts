import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attribute, Format } from '../../src/domain/reference.ts'
import { describeFact } from '../../src/facts/describe.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { attributesOf, formatsOf, type RenderContext, renderReference } from '../../src/facts/render.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'

const indexOf = (fact: object, rest: object = {}) =>
  indexSheet(
    parseSheet({
      profile: { organ: '澄溪市教育局', region: '澄溪市' },
      period: '2024',
      ...rest,
      facts: [fact],
    }),
  )

type AnyFact = { readonly id: string; readonly [field: string]: unknown }

function render(
  fact: AnyFact,
  attribute: Attribute,
  format: Format | null = null,
  context: RenderContext = {},
) {
  return renderReference(indexOf(fact), { id: fact.id, attribute, format }, context)?.text ?? null
}

const rate = {
  id: 'i1',
  label: '公办园占比',
  value: '58.2',
  unit: '%',
  previous: { value: '55.1', basis: '上年同期' },
  better: 'up',
}
const count = { id: 'i1', label: '在校生', value: 2120, unit: '人', previous: { value: 2000 } }

describe('the whole clause of an indicator', () => {
  it('carries period, scope, metric, value and comparison', () => {
    expect(render(rate, '全句')).toBe('2024年，全市公办园占比达58.2%，同比提高3.1个百分点')
  })
  it('leaves out what the text around it already says', () => {
    expect(render(rate, '全句', null, { periodStated: true, scopeStated: true })).toBe(
      '公办园占比达58.2%，同比提高3.1个百分点',
    )
  })
  it('never leaves out a date of its own', () => {
    expect(render({ ...rate, asOf: '2024-09' }, '全句', null, { periodStated: true })).toMatch(/^截至9月底，/)
  })
  it('puts the figure straight behind a label that is a verb', () => {
    expect(render({ ...count, label: '招聘教师', previous: undefined }, '全句')).toBe(
      '2024年，招聘教师2120人',
    )
  })
  it('shows a figure exactly as typed', () => {
    expect(render({ ...rate, value: '58.20' }, '值')).toBe('58.20%')
  })
})

describe('changes', () => {
  it.each([
    ['a count', count, '比上年增加120人', '比上年增长6%'],
    ['a fall', { ...count, value: 1500 }, '比上年减少500人', '比上年下降25%'],
    ['no change', { ...count, value: 2000 }, '与上年持平', '与上年持平'],
    ['more than a doubling', { ...count, value: 4400 }, '比上年增加2400人', '比上年增长1.2倍'],
    ['a rate', rate, '同比提高3.1个百分点', '同比提高3.1个百分点'],
    ['a rate that should fall', { ...rate, better: 'down' }, '同比上升3.1个百分点', '同比上升3.1个百分点'],
  ])('of %s', (_, fact, increment, relative) => {
    expect(render(fact, '增量')).toBe(increment)
    expect(render(fact, '同比')).toBe(relative)
  })
  it('of a few things are told in number, not in per cent', () => {
    const few = { ...count, unit: '所', value: 5, previous: { value: 7 } }
    expect(render(few, '变化')).toBe('比上年减少2所')
    expect(render({ ...few, given: { yoy: '-28.6' } }, '变化')).toBe('比上年下降28.6%')
    expect(render({ ...count, value: 0 }, '变化')).toBe('比上年减少2000人')
  })
  it('never states a growth that the rounding of the figures does not bear', () => {
    const rounded = { ...count, value: '1.2', unit: '万人', previous: { value: '1.1' } }
    expect(render(rounded, '同比')).toBeNull()
    expect(render(rounded, '变化')).toBe('比上年增加0.1万人')
  })
  it('follows the basis of the comparison', () => {
    const on = (previous: object) => render({ ...count, previous }, '同比')
    expect(on({ value: 2000, basis: '上期' })).toBe('环比增长6%')
    expect(on({ value: 2000, basis: '基期', label: '2020年' })).toBe('较2020年增长6%')
  })
  it("lets the bureau's own figure win", () => {
    expect(render({ ...count, given: { yoy: '6.02' } }, '同比')).toBe('比上年增长6.02%')
  })
})

describe('targets and ranks', () => {
  const to = (value: number, sense: string) => ({ ...count, target: { value, sense } })
  it.each([
    [2000, '不低于', '完成年度目标的106%'],
    [2120, '不低于', '完成年度目标'],
    [2500, '不低于', '完成年度目标的84.8%，未完成'],
    [2500, '不高于', '控制在年度目标以内'],
    [2000, '不高于', '超出年度目标120人，未达到要求'],
  ])('of %d, %s', (value, sense, expected) => {
    expect(render(to(value, sense), '完成率')).toBe(expected)
  })
  it("states a rate's distance in percentage points", () => {
    expect(render({ ...rate, target: { value: '60', sense: '不低于' } }, '差距')).toBe(
      '比年度目标低1.8个百分点，未达到目标',
    )
  })
  it.each([
    ['count', { target: { value: 4000, sense: '不低于' } }, '完成年度目标的53%'],
    ['ceiling', { target: { value: 2000, sense: '不高于' } }, '目前高于年度目标120人'],
    ['rate', { ...rate, target: { value: '60', sense: '不低于' } }, '距年度目标还差1.8个百分点'],
  ])('gives no verdict on a %s while the year goes on', (_, changes, expected) => {
    const index = indexOf({ ...count, ...changes }, { kind: 'half-year', period: '2025-H1' })
    expect(renderReference(index, { id: 'i1', attribute: '完成率', format: null })?.text).toBe(expected)
  })
  it('is silent about completion where the sense is unknown', () => {
    expect(render({ ...count, target: { value: 1 } }, '完成率')).toBeNull()
  })
  it.each([
    [{ n: 3, of: 11, scope: '全省各市' }, '居全省各市第3位（共11个）'],
    [{ n: 1, scope: '全省' }, '居全省首位'],
    [{ n: 2, scope: '全省', tie: true }, '并列全省第2位'],
  ])('ranks %j', (rank, expected) => {
    expect(render({ ...count, rank }, '排名')).toBe(expected)
  })
})

describe('formats', () => {
  it.each([
    [11_837, '近1.2万人'],
    [2120, '超2100人'],
    [2000, null],
    [7, null],
  ])('rounds %d by the side on which it lies', (value, expected) => {
    expect(render({ ...count, value }, '值', '约')).toBe(expected)
  })
  it('drops only a fraction that is zero', () => {
    expect(render({ ...rate, value: '100.00' }, '值', '整')).toBe('100%')
    expect(render(rate, '值', '整')).toBeNull()
  })
  it('writes the bare figure for a table', () => {
    expect(render(rate, '值', '表')).toBe('58.2')
  })
})

describe('other kinds', () => {
  it.each([
    ['在建', '东湖小学正在推进建设，3月开工，计划2025年8月完工'],
    ['投用', '东湖小学已建成投用'],
    ['暂停', '东湖小学已暂停实施，3月开工'],
    ['取消', '东湖小学已取消实施'],
    ['前期', '东湖小学正在开展前期工作，计划2025年8月完工'],
  ])('tells a project in state %s no further on than it is', (status, expected) => {
    expect(
      render({ id: 'p1', label: '东湖小学', status, dates: { start: '2024-03', due: '2025-08' } }, '全句'),
    ).toBe(expected)
  })
  it('tells an award with giver, date and first', () => {
    const award = {
      id: 'a1',
      label: '文明校园',
      level: '省级',
      by: '省文明办',
      recipient: '东湖小学',
      date: '2024-08',
      first: { scope: '全市' },
    }
    expect(render(award, '全句')).toBe('8月，东湖小学被省文明办评为文明校园，为全市首个')
  })
  it('never strengthens or drops the commitment of a plan', () => {
    const plan = { id: 't1', label: '食堂改造', measure: '改造食堂12个', due: '2025-06' }
    expect(render(plan, '全句', null, { role: 'plan' })).toBe('6月底前，围绕食堂改造，将改造食堂12个')
    expect(render({ ...plan, commitment: '力争' }, '措施')).toBe('力争改造食堂12个')
    expect(render({ ...plan, commitment: '探索' }, '措施')).toBe('探索改造食堂12个')
  })
  it('says whose year a limit is when the text does not', () => {
    const plan = { id: 't1', label: '甲', due: '2025' }
    expect(render(plan, '时限')).toBe('2025年底前')
  })
  it("asks for the answer of last year's item before it tells it", () => {
    expect(render({ id: 'l1', label: '改造食堂' }, '全句')).toBeNull()
    expect(render({ id: 'l1', label: '改造食堂', status: '未完成', reason: '用地未落实。' }, '全句')).toBe(
      '上年计划的改造食堂尚未完成，原因是用地未落实',
    )
  })
  it.each([
    ['未完成', '未完成，因招标流标', '原因是招标流标'],
    ['未完成', '因招标流标', '原因是招标流标'],
    ['未完成', '主要原因是招标流标', '原因是招标流标'],
    ['未完成', '由于招标流标', '原因是招标流标'],
    ['取消', '不再实施，政策调整', '原因是政策调整'],
    ['取消', '取消，政策调整', '原因是政策调整'],
    ['未完成', '推进力度不够', '原因是推进力度不够'],
    ['未完成', '因素较多', '原因是因素较多'],
    ['未完成', '未完成招标', '原因是未完成招标'],
  ])('says the status and the cause once: %s %s', (status, reason, expected) => {
    expect(render({ id: 'l1', label: '改造食堂', status, reason }, '原因')).toBe(expected)
  })
  it('says the state of a project once and no money that has not flowed', () => {
    const project = { id: 'p1', label: '农村公路提升改造', status: '完工' }
    const money = [
      { label: '总投资', value: '1.2', unit: '亿元' },
      { label: '累计完成投资', value: '0', unit: '万元' },
    ]
    expect(render({ ...project, detail: '改造农村公路120公里；已完工', money }, '全句')).toBe(
      '农村公路提升改造已完工，总投资1.2亿元，改造农村公路120公里',
    )
    expect(render({ ...project, detail: '已完工' }, '详情')).toBeNull()
    expect(render({ ...project, money: money.slice(1) }, '投资')).toBeNull()
  })
})

describe('every sheet', () => {
  it('renders every attribute it offers, and no sentence end within', () => {
    fc.assert(
      fc.property(arbitrarySheet(), fc.boolean(), (sheet, stated) => {
        const index = indexSheet(sheet)
        for (const fact of sheet.facts) {
          for (const attribute of attributesOf(index, fact)) {
            for (const format of [null, ...formatsOf(index, fact, attribute)]) {
              const rendering = renderReference(
                index,
                { id: fact.id, attribute, format },
                { periodStated: stated },
              )
              expect(rendering?.text).toMatch(/^[^。{}\n]+$/)
              expect(rendering?.text).not.toMatch(/undefined|null|NaN/)
            }
          }
        }
      }),
      { numRuns: 100 },
    )
  })
  it('is described without any value', () => {
    fc.assert(
      fc.property(arbitrarySheet(), (sheet) => {
        const index = indexSheet(sheet)
        for (const fact of sheet.facts) {
          expect(describeFact(index, fact).slice(fact.id.length)).not.toMatch(/\d/)
        }
      }),
      { numRuns: 50 },
    )
  })
})
