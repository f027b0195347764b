import { searchTokens } from '../text/tokens.ts'
import { countTerms } from './bm25.ts'

/** More is cut off: a query is a sentence or a heading, not a document. */
const MAX_QUERY_LENGTH = 2000
const MAX_TERMS = 200

const LETTER = /[\p{L}\p{N}]/u
const FIGURE_OR_QUOTE = /[\p{N}“”"「」『』《》〈〉]/u

export type Query = {
  readonly text: string
  readonly terms: ReadonlyMap<string, number>
  /** Looks for one certain place, by a figure or a quoted name, and not for passages on a theme. */
  readonly isLookup: boolean
}

/** Reads what was typed; null where there is no letter and no digit to search for. */
export function readQuery(typed: string): Query | null {
  const text = typed.slice(0, MAX_QUERY_LENGTH).normalize('NFKC').toLowerCase().trim()
  if (!LETTER.test(text)) return null
  const terms = new Map([...countTerms(searchTokens(text))].slice(0, MAX_TERMS))
  return { text, terms, isLookup: FIGURE_OR_QUOTE.test(text) }
}
