/**
 * Okapi BM25 in two halves, so that a database can keep one of them: the score of a passage is the inner product
 * of its weights with the query's. The query's half holds the rarity of terms, which changes with every document
 * added; the passage's half does not change with it.
 */

/** How soon repetition of a term stops counting, and how much long passages are held back. */
const K1 = 1.2
const B = 0.75

/** How often each term occurs. */
export function countTerms(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

/** The passage's half: `words` is its length and `meanWords` the mean length, in tokens. */
export function passageWeight(occurrences: number, words: number, meanWords: number): number {
  const length = meanWords > 0 ? words / meanWords : 1
  return (occurrences * (K1 + 1)) / (occurrences + K1 * (1 - B + B * length))
}

/** The query's half: `passagesWith` of `passages` hold the term. */
export function queryWeight(occurrences: number, passagesWith: number, passages: number): number {
  return occurrences * Math.log(1 + (passages - passagesWith + 0.5) / (passagesWith + 0.5))
}

const MIN_RARE_TERMS = 4
const RARE_PASSAGES = 5000

/**
 * The query's rarest terms, which alone decide what is scored at all: by rising frequency until together they
 * would bring in more than 5,000 passages, but at least four. Terms that no passage holds are left out.
 */
export function rarestTerms<T extends { readonly passages: number }>(terms: readonly T[]): T[] {
  const chosen: T[] = []
  let passages = 0
  const byRarity = terms.filter((term) => term.passages > 0).sort((a, b) => a.passages - b.passages)
  for (const term of byRarity) {
    if (chosen.length >= MIN_RARE_TERMS && passages + term.passages > RARE_PASSAGES) break
    chosen.push(term)
    passages += term.passages
  }
  return chosen
}
