import { compare, type Decimal, decimal, multiply, subtract } from '../../domain/decimal.ts'
import { type Unit, unitOf } from '../../text/units.ts'
import { type Interval, shownInterval } from '../rounding.ts'

export type StatedFigure = { readonly value: string; readonly unit: string }

const ONE = decimal('1')
const factorOf = (unit: Unit | undefined): Decimal => unit?.factor ?? ONE

/** What a figure of the unit counts or measures; a unit that nobody knows compares with itself alone. */
export const dimensionOf = (unit: string): string =>
  unit === '' ? 'number' : (unitOf(unit)?.dimension ?? `“${unit}”`)

const inBase = ({ value, unit }: StatedFigure): Decimal => multiply(decimal(value), factorOf(unitOf(unit)))

/** The values that a figure stands for, in the base of its unit. A whole percentage such as 100% is meant exactly. */
function spread({ value, unit }: StatedFigure): Interval {
  const stated = decimal(value)
  const isRounded = stated.scale > 0 || /^[十百千万亿]/.test(unit)
  const { low, high } = isRounded ? shownInterval(stated, unit) : { low: stated, high: stated }
  const factor = factorOf(unitOf(unit))
  return { low: multiply(low, factor), high: multiply(high, factor) }
}

const widthOf = (figure: StatedFigure): Decimal => {
  const { low, high } = spread(figure)
  return subtract(high, low)
}

/** Below zero where `a` is told more exactly than `b`: 12034 人 than 1.2 万人. */
export const compareExactness = (a: StatedFigure, b: StatedFigure): number => compare(widthOf(a), widthOf(b))

/** Whether two figures say the same: equal in one unit, or the coarser is the finer one rounded. */
export function sameFigure(a: StatedFigure, b: StatedFigure): boolean {
  if (dimensionOf(a.unit) !== dimensionOf(b.unit)) return false
  const [x, y] = [inBase(a), inBase(b)]
  if (compare(x, y) === 0) return true
  const order = compareExactness(a, b)
  if (order === 0) return false
  const [fine, coarse] = order < 0 ? [x, b] : [y, a]
  const { low, high } = spread(coarse)
  return compare(low, fine) <= 0 && compare(fine, high) < 0
}
