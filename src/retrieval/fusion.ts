import type { Query } from './query.ts'

/** How much each measure of a candidate counts. */
export type FusionWeights = {
  readonly lexical: number
  readonly vector: number
  /** Nearness to the middle of the best candidates. */
  readonly neighbours: number
  /** How many the best are at the most, whose middle counts. */
  readonly best: number
  /** For holding every word of the query, divided among those that do: the fewer they are, the surer is each. */
  readonly completeAlone: number
  /** For the same, by the lexical score among them. */
  readonly completeWords: number
}

/** Key words: the passage with the words themselves is wanted, and what is merely like it is not. */
const KEYWORD_WEIGHTS: FusionWeights = {
  lexical: 0.7,
  vector: 0.3,
  neighbours: 0,
  best: 0,
  completeAlone: 0.6,
  completeWords: 0.4,
}

/** A heading: what tells of the same thing is wanted, in whatever words; it says little, so that many are asked. */
const HEADING_WEIGHTS: FusionWeights = {
  lexical: 0.05,
  vector: 0.45,
  neighbours: 0.5,
  best: 20,
  completeAlone: 0.3,
  completeWords: 0,
}

/** A sentence says more by its words; a passage that holds every one of them is where it stands. */
const SENTENCE_WEIGHTS: FusionWeights = {
  lexical: 1 / 12,
  vector: 3 / 12,
  neighbours: 8 / 12,
  best: 10,
  completeAlone: 0.6,
  completeWords: 0.4,
}
const MANY_WORDS = 12

/** The weights for a query; measured by `npm run bench:retrieval` on the half of the texts that is for tuning. */
export function fusionWeights({ isKeywords, terms }: Pick<Query, 'isKeywords' | 'terms'>): FusionWeights {
  if (isKeywords) return KEYWORD_WEIGHTS
  return terms.size > MANY_WORDS ? SENTENCE_WEIGHTS : HEADING_WEIGHTS
}

export const FEWEST_VOTERS = 3
/** Of a shelf of so many passages the best are few enough to have something in common that the rest has not. */
const MANY_PASSAGES = 500
/** Of those that were found, which a filter can make few on any shelf, one in so many has a say. */
export const FOUND_PER_VOTER = 3

/** How many of the best have a say on a shelf of so many passages, at the most: all of a small one have nothing in common. */
export const mostVoters = ({ best }: Pick<FusionWeights, 'best'>, passages: number): number =>
  Math.min(best, Math.max(FEWEST_VOTERS, Math.round((best * passages) / MANY_PASSAGES)))

/**
 * How often the middle of the best is taken: the first corrects the choice of the best, of which the next is made
 * (pseudo-relevance feedback after Rocchio 1971, without the query).
 */
export const ROUNDS = 2
