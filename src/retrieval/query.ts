import { withoutControls } from '../text/normalise.ts'
import { foldSpelling, searchTokens } from '../text/tokens.ts'
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
  /** What was typed in one run, for passages that hold it letter by letter; null for a word alone or words set apart. */
  readonly phrase: Phrase | null
  /** The figures, where nothing else was typed but perhaps their unit: what does not hold one is no answer. */
  readonly figures: readonly string[]
}

export type Phrase = {
  /** In one spelling, without blanks and punctuation. */
  readonly letters: string
  /** The longest piece of it as typed that has neither. */
  readonly run: string
}

/** Reads what was typed; null where there is no letter and no digit to search for. */
export function readQuery(typed: string): Query | null {
  const typedText = withoutControls(typed.slice(0, MAX_QUERY_LENGTH))
  const text = foldSpelling(typedText).trim()
  if (!LETTER.test(text)) return null
  const terms = new Map([...countTerms(searchTokens(text))].slice(0, MAX_TERMS))
  const isLookup = FIGURE_OR_QUOTE.test(text)
  const isKeywords = terms.size <= (isLookup ? FEW_WORDS_LOOKUP : FEW_WORDS) || isSetApart(text)
  return {
    ...{ text, terms, isLookup, isKeywords },
    phrase: terms.size > 1 && !isSetApart(text) ? readPhrase(typedText, text) : null,
    figures: readFigures(text, terms),
  }
}

const NOT_LETTERS = /[^\p{L}\p{N}]+/gu

/** Letters and digits alone, in one spelling. */
export const lettersOf = (text: string): string => foldSpelling(text).replaceAll(NOT_LETTERS, '')

function readPhrase(typed: string, text: string): Phrase {
  const runs = typed.toLowerCase().split(NOT_LETTERS)
  const run = runs.reduce((longest, next) => (next.length > longest.length ? next : longest), '')
  return { letters: lettersOf(text), run }
}

const FIGURE = /^[\d.,]*\d[\d.,]*$/
const LETTERS = /\p{L}/gu
/** 年, 个, 万元. */
const MAX_UNIT_LETTERS = 2

const readFigures = (text: string, terms: ReadonlyMap<string, number>): string[] =>
  (text.match(LETTERS)?.length ?? 0) > MAX_UNIT_LETTERS
    ? []
    : [...terms.keys()].filter((term) => FIGURE.test(term))

const FEW_WORDS = 2
const FEW_WORDS_LOOKUP = 4
const MEAN_WORD = 6

/** Chinese is written without blanks: who types them between short words lists key words. */
function isSetApart(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length > 1 && words.reduce((sum, { length }) => sum + length, 0) <= MEAN_WORD * words.length
}
