import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  HUNDRED,
  multiply,
  round,
  subtract,
  trim,
  ZERO,
} from '../domain/decimal.ts'

/** All values that a figure as shown can stand for; both ends belong to it. */
export type Interval = { readonly low: Decimal; readonly high: Decimal }

export const pointInterval = (value: Decimal): Interval => ({ low: value, high: value })

/** Units that count whole things one by one: an integer with one of them is exact. */
const MEASURE = /[%‰万亿元米里亩吨克升时分秒度顷]|百分点|千/

/**
 * The values that round to a figure as typed. A whole number of people, schools or pieces is exact; anything
 * with a decimal point, a multiplier (万人) or a measured unit (元, 平方米, %) stands for ± half of its last digit.
 */
export function shownInterval(value: Decimal, unit: string): Interval {
  if (value.scale === 0 && !MEASURE.test(unit)) return pointInterval(value)
  const half: Decimal = { units: 5n, scale: value.scale + 1 }
  return { low: subtract(value, half), high: add(value, half) }
}

export const intervalsMeet = (a: Interval, b: Interval): boolean =>
  compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0

export const differenceInterval = (a: Interval, b: Interval): Interval => ({
  low: subtract(a.low, b.high),
  high: subtract(a.high, b.low),
})

const QUOTIENT_SCALE = 12

/** `a / b × 100`; undefined unless `a` is not negative and `b` is positive throughout. */
export function percentInterval(a: Interval, b: Interval): Interval | undefined {
  if (compare(b.low, ZERO) <= 0 || compare(a.low, ZERO) < 0) return undefined
  return {
    low: divide(multiply(a.low, HUNDRED), b.high, QUOTIENT_SCALE),
    high: divide(multiply(a.high, HUNDRED), b.low, QUOTIENT_SCALE),
  }
}

/** Half a unit of the last place on both sides of a rounded figure. */
export function roundedInterval(value: Decimal): Interval {
  const half: Decimal = { units: 5n, scale: value.scale + 1 }
  return { low: subtract(value, half), high: add(value, half) }
}

/**
 * The figure with the most decimal places, at most `maxScale`, that the interval supports: the interval may be
 * no wider than one unit of the last place shown. Undefined when not even a whole number is supported.
 */
export function supportedFigure(middle: Decimal, interval: Interval, maxScale: number): Decimal | undefined {
  const width = absolute(subtract(interval.high, interval.low))
  for (let scale = maxScale; scale >= 0; scale -= 1) {
    if (compare(width, { units: 1n, scale }) <= 0) return trim(round(middle, scale))
  }
  return undefined
}

export const isZero = (value: Decimal): boolean => value.units === 0n
export const isNegative = (value: Decimal): boolean => value.units < 0n
