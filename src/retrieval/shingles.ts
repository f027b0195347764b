import { hash32 } from '../text/hash.ts'

const SHINGLE_LENGTH = 4
const NOISE = /[\s\p{P}]+/gu
const DIGIT = /\p{N}/gu

/** The set of all runs of four characters, hashed, without spaces and punctuation; `foldDigits` makes all digits one. */
export function shinglesOf(text: string, foldDigits: boolean): ReadonlySet<number> {
  const letters = text.replaceAll(NOISE, '')
  const folded = foldDigits ? letters.replaceAll(DIGIT, '0') : letters
  const shingles = new Set<number>()
  for (let start = 0; start + SHINGLE_LENGTH <= folded.length; start += 1) {
    shingles.add(hash32(folded, start, start + SHINGLE_LENGTH))
  }
  if (shingles.size === 0) shingles.add(hash32(folded))
  return shingles
}

/** The share of common shingles among all shingles of two texts, 0 to 1. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const shingle of small) if (large.has(shingle)) common += 1
  const all = a.size + b.size - common
  return all === 0 ? 0 : common / all
}
