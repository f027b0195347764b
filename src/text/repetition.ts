import type { Span } from './span.ts'

/** Characters in a row, letters and digits only, from which on two texts count as saying the same. */
export const REPEATED_FROM = 16

/** A stretch of a text that another text holds as well, but for its figures. */
export type RepeatedPlace = Span & { readonly otherStart: number; readonly otherEnd: number }

/** How much of a text stands in another one, and where. */
export type Repetition = {
  /** Letters and digits of the text; a run of digits counts as one. */
  readonly characters: number
  readonly repeated: number
  /** `repeated` of `characters`, 0 to 1. */
  readonly share: number
  readonly places: readonly RepeatedPlace[]
}

/** Letters with the offsets where each begins and ends in the text. */
type Folded = {
  readonly letters: string
  readonly offsets: readonly number[]
  readonly ends: readonly number[]
}

const LETTER = /[\p{L}\p{N}]/u
const DIGIT = /[\d.]/

/**
 * The letters of a text in one width, every run of digits as a single 0: a sentence of last year with the figures changed
 * is last year's sentence. A line break stays, so that nothing runs from one paragraph into the next.
 */
function fold(text: string): Folded {
  let letters = ''
  const offsets: number[] = []
  const ends: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at).normalize('NFKC').charAt(0)
    const isBreak = character === '\n'
    const isPoint = character === '.' && letters.endsWith('0')
    if (!isBreak && !isPoint && !LETTER.test(character)) continue
    const folded = DIGIT.test(character) ? '0' : character
    if (folded === '0' && letters.endsWith('0')) {
      // 92.5 is one figure, but the point behind 92 may be the end of the sentence.
      if (character !== '.') ends[ends.length - 1] = at + 1
      continue
    }
    if (isBreak && letters.endsWith('\n')) continue
    letters += folded
    offsets.push(at)
    ends.push(at + 1)
  }
  return { letters, offsets, ends }
}

const MOST_CANDIDATES = 8

/**
 * Finds what a text repeats of another: stretches of at least 16 letters in a row, each as long as it goes, without
 * overlap. Punctuation, width and figures do not count. Takes time in proportion to both lengths.
 */
export function repetitionOf(text: string, other: string): Repetition {
  const [own, last] = [fold(text), fold(other)]
  const known = gramsOf(last.letters)
  const places: RepeatedPlace[] = []
  let repeated = 0
  let at = 0
  while (at + REPEATED_FROM <= own.letters.length) {
    const best = longestAt(own.letters, at, last.letters, known)
    if (!best) {
      at += 1
      continue
    }
    places.push({
      start: own.offsets[at] ?? 0,
      end: endOf(own, at + best.length),
      otherStart: last.offsets[best.from] ?? 0,
      otherEnd: endOf(last, best.from + best.length),
    })
    repeated += best.length
    at += best.length
  }
  const characters = own.letters.replaceAll('\n', '').length
  return { characters, repeated, share: characters === 0 ? 0 : repeated / characters, places }
}

const endOf = ({ ends }: Folded, after: number): number => ends[after - 1] ?? 0

/** Where each run of 16 letters begins, the first few places of each. */
function gramsOf(letters: string): Map<string, number[]> {
  const grams = new Map<string, number[]>()
  for (let at = 0; at + REPEATED_FROM <= letters.length; at += 1) {
    const gram = letters.slice(at, at + REPEATED_FROM)
    if (gram.includes('\n')) continue
    const places = grams.get(gram)
    if (!places) grams.set(gram, [at])
    else if (places.length < MOST_CANDIDATES) places.push(at)
  }
  return grams
}

function longestAt(
  letters: string,
  at: number,
  other: string,
  known: ReadonlyMap<string, readonly number[]>,
): { readonly from: number; readonly length: number } | undefined {
  let best: { from: number; length: number } | undefined
  for (const from of known.get(letters.slice(at, at + REPEATED_FROM)) ?? []) {
    let length = REPEATED_FROM
    while (
      at + length < letters.length &&
      letters[at + length] !== '\n' &&
      letters[at + length] === other[from + length]
    ) {
      length += 1
    }
    if (!best || length > best.length) best = { from, length }
  }
  return best
}
