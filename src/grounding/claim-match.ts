import { absolute, add, compare, type Decimal, decimal, multiply, subtract } from '../domain/decimal.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { sameDimension, toBase } from '../text/units.ts'
import { type Claim, isDerived } from './fact-claims.ts'

/** A quantity found in a text, with the text so that a unit only the sheet knows can be read behind it. */
export type Stated = { readonly quantity: Quantity; readonly text: string }

/** A figure that the bureau itself rounds (180余次, 2万余名) is true as typed. */
export const asTyped = ({ kind, shown }: Claim, { raw }: Quantity): boolean =>
  !COMPUTED.has(kind) && raw.normalize('NFKC') === shown.normalize('NFKC')

const COMPUTED: ReadonlySet<Claim['kind']> = new Set([
  'difference',
  'growth',
  'multiple',
  'rate',
  'gap',
  'place',
  'field',
])

/** Whether the quantity counts the same sort of thing as the claim. */
export function sameUnit(claim: Claim, { quantity, text }: Stated): boolean {
  if (asTyped(claim, quantity)) return true
  if (claim.kind === 'place') return quantity.kind === 'rank'
  if (quantity.kind === 'rank') return false
  if (claim.kind === 'field') return quantity.unit === null || quantity.kind === 'count'
  if (claim.unit === undefined) {
    // Of 元/月 and 批次 the reader of quantities knows only the first word.
    const behind = text.slice(quantity.end, quantity.end + claim.unitText.length)
    return `${quantity.unitText.replace(/^[万亿]/, '')}${behind}`.startsWith(claim.unitText)
  }
  return sameDimension(claim.unit, quantity.unit)
}

/** Whether the quantity as worded is true of the claim's value. */
export function sameValue(claim: Claim, { quantity }: Stated): boolean {
  if (asTyped(claim, quantity)) return true
  const { low, high, unit } = quantity
  const base = (value: Decimal | null): Decimal | null => (value === null ? null : toBase(value, unit))
  if (quantity.exact && low !== null) return exactlyTrue(claim, quantity, low)
  const [from, to] = [base(low), base(high)]
  const { values } = claim
  if (claim.kind === 'own' && compare(values.low, values.high) < 0)
    return sameInterval(claim, quantity, from, to)
  if (
    quantity.kind === 'bound' &&
    !boundFits(claim, from, to, { low: quantity.lowOpen, high: quantity.highOpen })
  )
    return false
  const belowLow =
    from !== null && (quantity.lowOpen ? compare(values.high, from) <= 0 : compare(values.high, from) < 0)
  const aboveHigh =
    to !== null && (quantity.highOpen ? compare(values.low, to) >= 0 : compare(values.low, to) > 0)
  return !belowLow && !aboveHigh
}

/** 超过200家 is not what the bureau's own 200家以上 says. */
function sameInterval(claim: Claim, quantity: Quantity, from: Decimal | null, to: Decimal | null): boolean {
  const [own] = findQuantities(claim.shown)
  return (
    from !== null &&
    compare(from, claim.values.low) === 0 &&
    (to === null || compare(to, claim.values.high) === 0) &&
    own?.lowOpen === quantity.lowOpen
  )
}

const TENTH = decimal('0.1')

/** 不低于60% states a target of 60 and no other, and of a value only one that is at most a tenth away. */
function boundFits(
  claim: Claim,
  from: Decimal | null,
  to: Decimal | null,
  open: { readonly low: boolean; readonly high: boolean },
): boolean {
  const bound = from ?? to
  if (bound === null) return false
  const value = claim.values.low
  // 超过60% is not what a target of 60% says.
  if (claim.kind === 'target' || claim.kind === 'own')
    return compare(bound, value) === 0 && !(from === null ? open.high : open.low)
  const distance = absolute(subtract(value, bound))
  return compare(distance, multiply(absolute(bound), TENTH)) <= 0
}

function exactlyTrue(claim: Claim, quantity: Quantity, value: Decimal): boolean {
  const base = toBase(value, quantity.unit)
  if (!isDerived(claim) && compare(base, claim.values.low) === 0) return true
  const step = isDerived(claim) ? derivedStep(claim, value) : displayStep(quantity)
  if (step === null) return false
  const half = toBase(step, quantity.unit)
  // Half a unit rounds up, so what lies exactly on the upper edge is the next figure's.
  return (
    compare(subtract(base, half), claim.values.high) <= 0 && compare(claim.values.low, add(base, half)) < 0
  )
}

/** Half of the last place shown of a computed figure; 增长1倍 is not good for anything from 1.5 to 2.5. */
function derivedStep(claim: Claim, value: Decimal): Decimal {
  const scale = claim.kind === 'multiple' ? Math.max(value.scale, 1) : value.scale
  return { units: 5n, scale: scale + 1 }
}

const SCALED = /(\d+)(?:\.(\d+))?([万亿])/

/**
 * A typed figure may be shown in 万 or 亿 to fewer places (1.2万 for 11,837); any other figure is shown as typed.
 * In the quantity's own unit; null where no rounding is allowed.
 */
function displayStep({ raw, unit, unitText }: Quantity): Decimal | null {
  const match = SCALED.exec(raw.normalize('NFKC'))
  if (!match) return null
  const [, , fraction = '', scale] = match
  const inUnit: Decimal = { units: 5n, scale: fraction.length + 1 }
  if (unit !== null && /^[万亿]/.test(unitText)) return inUnit
  return { units: inUnit.units * decimal(scale === '万' ? '10000' : '100000000').units, scale: inUnit.scale }
}
