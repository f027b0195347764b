import { add, type Decimal, decimal, multiply } from '../domain/decimal.ts'
import { unitOf } from '../text/units.ts'
import { type Interval, shownInterval } from './rounding.ts'

/** All values that a figure as shown can stand for, in the base unit of its dimension: 1.2 万元 is 11,500 to 12,500 元. */
export function baseInterval(value: string, unit: string): Interval {
  const { low, high } = shownInterval(decimal(value), unit)
  const factor: Decimal = unitOf(unit)?.factor ?? { units: 1n, scale: 0 }
  return { low: multiply(low, factor), high: multiply(high, factor) }
}

export const sumOf = (intervals: readonly Interval[]): Interval =>
  intervals.reduce((sum, { low, high }) => ({ low: add(sum.low, low), high: add(sum.high, high) }), {
    low: decimal('0'),
    high: decimal('0'),
  })
