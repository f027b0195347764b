import { HAN_DIGITS, HAN_SCALES } from './han-numeral.ts'
import { NUMERAL_TERMS } from './lexicon/numeral-terms.ts'
import { isPublicName } from './public-names.ts'
import type { Span } from './span.ts'
import { unitNameAt } from './units.ts'

type Place = { readonly term: string; readonly offset: number }

const NUMERAL = new RegExp(`[0-9${HAN_DIGITS}${HAN_SCALES}半几]`)

// A term is looked up by each of its numerals together with the character behind it, or before it at the end.
type PlacesByPair = Map<number, Map<number, Place[]>>
const PLACES: PlacesByPair = new Map()
const PLACES_AT_END: PlacesByPair = new Map()

/** By the two characters from `at` on; the second is NaN at the end of a text and makes no key. */
const placesAt = (map: PlacesByPair, text: string, at: number): Place[] | undefined =>
  map.get(text.charCodeAt(at))?.get(text.charCodeAt(at + 1))

for (const term of new Set(Object.values(NUMERAL_TERMS).flatMap((list) => list.split(/\s+/)))) {
  for (const [offset, character] of Array.from(term).entries()) {
    if (!NUMERAL.test(character)) continue
    const last = offset === term.length - 1
    const map = last ? PLACES_AT_END : PLACES
    const at = last ? offset - 1 : offset
    const bySecond = map.get(term.charCodeAt(at)) ?? new Map<number, Place[]>()
    map.set(term.charCodeAt(at), bySecond)
    const places = bySecond.get(term.charCodeAt(at + 1)) ?? []
    places.push({ term, offset })
    bySecond.set(term.charCodeAt(at + 1), places)
  }
}
for (const lists of [...PLACES.values(), ...PLACES_AT_END.values()])
  for (const places of lists.values()) places.sort((a, b) => b.term.length - a.term.length)

const DIGIT = /[0-9.]/

/**
 * The longest word, term or public slogan with the numeral at `at` in it; digits must be all of the term's own. A
 * public name between quotation marks is one too, even where its words alone would count: “三名”工程.
 */
export function fixedTermAt(text: string, at: number): Span | undefined {
  const quoted = quotedNameAt(text, at)
  if (quoted) return quoted
  const behind = longest(text, at, placesAt(PLACES, text, at))
  const before = longest(text, at, placesAt(PLACES_AT_END, text, at - 1))
  if (!behind || !before) return behind ?? before
  return before.end - before.start > behind.end - behind.start ? before : behind
}

function quotedNameAt(text: string, at: number): Span | undefined {
  if (text.charAt(at - 1) !== '“') return undefined
  const length = text.slice(at, at + 12).indexOf('”')
  return length > 0 && isPublicName(text.slice(at, at + length)) ? { start: at, end: at + length } : undefined
}

/** 120 is a telephone number, but not in 120名. */
const isAmountEnd = (text: string, end: number): boolean =>
  /^(?:[0-9.%‰十百千万亿余多]|,\d)/.test(text.slice(end, end + 2)) || unitNameAt(text, end) !== ''

const TELEPHONE = /^\d{3}$/
const TELEPHONE_TAIL = /^(?:热线|电话|报警|平台|服务|举报|投诉|诉求|工单|急救|指挥|联动|[”/])/

function longest(text: string, at: number, places: readonly Place[] | undefined): Span | undefined {
  for (const { term, offset } of places ?? []) {
    const start = at - offset
    const end = start + term.length
    if (start < 0 || !text.startsWith(term, start)) continue
    if (DIGIT.test(term.charAt(0)) && /[0-9.,]/.test(text.charAt(start - 1))) continue
    if (TELEPHONE.test(term) && !TELEPHONE_TAIL.test(text.slice(end, end + 2))) continue
    if (DIGIT.test(term.charAt(term.length - 1)) && isAmountEnd(text, end)) continue
    return { start, end }
  }
  return undefined
}
