import type { Decimal } from '../domain/decimal.ts'
import type { Span } from './span.ts'
import type { Unit } from './units.ts'

export type QuantityKind =
  | 'count'
  | 'ratio'
  | 'points'
  | 'multiple'
  | 'rank'
  | 'ordinal'
  | 'range'
  | 'bound'
  | 'vague'
export type QuantityForm = 'arabic' | 'han' | 'mixed' | 'capital' | 'roman'

/** A quantity as the interval of values it can mean, in its own unit. */
export type Quantity = Span & {
  /** The words of the span: approximator, number, unit, bound. */
  readonly raw: string
  /** Ends of the interval; null is unbounded. */
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly lowOpen: boolean
  readonly highOpen: boolean
  /** A point stated without approximator. */
  readonly exact: boolean
  readonly unit: Unit | null
  readonly unitText: string
  readonly kind: QuantityKind
  /** 近 超 余 约 以上 不低于 … as written. */
  readonly approximator: string | null
  readonly form: QuantityForm
}

/** All quantities of a text, in order, without overlap. Dates are not among them. */
export function findQuantities(_text: string): Quantity[] {
  return []
}

/** The quantity that the whole text is; undefined when it is anything else. */
export function parseQuantity(_text: string): Quantity | undefined {
  return undefined
}
