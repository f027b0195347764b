import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDecimal, trim } from '../../src/domain/decimal.ts'
import { parseHanNumeral } from '../../src/text/han-numeral.ts'
import { asCapital, asHan, digitByDigit } from './render-numeral.ts'

const read = (text: string): string | undefined => {
  const value = parseHanNumeral(text)
  return value && formatDecimal(trim(value))
}

test.each([
  ['十', '10'],
  ['十二', '12'],
  ['两千', '2000'],
  ['三百五', '350'],
  ['三百零五', '305'],
  ['一万二', '12000'],
  ['一万零二', '10002'],
  ['三亿五千万', '350000000'],
  ['三亿五', '350000000'],
  ['三万亿', '3000000000000'],
  ['壹万贰仟', '12000'],
  ['貳萬伍仟', '25000'],
  ['二〇二四', '2024'],
  ['二○二四', '2024'],
  ['廿三', '23'],
  ['卅', '30'],
  ['九十五点六', '95.6'],
  ['一点二万', '12000'],
  ['零点五', '0.5'],
  ['百', '100'],
  ['万', '10000'],
])('reads %s as %s', (text, value) => {
  expect(read(text)).toBe(value)
})

test.each(['', '十百', '百千', '亿万', '三三百', '点五', '三点', '三点五点六', '三所', '一'.repeat(41)])(
  'reads no numeral in %s',
  (text) => {
    expect(parseHanNumeral(text)).toBeUndefined()
  },
)

test('reads back every number below a million million, in everyday and capital numerals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => {
      expect(read(asHan(value))).toBe(String(value))
      expect(read(asCapital(value))).toBe(String(value))
    }),
    { numRuns: 500 },
  )
})

test('reads back numbers spelled digit by digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 99_999_999 }), (value) => {
      expect(read(digitByDigit(value))).toBe(String(value))
    }),
  )
})

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'零一二两三十百千万亿点壹拾廿几'), maxLength: 45 }),
      (text) => {
        parseHanNumeral(text)
      },
    ),
  )
})
