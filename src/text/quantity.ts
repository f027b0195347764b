import type { Decimal } from '../domain/decimal.ts'
import type { Span } from './span.ts'
import type { Unit } from './units.ts'

/** How a numeral is written: 35, 三十五, 1.2万, 叁拾伍, Ⅻ. */
export type QuantityForm = 'arabic' | 'han' | 'mixed' | 'capital' | 'roman'

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

/**
 * A quantity as the interval of values it can mean, in its own unit. A multiple is the ratio of new to old:
 * 增长1.2倍 and 是上年的2.2倍 are both 2.2, 翻两番 is 4. A rank is its number, 前10名 is [1, 10].
 */
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
  /** Null for a pure number, whose scale is worked in: 1.2万 is 12000; 1.2万人 is 1.2 in 万人. */
  readonly unit: Unit | null
  readonly unitText: string
  readonly kind: QuantityKind
  /** 近 超 余 约 以上 不低于 … as written. */
  readonly approximator: string | null
  readonly form: QuantityForm
}
