import { jaccard, shinglesOf } from './shingles.ts'

type Ranked = { readonly documentId: string; readonly text: string; readonly score: number }

export type DiversifyOptions = {
  readonly limit: number
  /** A look-up tells texts apart by their figures, a search by theme does not. */
  readonly isLookup: boolean
  /** The score that counts as full relevance; the highest there is unless told. */
  readonly highest?: number
}

const MAX_PER_DOCUMENT = 2
/** What counts as the same wording, as shares of common shingles. */
const SAME_WORDING = 0.5
const SAME_TEXT = 0.9
/** How much relevance counts beside novelty. */
const RELEVANCE = 0.7

/** A candidate and how like it is to those of the picked ones that it was compared with so far. */
type Entry<T> = {
  readonly candidate: T
  readonly relevance: number
  shingles: ReadonlySet<number> | null
  likeness: number
  compared: number
  isOut: boolean
}

/**
 * Picks `limit` of the candidates, the best first: of near-duplicates only the best, then by relevance against
 * likeness to what is picked already (maximal marginal relevance over shingles). A third passage of one document
 * comes only when no other document has anything left. Texts are compared only where the outcome depends on it.
 */
export function diversify<T extends Ranked>(candidates: readonly T[], options: DiversifyOptions): T[] {
  const byScore = [...candidates].sort((a, b) => b.score - a.score)
  const highest = options.highest ?? byScore[0]?.score ?? 0
  const entries: Entry<T>[] = byScore.map((candidate) => ({
    candidate,
    relevance: highest > 0 ? candidate.score / highest : 0,
    shingles: null,
    likeness: 0,
    compared: 0,
    isOut: false,
  }))
  const same = options.isLookup ? SAME_TEXT : SAME_WORDING
  const picked: Entry<T>[] = []
  const perDocument = new Map<string, number>()
  const readShingles = (entry: Entry<T>): ReadonlySet<number> => {
    entry.shingles ??= shinglesOf(entry.candidate.text, !options.isLookup)
    return entry.shingles
  }

  const compare = (entry: Entry<T>): void => {
    for (; entry.compared < picked.length && !entry.isOut; entry.compared += 1) {
      const other = picked[entry.compared]
      if (!other) return
      entry.likeness = Math.max(entry.likeness, jaccard(readShingles(entry), readShingles(other)))
      entry.isOut = entry.likeness >= same
    }
  }

  /** No later entry can do better than its relevance alone, so that most need no comparison. */
  const findBest = (isEligible: (entry: Entry<T>) => boolean): Entry<T> | undefined => {
    let best: Entry<T> | undefined
    let bestValue = Number.NEGATIVE_INFINITY
    for (const entry of entries) {
      if (entry.isOut || !isEligible(entry)) continue
      if (RELEVANCE * entry.relevance <= bestValue) break
      compare(entry)
      const value = RELEVANCE * entry.relevance - (1 - RELEVANCE) * entry.likeness
      if (!entry.isOut && value > bestValue) {
        best = entry
        bestValue = value
      }
    }
    return best
  }

  const isFree = ({ candidate }: Entry<T>) => (perDocument.get(candidate.documentId) ?? 0) < MAX_PER_DOCUMENT
  while (picked.length < options.limit) {
    const next = findBest(isFree) ?? findBest(() => true)
    if (!next) break
    const { documentId } = next.candidate
    next.isOut = true
    picked.push(next)
    perDocument.set(documentId, (perDocument.get(documentId) ?? 0) + 1)
  }
  return picked.map(({ candidate }) => candidate)
}
