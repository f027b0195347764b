import { jaccard, shinglesOf } from './shingles.ts'

/** How alike two texts are at least that say nearly the same, as share of common shingles. */
export const NEARLY_SAME = 0.6

const HASHES = 64
const BANDS = 16
const ROWS = HASHES / BANDS

/** What near-duplicates are found and told by: years and figures are replaced in bulk, so digits are all one. */
export const duplicateShingles = (text: string): ReadonlySet<number> => shinglesOf(text, true)

/** Odd multipliers and offsets of the hash functions, fixed for all time: stored bands stay comparable. */
const FACTORS = Int32Array.from({ length: HASHES }, (_, i) => Math.imul(i + 1, 0x9e3779b1) | 1)
const OFFSETS = Int32Array.from({ length: HASHES }, (_, i) => Math.imul(i + 7, 0x85ebca6b))

/**
 * The 16 band keys of a MinHash of 64 values, as signed 32-bit numbers. Texts with a common key are candidates;
 * of those that are alike by 0.6 or more, 99.6 in 100 have one (retrieval notes, section 6).
 */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let i = 0; i < HASHES; i += 1) {
      let value = Math.imul(shingle ^ (OFFSETS[i] ?? 0), FACTORS[i] ?? 1)
      value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0
      if (value < (least[i] ?? 0)) least[i] = value
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1
    for (let row = 0; row < ROWS; row += 1) {
      key = Math.imul(key ^ (least[band * ROWS + row] ?? 0), 0x01000193)
      key ^= key >>> 15
    }
    return key | 0
  })
}

/** A text that others may be like. `leader` is the one that stands for it: itself, or one that is on the shelf. */
export type Comparable = { readonly id: string; readonly shingles: ReadonlySet<number> }

/**
 * Finds for each text, in order, the one that stands for it: the most alike of the leaders there are and of those
 * texts before it that stand for themselves, where it is alike by 0.6 or more, and otherwise itself. So whatever
 * is left out of an answer is that much like what is shown. `proposals` tells which ids share a band with a text.
 */
export function chooseLeaders(
  texts: readonly Comparable[],
  leaders: readonly Comparable[],
  proposals: (id: string) => Iterable<string>,
): Map<string, string> {
  const leading = new Map(leaders.map((leader) => [leader.id, leader.shingles]))
  const leaderOf = new Map<string, string>()
  for (const { id, shingles } of texts) {
    let best = id
    let bestLikeness = 0
    for (const proposed of proposals(id)) {
      const other = proposed === id ? undefined : leading.get(proposed)
      if (!other) continue
      const likeness = jaccard(shingles, other)
      if (likeness < NEARLY_SAME || likeness < bestLikeness) continue
      if (likeness > bestLikeness || proposed < best) best = proposed
      bestLikeness = likeness
    }
    leaderOf.set(id, best)
    if (best === id) leading.set(id, shingles)
  }
  return leaderOf
}
