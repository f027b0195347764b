import { add, compare, type Decimal, decimal, multiply, subtract } from '../domain/decimal.ts'

/** The values a number can mean; null is unbounded. */
export type Interval = {
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

const TWENTIETH = decimal('0.05')
const TENTH = decimal('0.1')
const ONE = decimal('1')
const TWENTY = decimal('20')

export const point = (value: Decimal): Interval => ({
  low: value,
  high: value,
  lowOpen: false,
  highOpen: false,
})

export const between = (low: Decimal, high: Decimal): Interval => ({
  low,
  high,
  lowOpen: false,
  highOpen: false,
})

export const atLeast = (low: Decimal): Interval => ({ low, high: null, lowOpen: false, highOpen: false })
export const above = (low: Decimal): Interval => ({ low, high: null, lowOpen: true, highOpen: false })
export const atMost = (high: Decimal): Interval => ({ low: null, high, lowOpen: false, highOpen: false })
export const below = (high: Decimal): Interval => ({ low: null, high, lowOpen: false, highOpen: true })

/** A share of the value, but one whole for small counts: 近10所 can be 9. */
function slack(value: Decimal, share: Decimal, counted: boolean): Decimal {
  const part = multiply(value, share)
  const small = counted && value.scale === 0 && compare(value, TWENTY) <= 0
  return small && compare(part, ONE) < 0 ? ONE : part
}

/** 近: from 5 % below up to, but not including, the value. `counted`: the value is a number of whole things. */
export const near = (value: Decimal, counted: boolean): Interval => ({
  low: subtract(value, slack(value, TWENTIETH, counted)),
  high: value,
  lowOpen: false,
  highOpen: true,
})

/** 约, 左右: 5 % to both sides. */
export function about(value: Decimal, counted: boolean): Interval {
  const part = slack(value, TWENTIETH, counted)
  return between(subtract(value, part), add(value, part))
}

/** 超, 逾, 突破: above the value by up to 10 %. */
export const over = (value: Decimal, counted: boolean): Interval => ({
  low: value,
  high: add(value, slack(value, TENTH, counted)),
  lowOpen: true,
  highOpen: false,
})

/** 以上: as 超, but with the value itself. */
export const fromUp = (value: Decimal, counted: boolean): Interval => ({
  ...over(value, counted),
  lowOpen: false,
})

/** Whether the interval is a single value. */
export const isPoint = ({ low, high }: Interval): boolean =>
  low !== null && high !== null && compare(low, high) === 0

/** 多, 余: above the value by less than one step of its last digit that is not zero: 2000多 stays below 3000. */
export const somewhatOver = (value: Decimal): Interval => ({
  low: value,
  high: add(value, lastStep(value)),
  lowOpen: true,
  highOpen: true,
})

function lastStep({ units, scale }: Decimal): Decimal {
  let step = 1n
  let rest = units
  while (rest !== 0n && rest % 10n === 0n) {
    rest /= 10n
    step *= 10n
  }
  return { units: step, scale }
}

/** The same interval with both ends changed by a function that keeps their order. */
export const mapEnds = (interval: Interval, change: (end: Decimal) => Decimal): Interval => ({
  ...interval,
  low: interval.low && change(interval.low),
  high: interval.high && change(interval.high),
})
