/** An endless row of +1 and -1 that depends on the seed alone (mulberry32). */
export function createSigns(seed: number): () => 1 | -1 {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) & 1) === 0 ? 1 : -1
  }
}
