import { characterBigrams } from './tokens.ts'

/** How much of the shorter of two names stands in the other, by pairs of characters: 0 to 1. */
export function nameLikeness(a: string, b: string): number {
  const [x, y] = [new Set(characterBigrams(a)), new Set(characterBigrams(b))]
  const least = Math.min(x.size, y.size)
  return least === 0 ? 0 : x.intersection(y).size / least
}

/** How much two texts have in common, by pairs of characters, of what either holds (Jaccard): 0 to 1. */
export const textLikeness = (a: string, b: string): number =>
  sharedPart(new Set(characterBigrams(a)), new Set(characterBigrams(b)))

/** How much two sets have in common of what either holds (Jaccard): 0 to 1. */
export function sharedPart<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const common = one.intersection(other).size
  return common === 0 ? 0 : common / (one.size + other.size - common)
}
