const Z = 1.96

/** The 95 % interval of a share by Wilson's method, which holds for few cases and for shares near 0 and 1. */
export function wilson(hits: number, count: number): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 }
  const share = hits / count
  const denominator = 1 + Z ** 2 / count
  const middle = (share + Z ** 2 / (2 * count)) / denominator
  const half = (Z * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2))) / denominator
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** `93.5 % [92.1, 94.7] (1234/1320)`. */
export function shareOf(hits: number, count: number): string {
  if (count === 0) return 'no case'
  const percent = (share: number): string => (share * 100).toFixed(1)
  const { low, high } = wilson(hits, count)
  return `${percent(hits / count).padStart(5)} % [${percent(low)}, ${percent(high)}] (${hits}/${count})`
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
