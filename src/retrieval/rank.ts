import type { SearchRequest } from '../domain/shelf.ts'
import { diversify } from './diversify.ts'
import type { Query } from './query.ts'
import { type Candidate, type Scored, scoreCandidates } from './score.ts'

export const DEFAULT_LIMIT = 10
export const MAX_LIMIT = 100

/** Turns what both arms found into the hits to show: scored, without repetition, from more than one document. */
export function rankCandidates<T extends Candidate>(
  candidates: readonly T[],
  query: Query,
  request: Pick<SearchRequest, 'prefer' | 'limit'>,
): Scored<T>[] {
  const limit = Math.min(Math.max(request.limit ?? DEFAULT_LIMIT, 0), MAX_LIMIT)
  const scored = scoreCandidates(candidates, request.prefer, query)
  // Beside those that hold the very words the others keep their distances, or else only unlikeness would count.
  const highest = Math.max(0, ...scored.map(({ score, parts }) => score - parts.phrase))
  return diversify(scored, { limit, isLookup: query.isLookup, highest })
}
