import { countTerms } from '../../../retrieval/bm25.ts'
import { lexicalText } from '../../../retrieval/index-text.ts'
import { hash32 } from '../../../text/hash.ts'
import { searchTokens } from '../../../text/tokens.ts'

const LARGEST_DIMENSION = 999_999_999

export type CountedTerm = {
  readonly term: string
  /** 1 to 999,999,999. */
  readonly dimension: number
  /** The same number as the index of terms knows it. */
  readonly key: string
  readonly occurrences: number
}

/** The number of a term, another one for each tenant. Two terms of the same number count as one. */
export function numberTerm(tenantId: string, term: string): Pick<CountedTerm, 'dimension' | 'key'> {
  const dimension = (hash32(`${tenantId}\n${term}`) % LARGEST_DIMENSION) + 1
  return { dimension, key: dimension.toString(36) }
}

export const dimensionOf = (key: string): number => Number.parseInt(key, 36)

/** The terms of a passage, each number once. */
export function readTerms(
  tenantId: string,
  passage: Parameters<typeof lexicalText>[0],
): { readonly words: number; readonly terms: CountedTerm[] } {
  const tokens = searchTokens(lexicalText(passage))
  const byKey = new Map<string, CountedTerm>()
  for (const [term, occurrences] of countTerms(tokens)) {
    const { dimension, key } = numberTerm(tenantId, term)
    const known = byKey.get(key)
    byKey.set(key, {
      term: known?.term ?? term,
      dimension,
      key,
      occurrences: (known?.occurrences ?? 0) + occurrences,
    })
  }
  return { words: tokens.length, terms: [...byKey.values()] }
}
