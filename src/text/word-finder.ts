import type { Span } from './span.ts'

export type FoundWord = Span & { readonly word: string }

/** Says whether a listed word that stands at `start` counts there. */
export type Fits = (text: string, start: number, word: string) => boolean

export type WordFinder = {
  /** Every listed word in order, without overlap: at each place the longest that fits. */
  readonly find: (text: string) => FoundWord[]
  /** The longest listed word that begins at an offset and fits, '' for none. */
  readonly at: (text: string, start: number) => string
}

/** UTF-16 code units. */
const UNITS = 0x10000
const always: Fits = () => true

/**
 * Finds the words of a list as an expression of alternatives would, longest first, but looks at a word only where
 * its first two characters stand: a long list costs no more than a short one.
 */
export function createWordFinder(words: Iterable<string>, fits: Fits = always): WordFinder {
  const begins = new Uint8Array(UNITS)
  const byPair = new Map<number, string[]>()
  const single = new Map<number, string>()
  for (const word of new Set(words)) {
    if (word === '') continue
    begins[word.charCodeAt(0)] = 1
    if (word.length === 1) single.set(word.charCodeAt(0), word)
    else {
      const pair = word.charCodeAt(0) * UNITS + word.charCodeAt(1)
      byPair.set(pair, [...(byPair.get(pair) ?? []), word])
    }
  }
  for (const list of byPair.values()) list.sort((a, b) => b.length - a.length)

  function at(text: string, start: number): string {
    const first = text.charCodeAt(start)
    if (!begins[first]) return ''
    for (const word of byPair.get(first * UNITS + text.charCodeAt(start + 1)) ?? [])
      if (text.startsWith(word, start) && fits(text, start, word)) return word
    const word = single.get(first)
    return word !== undefined && fits(text, start, word) ? word : ''
  }

  function find(text: string): FoundWord[] {
    const found: FoundWord[] = []
    for (let start = 0; start < text.length; ) {
      const word = begins[text.charCodeAt(start)] ? at(text, start) : ''
      if (word !== '') found.push({ word, start, end: start + word.length })
      start += Math.max(1, word.length)
    }
    return found
  }

  return { find, at }
}

/** Whether the text holds one of the words; a cheap question before an expression that cannot match without them. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true
  return false
}
