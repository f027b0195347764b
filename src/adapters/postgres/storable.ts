/** PostgreSQL keeps no NUL and no half of a surrogate pair; each becomes one replacement character, so that offsets hold. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\u{FFFD}')

/** A value for a JSON parameter. The drivers disagree on arrays, so none of them is given any. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part))

/** A number with all the digits that a 32-bit float has. */
const FLOAT_DIGITS = 7

export const toVector = (values: Float32Array): string =>
  `[${Array.from(values, (value) => Number(value.toPrecision(FLOAT_DIGITS))).join()}]`

const SPARSE_DIMENSIONS = 1_000_000_000

/** Dimensions count from 1. */
export const toSparseVector = (weights: Iterable<readonly [dimension: number, weight: number]>): string =>
  `{${Array.from(weights, ([dimension, weight]) => `${dimension}:${Number(weight.toPrecision(FLOAT_DIGITS))}`).join()}}/${SPARSE_DIMENSIONS}`
