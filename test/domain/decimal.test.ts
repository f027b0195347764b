import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimal,
  divide,
  formatDecimal,
  multiply,
  parseDecimal,
  round,
  subtract,
  trim,
} from '../../src/domain/decimal.ts'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 6 }))
  .map(([units, scale]) => ({ units, scale }))

describe('a decimal', () => {
  it('is read and written without loss', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value)
      }),
    )
  })

  it.each(['', '.', '1.', '.5', '1e3', '1,000', '１２', '--1', 'NaN', '9'.repeat(41)])(
    'is not made of %j',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )

  it('adds tenths exactly, where floats do not', () => {
    expect(formatDecimal(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
  })

  it('takes back by subtraction what was added', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0)
      }),
    )
  })

  it('gives back a product divided by one of its factors', () => {
    fc.assert(
      fc.property(
        decimals,
        decimals.filter(({ units }) => units !== 0n),
        (a, b) => {
          expect(compare(divide(multiply(a, b), b, a.scale), a)).toBe(0)
        },
      ),
    )
  })

  it.each([
    ['1', '3', 2, '0.33'],
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['5.5', '0.55', 1, '10.0'],
  ])('%s / %s to %i places is %s', (a, b, scale, quotient) => {
    expect(formatDecimal(divide(decimal(a), decimal(b), scale))).toBe(quotient)
  })

  it('refuses to divide by zero', () => {
    expect(() => divide(decimal('1'), decimal('0.00'), 2)).toThrow(RangeError)
  })

  it.each([
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.3', 3, '2.300'],
    ['0.004', 2, '0.00'],
  ])('%s rounded to %i places is %s', (value, scale, rounded) => {
    expect(formatDecimal(round(decimal(value), scale))).toBe(rounded)
  })

  it('drops only the zeros behind the point', () => {
    expect(formatDecimal(trim(decimal('3.500')))).toBe('3.5')
    expect(formatDecimal(trim(decimal('100')))).toBe('100')
  })
})
