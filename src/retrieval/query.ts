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
  /** Holds a figure or a quotation, by which texts of nearly the same wording are told apart. */
  readonly isLookup: boolean
  /** Names a thing by a few words, and does not describe it: what holds the words themselves is wanted. */
  readonly isKeywords: boolean
}

/** Reads what was typed; null where there is no letter and no digit to search for. */
export function readQuery(typed: string): Query | null {
  const text = typed.slice(0, MAX_QUERY_LENGTH).normalize('NFKC').toLowerCase().trim()
  if (!LETTER.test(text)) return null
  const terms = new Map([...countTerms(searchTokens(text))].slice(0, MAX_TERMS))
  const isLookup = FIGURE_OR_QUOTE.test(text)
  const isKeywords = terms.size <= (isLookup ? FEW_WORDS_LOOKUP : FEW_WORDS) || isSetApart(text)
  return { text, terms, isLookup, isKeywords }
}

const FEW_WORDS = 2
const FEW_WORDS_LOOKUP = 4
const MEAN_WORD = 6

/** Chinese is written without blanks: who types them between short words lists key words. */
function isSetApart(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length > 1 && words.reduce((sum, { length }) => sum + length, 0) <= MEAN_WORD * words.length
}
