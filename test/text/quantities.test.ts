import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, formatDecimal } from '../../src/domain/decimal.ts'
import { findQuantities, parseQuantity, type Quantity } from '../../src/text/quantities.ts'
import { toBase } from '../../src/text/units.ts'
import { QUANTITY_VECTORS } from './quantity-vectors.ts'
import { asCapital, asFullWidth, asHan, withSeparators } from './render-numeral.ts'

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

describe('parseQuantity', () => {
  const spellings = [String, asFullWidth, asHan, asCapital, withSeparators]
  const value = fc.integer({ min: 1, max: 999_999_999 })

  test('reads a number back from every spelling', () => {
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(...spellings),
        fc.constantFrom('所', '人次', '元', '亩', '个百分点'),
        (n, spell, unit) => {
          const quantity = parseQuantity(spell(n) + unit)
          expect(quantity?.low).toEqual(decimal(String(n)))
          expect(quantity).toMatchObject({ exact: true, unitText: unit })
        },
      ),
    )
  })

  test('gives 万 and 亿 the same value in the base unit as all digits written out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(1, 2), (n, places) => {
        const short = formatDecimal({ units: BigInt(n), scale: places })
        const [scaled, whole] = [parseQuantity(`${short}万元`), parseQuantity(`${n * 10 ** (4 - places)}元`)]
        if (!scaled?.low || !whole?.low) throw new Error(`not read: ${short}`)
        expect(toBase(scaled.low, scaled.unit)).toEqual(toBase(whole.low, whole.unit))
      }),
    )
  })

  test('an approximator keeps the value out of or inside its interval as the words say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), (n) => {
        const at = decimal(String(n))
        expect(parseQuantity(`近${n}人`)).toMatchObject({
          high: at,
          highOpen: true,
          exact: false,
          approximator: '近',
        })
        expect(parseQuantity(`超${n}人`)).toMatchObject({
          low: at,
          lowOpen: true,
          exact: false,
          approximator: '超',
        })
        expect(parseQuantity(`${n}人以上`)).toMatchObject({ low: at, lowOpen: false, kind: 'bound' })
        expect(parseQuantity(`不超过${n}人`)).toMatchObject({
          low: null,
          high: at,
          highOpen: false,
          kind: 'bound',
        })
      }),
    )
  })

  test.each(['', '学校', '2024年', '35所学校', '共35所', '三会一课', '第'])('%s is no quantity', (text) => {
    expect(parseQuantity(text)).toBeUndefined()
  })

  test('reads 一个 when it stands alone', () => {
    expect(parseQuantity('一个')).toMatchObject({ low: decimal('1'), unitText: '个' })
  })
})

test('finders never throw and keep their spans in order, whatever the text', () => {
  const unit = fc.constantFrom(
    ...'0123456789.,%％‰一二三十百千万亿两几数半余多近超约第前翻番成倍分之至—～-“”（）个所人元年月日以上内ⅠⅫ，。',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      let last = 0
      for (const { start, end, raw, low, high } of findQuantities(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end)).toBe(raw)
        expect(low !== null || high !== null).toBe(true)
        last = end
      }
    }),
    { numRuns: 1000 },
  )
})
