import { jaccard, shinglesOf } from './shingles.ts'

type Ranked = { readonly documentId: string; readonly text: string; readonly score: number }

export type DiversifyOptions = {
  readonly limit: number
  /** A look-up tells texts apart by their figures, a search by theme does not. */
  readonly isLookup: boolean
}

const MAX_PER_DOCUMENT = 2
/** What counts as the same wording, as shares of common shingles. */
const SAME_WORDING = 0.5
const SAME_TEXT = 0.9
/** How much relevance counts beside novelty. */
const RELEVANCE = 0.7

/**
 * Picks `limit` of the candidates, the best first: of near-duplicates only the best, then by relevance against
 * likeness to what is picked already (maximal marginal relevance over shingles). A third passage of one document
 * comes only when no other document has anything left.
 */
export function diversify<T extends Ranked>(candidates: readonly T[], options: DiversifyOptions): T[] {
  const byScore = [...candidates].sort((a, b) => b.score - a.score)
  const highest = byScore[0]?.score ?? 0
  let rest = byScore.map((candidate) => ({
    candidate,
    relevance: highest > 0 ? candidate.score / highest : 0,
    shingles: shinglesOf(candidate.text, !options.isLookup),
    likeness: 0,
  }))
  const same = options.isLookup ? SAME_TEXT : SAME_WORDING
  const picked: T[] = []
  const perDocument = new Map<string, number>()
  while (picked.length < options.limit && rest.length > 0) {
    const free = rest.filter(
      ({ candidate }) => (perDocument.get(candidate.documentId) ?? 0) < MAX_PER_DOCUMENT,
    )
    const next = bestOf(free.length > 0 ? free : rest)
    if (!next) break
    const { documentId } = next.candidate
    picked.push(next.candidate)
    perDocument.set(documentId, (perDocument.get(documentId) ?? 0) + 1)
    rest = rest.filter((other) => {
      if (other === next) return false
      const likeness = jaccard(other.shingles, next.shingles)
      other.likeness = Math.max(other.likeness, likeness)
      return likeness < same
    })
  }
  return picked
}

function bestOf<T extends { readonly relevance: number; readonly likeness: number }>(
  pool: readonly T[],
): T | undefined {
  let best: T | undefined
  let bestValue = Number.NEGATIVE_INFINITY
  for (const entry of pool) {
    const value = RELEVANCE * entry.relevance - (1 - RELEVANCE) * entry.likeness
    if (value > bestValue) {
      best = entry
      bestValue = value
    }
  }
  return best
}
