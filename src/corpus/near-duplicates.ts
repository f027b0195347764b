/** Two passages that say nearly the same, by their index in the list, with the Jaccard similarity of their shingles. */
export type NearDuplicate = { readonly a: number; readonly b: number; readonly similarity: number }

const HASHES = 64
const BANDS = 16
const ROWS = HASHES / BANDS
const SHINGLE = 4
/** A bucket with more passages than this holds boilerplate; each is then compared with the first ones only. */
const LARGEST_BUCKET = 50

/** The 4-character shingles of a text as numbers; digits count as one, blanks and marks not at all. */
export function shinglesOf(text: string): Set<number> {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').replace(/\p{N}/gu, '0')
  const shingles = new Set<number>()
  for (let i = 0; i + SHINGLE <= letters.length; i++) {
    // FNV-1a over the UTF-16 codes: cheap, and even enough for a set of a few hundred.
    let hash = 0x811c9dc5
    for (let k = i; k < i + SHINGLE; k++) hash = Math.imul(hash ^ letters.charCodeAt(k), 0x01000193)
    shingles.add(hash >>> 0)
  }
  return shingles
}

/** The share of common shingles, from 0 to 1; 0 when one has none. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const shingle of small) if (large.has(shingle)) common++
  const all = a.size + b.size - common
  return all === 0 || small.size === 0 ? 0 : common / all
}

/** Odd multipliers and offsets of the 64 hash functions, fixed for all time: stored bands stay comparable. */
const FACTORS = Array.from(
  { length: HASHES },
  (_, i) => [Math.imul(i + 1, 0x9e3779b1) | 1, Math.imul(i + 7, 0x85ebca6b)] as const,
)

/** The 16 band keys of a MinHash of 64 values; texts with a common key are candidates. */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (const shingle of shingles)
    for (let i = 0; i < HASHES; i++) {
      const [factor = 1, offset = 0] = FACTORS[i] ?? []
      let value = Math.imul(shingle ^ offset, factor)
      value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0
      if (value < (least[i] ?? 0)) least[i] = value
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1
    for (let row = 0; row < ROWS; row++) key = Math.imul(key ^ (least[band * ROWS + row] ?? 0), 0x01000193)
    return key >>> 0
  })
}

/**
 * All pairs of texts whose shingles overlap by at least `threshold` (0 to 1). MinHash proposes, the exact Jaccard
 * similarity decides: retrieval notes, section 6. Texts shorter than a shingle have no duplicates.
 */
export function findNearDuplicates(texts: readonly string[], threshold = 0.6): NearDuplicate[] {
  const shingles = texts.map(shinglesOf)
  const buckets = new Map<number, number[]>()
  const seen = new Set<number>()
  const pairs: NearDuplicate[] = []
  shingles.forEach((set, b) => {
    if (set.size === 0) return
    for (const key of bandsOf(set)) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [b])
        continue
      }
      for (const a of bucket) {
        const pair = a * texts.length + b
        if (a === b || seen.has(pair)) continue
        seen.add(pair)
        const similarity = jaccard(shingles[a] ?? new Set(), set)
        if (similarity >= threshold) pairs.push({ a, b, similarity })
      }
      if (bucket.length < LARGEST_BUCKET) bucket.push(b)
    }
  })
  return pairs
}
