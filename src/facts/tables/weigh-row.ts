import type { GridCell } from '../../domain/grid.ts'
import { type Period, samePeriodLastYear } from '../../domain/period.ts'
import { readFigure } from './read-figure.ts'
import type { ColumnMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'

/** What the figures of a row prove of each other. */
export type RowProof = {
  /** Its percentages are stored as parts of one: 0.9136 is 91.36%. */
  readonly isFraction: boolean
  /** What its column of growth holds is the difference of its figures: in points, or in the unit of the figures. */
  readonly difference?: 'points' | 'amount'
}

type Weight = {
  readonly amount: number
  readonly digits: number
  readonly isStored: boolean
  readonly sense?: string
}

/**
 * Holds the figures of one metric in a row against each other. Stated points that are a hundred times the difference,
 * or a target of the same order as a hundred times the figure, prove percentages to be stored as parts of one; a
 * growth that is the difference of the figures, and not their growth in per cent, is that difference.
 */
export function weighRow(
  row: TableRow,
  columns: readonly ColumnMapping[],
  unit: string,
  base: Period | undefined,
  isFractionTable: boolean,
): RowProof {
  const weightOf = (matches: (column: ColumnMapping) => boolean, own = unit): Weight | undefined => {
    const column = columns.find((each) => matches(each) && row.at(each) !== undefined)
    const cell = column && row.at(column)
    return cell && weigh(cell, own, column.sense)
  }
  const isMain = ({ field }: ColumnMapping): boolean => field === 'value' || field === 'metric'
  const before = base === undefined ? undefined : samePeriodLastYear(base)
  const value = weightOf((each) => isMain(each) && (each.period === undefined || each.period === base))
  const previous =
    weightOf(({ field }) => field === 'previous') ??
    (before === undefined ? undefined : weightOf((each) => isMain(each) && each.period === before))
  const target = weightOf(
    ({ field, period }) => field === 'target' && (period === undefined || period === base),
  )
  const points = weightOf(({ field }) => field === 'points', '个百分点')
  const growth = weightOf(({ field }) => field === 'yoy', '个百分点')
  if (!value) return { isFraction: false }
  const arePart = unit === '%' && isPart(value) && (previous === undefined || isPart(previous))
  const isFraction =
    arePart &&
    (isFractionTable ||
      isProvedByPoints(value, previous, points ?? growth) ||
      isProvedByTarget(value, target))
  if (!growth?.isStored || !previous) return { isFraction }
  const scale = isFraction ? 100 : 1
  const gap = value.amount - previous.amount
  const isGrowth = previous.amount !== 0 && isNear(growth, (gap / Math.abs(previous.amount)) * 100)
  if (isGrowth || growth.amount === 0) return { isFraction }
  if (isNear(growth, gap * scale)) return { isFraction, difference: unit === '%' ? 'points' : 'amount' }
  return isFraction && isNear(growth, gap) ? { isFraction, difference: 'amount' } : { isFraction }
}

/** `isStored`: the cell itself names no unit. */
function weigh(cell: GridCell, unit: string, columnSense: string | undefined): Weight | undefined {
  const reading = readFigure(cell, unit)
  if (reading.kind !== 'figure' || (reading.unit !== undefined && reading.unit !== unit)) return undefined
  const sense = reading.sense ?? columnSense
  return {
    amount: Number(reading.value),
    digits: reading.value.split('.')[1]?.length ?? 0,
    isStored: reading.unit === undefined,
    ...(sense === undefined ? {} : { sense }),
  }
}

const isPart = ({ amount, digits, isStored }: Weight): boolean =>
  isStored && Math.abs(amount) <= 1 && (digits > 0 || amount === 0 || amount === 1)

/** Within half of the last digit that is stated. */
const isNear = ({ amount, digits }: Weight, expected: number): boolean =>
  Math.abs(amount - expected) <= 0.5 * 10 ** -digits + 1e-9

const isProvedByPoints = (
  value: Weight,
  previous: Weight | undefined,
  points: Weight | undefined,
): boolean => {
  if (!previous || !points || points.amount === 0) return false
  const gap = value.amount - previous.amount
  const isGrowth = previous.amount !== 0 && isNear(points, (gap / Math.abs(previous.amount)) * 100)
  return isNear(points, gap * 100) && !isNear(points, gap) && !(points.isStored && isGrowth)
}

/** A rate to be reached is missed or passed by less than the factor of two; one not to be passed may be far off. */
const isProvedByTarget = ({ amount }: Weight, target: Weight | undefined): boolean => {
  if (!target || target.amount <= 1 || target.sense === '不高于') return false
  const share = (amount * 100) / target.amount
  return share >= 0.5 && share <= 2
}
