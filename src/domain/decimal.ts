/** An exact decimal: `units × 10^-scale`. Figures of a bureau never pass through a float. */
export type Decimal = { readonly units: bigint; readonly scale: number }

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/
const MAX_DIGITS = 40

/** Parses `12`, `-3.50`; returns undefined for anything else, or for more than 40 digits. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text)
  if (!match || text.length > MAX_DIGITS) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Parses a decimal known to be well formed; throws RangeError otherwise. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text)
  if (!parsed) throw new RangeError(`not a decimal: ${text}`)
  return parsed
}

/** Writes the decimal with all digits of its scale: `3.50`. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return (units < 0n ? '-' : '') + (scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`)
}

const power = (exponent: number): bigint => 10n ** BigInt(exponent)

function rescale(value: Decimal, scale: number): bigint {
  return value.units * power(scale - value.scale)
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [rescale(a, scale), rescale(b, scale), scale]
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { units: x + y, scale }
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { units: x - y, scale }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Divides and rounds half away from zero at `scale` places. Throws RangeError for a zero divisor. */
export function divide(a: Decimal, b: Decimal, scale: number): Decimal {
  if (b.units === 0n) throw new RangeError('division by zero')
  const numerator = a.units * power(scale + b.scale)
  const denominator = b.units * power(a.scale)
  return { units: roundedQuotient(numerator, denominator), scale }
}

/** Rounds half away from zero to `scale` places; a smaller scale is padded. */
export function round(value: Decimal, scale: number): Decimal {
  if (scale >= value.scale) return { units: rescale(value, scale), scale }
  return { units: roundedQuotient(value.units, power(value.scale - scale)), scale }
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = (2n * n + d) / (2n * d)
  return negative ? -quotient : quotient
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale }
}

export function absolute(value: Decimal): Decimal {
  return value.units < 0n ? negate(value) : value
}

/** Drops trailing zeros of the fraction: `3.50` becomes `3.5`. */
export function trim(value: Decimal): Decimal {
  let { units, scale } = value
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale -= 1
  }
  return { units, scale }
}

export const ZERO: Decimal = { units: 0n, scale: 0 }
export const HUNDRED: Decimal = { units: 100n, scale: 0 }
