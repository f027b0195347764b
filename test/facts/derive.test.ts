import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDecimal } from '../../src/domain/decimal.ts'
import { type Indicator, indicatorSchema } from '../../src/domain/fact-sheet.ts'
import { changeOf, completionOf, doublingsOf } from '../../src/facts/derive.ts'

const indicator = (fields: object): Indicator =>
  indicatorSchema.parse({ kind: 'indicator', id: 'i1', label: '甲', value: 1, ...fields })
const text = (value: Parameters<typeof formatDecimal>[0] | null | undefined) =>
  value ? formatDecimal(value) : value

describe('changeOf', () => {
  it('subtracts exactly where floats would not', () => {
    const change = changeOf(indicator({ value: '0.3', unit: '%', previous: { value: '0.1' } }))
    expect(text(change?.difference)).toBe('0.2')
  })
  it.each([
    ['58.25', '55', '3.25'],
    ['97.4', '97', '0.4'],
    ['12.6', '0', '12.6'],
    ['0', '3.456', '-3.456'],
    ['-352.6', '-120', '-232.6'],
  ])('from %s after %s is %s: no reader who subtracts finds another', (value, previous, difference) => {
    const change = changeOf(indicator({ value, unit: '%', previous: { value: previous } }))
    expect(text(change?.difference)).toBe(difference)
  })
  it('gives a rate no relative growth', () => {
    expect(changeOf(indicator({ value: 50, unit: '%', previous: { value: 40 } }))?.growth).toBeNull()
  })
  it('gives no growth on a base of zero', () => {
    const change = changeOf(indicator({ value: 5, unit: '所', previous: { value: 0 } }))
    expect([change?.direction, change?.growth]).toEqual(['up', null])
  })
  it('is null without anything to compare', () => {
    expect(changeOf(indicator({ value: 5 }))).toBeNull()
  })
  it('always points where the two values point', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (now, before) => {
        const change = changeOf(indicator({ value: now, unit: '人', previous: { value: before } }))
        expect(change?.direction).toBe(now > before ? 'up' : now < before ? 'down' : 'flat')
        const growth = change?.growth
        if (growth) {
          const exact = (now / before - 1) * 100
          expect(Math.abs(Number(formatDecimal(growth)) - exact)).toBeLessThan(0.0501)
        }
      }),
    )
  })
})

describe('completionOf', () => {
  it('does not round a missed target up to 100 %', () => {
    const completion = completionOf(
      indicator({ value: 99_999, unit: '人', target: { value: 100_000, sense: '不低于' } }),
    )
    expect([completion?.state, completion?.rate, text(completion?.gap)]).toEqual(['missed', null, '1'])
  })
  it('gives a ceiling no completion rate', () => {
    const completion = completionOf(
      indicator({ value: 3, unit: '起', target: { value: 5, sense: '不高于' } }),
    )
    expect([completion?.state, completion?.rate]).toEqual(['met', null])
  })
})

describe('doublingsOf', () => {
  it.each([
    [20, 10, 1],
    [20.4, 10, 1],
    [20.5, 10, null],
    [40, 10, 2],
    [19.9, 10, null],
  ])('of %d from %d is %s', (value, before, expected) => {
    expect(doublingsOf(indicator({ value, previous: { value: before } }))).toBe(expected)
  })
})
