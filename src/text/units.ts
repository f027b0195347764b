import { type Decimal, decimal, multiply, trim } from '../domain/decimal.ts'
import { parseHanNumeral } from './han-numeral.ts'
import { ARABIC_ONLY, CLASSIFIERS, MEASURES, UNIT_NOT_BEFORE } from './lexicon/units.ts'
import { createWordFinder } from './word-finder.ts'

/** What a figure counts or measures; figures of one dimension can be compared. */
export type Unit = {
  readonly name: string
  readonly dimension: string
  /** One of this unit is `factor` of the base. */
  readonly factor: Decimal
  readonly base: string
}

const ONE = decimal('1')

const UNITS: ReadonlyMap<string, Unit> = new Map(
  [
    ...Object.entries(MEASURES).flatMap(([dimension, measures]) =>
      measures.map(([name, factor]): Unit => {
        const base = measures[0]?.[0] ?? name
        return { name, dimension, factor: decimal(factor), base }
      }),
    ),
    ...CLASSIFIERS.map((name): Unit => ({ name, dimension: name, factor: ONE, base: name })),
  ].map((unit): [string, Unit] => [unit.name, unit]),
)

// What stands behind a unit and makes another word of it: 部门, 条件.
const GOES_ON: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(UNIT_NOT_BEFORE).map(([name, words]) => [name, new RegExp(words, 'y')]),
)
// The longest first, so that 平方米 is not read as 平, nor 人次 as 人.
const unitNames = createWordFinder(UNITS.keys(), (text, start, name) => {
  const other = GOES_ON.get(name)
  if (!other) return true
  other.lastIndex = start + name.length
  return !other.test(text)
})

/** The name of the unit that stands at an offset, '' for none. A unit that begins another word (部门, 条件) is none. */
export const unitNameAt = unitNames.at

const SCALED = /^([十百千万亿]{1,3})(.*)$/
const scaledUnits = new Map<string, Unit | undefined>()

/**
 * The unit of a name, with a scale in front or not: 人, 万人, 亿元, 万亿元, 个百分点. A scale alone (万) is a unit of
 * pure numbers. Undefined for an unknown name.
 */
export function unitOf(text: string): Unit | undefined {
  const known = UNITS.get(text)
  if (known) return known
  const match = SCALED.exec(text)
  if (!match) return undefined
  const [, scale = '', rest = ''] = match
  const cached = scaledUnits.get(text)
  if (cached) return cached
  const unit = rest === '' ? PURE : UNITS.get(rest)
  const factor = parseHanNumeral(scale)
  if (!unit || !factor) return undefined
  const scaled = {
    name: text,
    dimension: unit.dimension,
    factor: multiply(unit.factor, factor),
    base: unit.base,
  }
  scaledUnits.set(text, scaled)
  return scaled
}

const PURE: Unit = { name: '', dimension: 'number', factor: ONE, base: '' }

/** Whether a Han numeral before the unit counts things, where 三级 or 二期 would only name them. */
export const countsInHan = (name: string): boolean => !ARABIC_ONLY.has(name)

/** Whether values in the two units can be compared; a missing unit stands for a pure number. */
export const sameDimension = (a: Unit | null, b: Unit | null): boolean =>
  (a ?? PURE).dimension === (b ?? PURE).dimension

/** The value in the base unit of its dimension: 1.2 万元 is 12000. */
export const toBase = (value: Decimal, unit: Unit | null): Decimal =>
  unit === null ? trim(value) : trim(multiply(value, unit.factor))
