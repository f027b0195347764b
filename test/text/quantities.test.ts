import { describe, expect, test } from 'vitest'
import { formatDecimal } from '../../src/domain/decimal.ts'
import { findQuantities, parseQuantity, type Quantity } from '../../src/text/quantities.ts'
import { QUANTITY_VECTORS } from './quantity-vectors.ts'

function show({ low, high, lowOpen, highOpen, unitText, unit, kind }: Quantity): string {
  const [from, to] = [low && formatDecimal(low), high && formatDecimal(high)]
  const interval =
    from !== null && from === to
      ? from
      : `${lowOpen || !from ? '(' : '['}${from ?? '∞'},${to ?? '∞'}${highOpen || !to ? ')' : ']'}`
  return `${interval} ${unit ? (/分之/.test(unitText) ? unit.name : unitText) : ''} ${kind}`
}

describe('findQuantities', () => {
  test.each(QUANTITY_VECTORS)('reads %s as %s', (text, expected) => {
    expect(findQuantities(text).map(show).join('；')).toBe(expected)
  })

  test('finds each quantity at its own words', () => {
    for (const [text] of QUANTITY_VECTORS) {
      for (const { start, end, raw } of findQuantities(text)) expect(text.slice(start, end)).toBe(raw)
    }
  })

  test('reads the words of a quantity alone as the same quantity', () => {
    for (const [text] of QUANTITY_VECTORS) {
      for (const quantity of findQuantities(text)) {
        const alone = parseQuantity(quantity.raw)
        expect(alone && show(alone).replace('rank', 'ordinal'), quantity.raw).toBe(
          show(quantity).replace('rank', 'ordinal'),
        )
      }
    }
  })
})
