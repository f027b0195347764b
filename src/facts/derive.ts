import {
  absolute,
  compare,
  type Decimal,
  decimal,
  divide,
  HUNDRED,
  multiply,
  negate,
  subtract,
  trim,
} from '../domain/decimal.ts'
import type { Indicator } from '../domain/fact-sheet.ts'
import {
  differenceInterval,
  type Interval,
  isNegative,
  isZero,
  percentInterval,
  shownInterval,
  supportedFigure,
} from './rounding.ts'

export type Direction = 'up' | 'down' | 'flat'

/** How an indicator stands to its previous value. Figures are signed. */
export type Change = {
  readonly direction: Direction
  /** In the indicator's own unit, or in percentage points for a rate; null where nothing supports it. */
  readonly difference: Decimal | null
  /** In %, for counts only; null where rounding hides it, the base is not positive, or the metric is a rate. */
  readonly growth: Decimal | null
  /** The figure is the bureau's own and not computed. */
  readonly own: { readonly difference: boolean; readonly growth: boolean }
}

/** How an indicator stands to its target. */
export type Completion = {
  readonly state: 'over' | 'met' | 'missed'
  /** Value in % of the target; null for rates, ceilings and where rounding hides it. */
  readonly rate: Decimal | null
  /** Distance between value and target, not negative, in the indicator's unit; 0 when they are equal. */
  readonly gap: Decimal
  readonly ownRate: boolean
}

/** Whether figures of the unit are shares of a whole, which change in percentage points. */
export const isRate = (unit: string): boolean => unit === '%' || unit === '‰'

const direction = (value: Decimal): Direction => (isZero(value) ? 'flat' : isNegative(value) ? 'down' : 'up')

/**
 * The change against the previous value. The bureau's own derived figures win over computed ones. Null when there
 * is neither a previous value nor a given figure.
 */
export function changeOf(indicator: Indicator): Change | null {
  const { given, unit } = indicator
  const difference = given?.points && isRate(unit) ? decimal(given.points) : computedDifference(indicator)
  const growth = given?.yoy ? decimal(given.yoy) : computedGrowth(indicator)
  const sign = (isRate(unit) ? difference : null) ?? (given?.yoy ? growth : null) ?? difference ?? growth
  if (sign === null) return null
  return {
    direction: direction(sign),
    difference,
    growth,
    own: {
      difference: given?.points !== undefined && isRate(unit),
      growth: given?.yoy !== undefined,
    },
  }
}

/** Value minus previous value, as a reader subtracts the two figures on the page: 97.6 after 97 is 0.6 more. */
function computedDifference({ value, previous }: Indicator): Decimal | null {
  if (value === null || !previous) return null
  const [now, before] = [decimal(value), decimal(previous.value)]
  return trim(subtract(now, before))
}

const GROWTH_SCALE = 1
const WORKING_SCALE = 12

/** The growth in % to many places, as a base for rounding once; null without two values or for a base of zero. */
export function exactGrowthOf({ value, previous }: Indicator): Decimal | null {
  if (value === null || !previous) return null
  const before = decimal(previous.value)
  if (isZero(before)) return null
  return subtract(divide(multiply(decimal(value), HUNDRED), before, WORKING_SCALE), HUNDRED)
}

function computedGrowth(indicator: Indicator): Decimal | null {
  const { value, previous, unit } = indicator
  if (value === null || !previous || isRate(unit)) return null
  const [now, before] = [decimal(value), decimal(previous.value)]
  const ratio = percentInterval(shownInterval(now, unit), shownInterval(before, unit))
  if (!ratio) return null
  const growth = exactGrowthOf(indicator)
  if (growth === null) return null
  const interval = { low: subtract(ratio.low, HUNDRED), high: subtract(ratio.high, HUNDRED) }
  const figure = supportedFigure(growth, interval, GROWTH_SCALE) ?? null
  const lostAll = figure !== null && compare(figure, negate(HUNDRED)) === 0 && !isZero(now)
  return lostAll ? null : figure
}

/** Null without a value, a target or its sense: 不低于 and 不高于 call for opposite verdicts. */
export function completionOf(indicator: Indicator): Completion | null {
  const { value, target, given, unit } = indicator
  if (value === null || !target?.sense) return null
  const [now, goal] = [decimal(value), decimal(target.value)]
  const order = compare(now, goal)
  const state = completionState(target.sense, order)
  const countable = target.sense !== '不高于' && !isRate(unit)
  const computed = countable ? computedRate(now, goal, unit, state) : null
  return {
    state,
    rate: given?.rate ? decimal(given.rate) : computed,
    gap: trim(absolute(subtract(now, goal))),
    ownRate: given?.rate !== undefined,
  }
}

function completionState(sense: '不低于' | '不高于' | '等于', order: -1 | 0 | 1): Completion['state'] {
  if (order === 0) return 'met'
  if (sense === '不低于') return order > 0 ? 'over' : 'missed'
  if (sense === '不高于') return order < 0 ? 'met' : 'missed'
  return 'missed'
}

const TENFOLD: Decimal = { units: 1000n, scale: 0 }

/** Null where a rate tells less than the distance does: next to nothing, or ten times the target. A rate that rounds to 100 % although the target is missed or exceeded would deny the state; none is given then. */
function computedRate(now: Decimal, goal: Decimal, unit: string, state: Completion['state']): Decimal | null {
  const goalInterval = { low: goal, high: goal }
  const interval = percentInterval(shownInterval(now, unit), goalInterval)
  if (!interval) return null
  const rate = supportedFigure(divide(multiply(now, HUNDRED), goal, WORKING_SCALE), interval, GROWTH_SCALE)
  if (!rate || isZero(rate) || compare(rate, TENFOLD) >= 0) return null
  if (state !== 'met' && compare(rate, HUNDRED) === 0) return null
  return rate
}

/** The n of 翻n番 when the value is 2ⁿ of the previous one, up to 2.5 % more; null otherwise (grounding: [2, 2.05)). */
export function doublingsOf({ value, previous }: Indicator): number | null {
  if (value === null || !previous) return null
  const [now, before] = [decimal(value), decimal(previous.value)]
  if (isZero(before) || isNegative(before)) return null
  const ratio = divide(now, before, WORKING_SCALE)
  for (let n = 1; n <= 4; n += 1) {
    const exact: Decimal = { units: 2n ** BigInt(n), scale: 0 }
    const limit = multiply(exact, { units: 1025n, scale: 3 })
    if (compare(ratio, exact) >= 0 && compare(ratio, limit) < 0) return n
  }
  return null
}

/** Every growth in % that the two values as shown allow; undefined for a base that is not positive. */
export function possibleGrowth({ value, previous, unit }: Indicator): Interval | undefined {
  if (value === null || !previous) return undefined
  const ratio = percentInterval(
    shownInterval(decimal(value), unit),
    shownInterval(decimal(previous.value), unit),
  )
  return ratio && { low: subtract(ratio.low, HUNDRED), high: subtract(ratio.high, HUNDRED) }
}

/** Every difference that the two values as shown allow. */
export function possibleDifference({ value, previous, unit }: Indicator): Interval | undefined {
  if (value === null || !previous) return undefined
  return differenceInterval(shownInterval(decimal(value), unit), shownInterval(decimal(previous.value), unit))
}
