import { HAN_DIGITS, HAN_SCALES } from './han-numeral.ts'
import { NUMERAL_TERMS } from './lexicon/numeral-terms.ts'
import type { Span } from './span.ts'
import { unitNameAt } from './units.ts'

type Place = { readonly term: string; readonly offset: number }

const NUMERAL = new RegExp(`[0-9${HAN_DIGITS}${HAN_SCALES}半几]`)

// A term is looked up by each of its numerals together with the character behind it, or before it at the end.
const PLACES = new Map<string, Place[]>()

for (const term of new Set(Object.values(NUMERAL_TERMS).flatMap((list) => list.split(/\s+/)))) {
  for (const [offset, character] of Array.from(term).entries()) {
    if (!NUMERAL.test(character)) continue
    const last = offset === term.length - 1
    const key = last ? `<${term.slice(offset - 1, offset + 1)}` : term.slice(offset, offset + 2)
    const places = PLACES.get(key) ?? []
    places.push({ term, offset })
    PLACES.set(key, places)
  }
}
for (const places of PLACES.values()) places.sort((a, b) => b.term.length - a.term.length)

const DIGIT = /[0-9.]/

/** The longest word, term or public slogan with the numeral at `at` in it; digits must be all of the term's own. */
export function fixedTermAt(text: string, at: number): Span | undefined {
  const behind = longest(text, at, PLACES.get(text.slice(at, at + 2)))
  const before = longest(text, at, PLACES.get(`<${text.slice(at - 1, at + 1)}`))
  if (!behind || !before) return behind ?? before
  return before.end - before.start > behind.end - behind.start ? before : behind
}

/** 120 is a telephone number, but not in 120名. */
const isAmountEnd = (text: string, end: number): boolean =>
  /[0-9.%‰十百千万亿余多]/.test(text.charAt(end)) || unitNameAt(text, end) !== ''

function longest(text: string, at: number, places: readonly Place[] | undefined): Span | undefined {
  for (const { term, offset } of places ?? []) {
    const start = at - offset
    const end = start + term.length
    if (start < 0 || !text.startsWith(term, start)) continue
    if (DIGIT.test(term.charAt(0)) && DIGIT.test(text.charAt(start - 1))) continue
    if (DIGIT.test(term.charAt(term.length - 1)) && isAmountEnd(text, end)) continue
    return { start, end }
  }
  return undefined
}
