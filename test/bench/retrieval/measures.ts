/** What one result of a ranking is worth, 0 to 1, and the relevant passages that it holds. */
export type Judged = { readonly gain: number; readonly passages: readonly string[] }

export const MEASURES = ['nDCG@10', 'recall@10', 'MRR'] as const
export type Measure = (typeof MEASURES)[number]
export type Measured = Readonly<Record<Measure, number>>

const DEPTH = 10
/** A result of which at least half is relevant is a hit. */
const HIT = 0.5

/** Measures a ranking of which `relevant` passages are the answer. What is shown a second time is worth nothing. */
export function measure(ranking: readonly Judged[], relevant: number): Measured {
  const top = ranking.slice(0, DEPTH)
  const seen = new Set<string>()
  let gained = 0
  for (const [index, { gain, passages }] of top.entries()) {
    const isNew = passages.some((id) => !seen.has(id))
    if (isNew) gained += gain / Math.log2(index + 2)
    for (const id of passages) seen.add(id)
  }
  let best = 0
  for (let rank = 1; rank <= Math.min(DEPTH, relevant); rank++) best += 1 / Math.log2(rank + 1)
  const first = ranking.findIndex(({ gain }) => gain >= HIT)
  return {
    'nDCG@10': best > 0 ? gained / best : 0,
    'recall@10': relevant > 0 ? Math.min(seen.size / relevant, 1) : 0,
    MRR: first < 0 ? 0 : 1 / (first + 1),
  }
}

/** One query's value under two systems; queries of one document hang together. */
export type Pair = { readonly document: string; readonly a: number; readonly b: number }

export type Difference = { readonly mean: number; readonly low: number; readonly high: number }

const ROUNDS = 5000
const SEED = 20240601

/**
 * The mean of a − b with its 95 % interval by paired bootstrap (percentiles of 5,000 draws, fixed seed). Whole
 * documents are drawn, and each with all its queries: queries of one document are no independent witnesses.
 */
export function compare(pairs: readonly Pair[]): Difference {
  const documents = [...Map.groupBy(pairs, ({ document }) => document).values()].map((group) => ({
    sum: group.reduce((sum, { a, b }) => sum + a - b, 0),
    count: group.length,
  }))
  const next = createRandom(SEED)
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0
    let count = 0
    for (let drawn = 0; drawn < documents.length; drawn++) {
      const document = documents[Math.floor(next() * documents.length)]
      sum += document?.sum ?? 0
      count += document?.count ?? 0
    }
    return count > 0 ? sum / count : 0
  }).sort((x, y) => x - y)
  const all = documents.reduce(
    (total, { sum, count }) => ({ sum: total.sum + sum, count: total.count + count }),
    {
      sum: 0,
      count: 0,
    },
  )
  return {
    mean: all.count > 0 ? all.sum / all.count : 0,
    low: means[Math.floor(0.025 * ROUNDS)] ?? 0,
    high: means[Math.floor(0.975 * ROUNDS)] ?? 0,
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/** A mixed order of the same values, the same for the same random numbers. */
export function shuffle<T>(values: readonly T[], next: () => number): T[] {
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
