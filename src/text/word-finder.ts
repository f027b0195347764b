import type { Span } from './span.ts'
import { hasUnit, unitSetOf } from './unit-set.ts'

export type FoundWord = Span & { readonly word: string }

/** Says whether a listed word that stands at `start` counts there. */
export type Fits = (text: string, start: number, word: string) => boolean

export type WordFinder = {
  /** Every listed word in order, without overlap: at each place the longest that fits. */
  readonly find: (text: string) => FoundWord[]
  /** The longest listed word that begins at an offset and fits, '' for none. */
  readonly at: (text: string, start: number) => string
  /** Whether a listed word stands anywhere. */
  readonly holds: (text: string) => boolean
}

const always: Fits = () => true

/**
 * Finds the words of a list as an expression of alternatives would, longest first, but looks at a word only where
 * its first two characters stand: a long list costs no more than a short one.
 */
export function createWordFinder(words: Iterable<string>, fits: Fits = always): WordFinder {
  // Two levels, since a number made of two code units is too large to be looked up fast.
  const byPair = new Map<number, Map<number, string[]>>()
  const single = new Map<number, string>()
  for (const word of new Set(words)) {
    if (word === '') continue
    if (word.length === 1) single.set(word.charCodeAt(0), word)
    else {
      const bySecond = byPair.get(word.charCodeAt(0)) ?? new Map<number, string[]>()
      byPair.set(word.charCodeAt(0), bySecond)
      bySecond.set(word.charCodeAt(1), [...(bySecond.get(word.charCodeAt(1)) ?? []), word])
    }
  }
  for (const lists of byPair.values())
    for (const list of lists.values()) list.sort((a, b) => b.length - a.length)

  const begins = unitSetOf([...byPair.keys(), ...single.keys()])
  const goesOn = unitSetOf(Array.from(byPair.values(), (lists) => [...lists.keys()]).flat())

  function at(text: string, start: number): string {
    const first = text.charCodeAt(start)
    const second = text.charCodeAt(start + 1)
    const list = hasUnit(goesOn, second) ? byPair.get(first)?.get(second) : undefined
    if (list)
      for (const word of list) if (text.startsWith(word, start) && fits(text, start, word)) return word
    const word = single.get(first)
    return word !== undefined && fits(text, start, word) ? word : ''
  }

  function find(text: string): FoundWord[] {
    const found: FoundWord[] = []
    for (let start = 0; start < text.length; ) {
      const word = hasUnit(begins, text.charCodeAt(start)) ? at(text, start) : ''
      if (word !== '') found.push({ word, start, end: start + word.length })
      start += Math.max(1, word.length)
    }
    return found
  }

  function holds(text: string): boolean {
    for (let start = 0; start < text.length; start += 1)
      if (hasUnit(begins, text.charCodeAt(start)) && at(text, start) !== '') return true
    return false
  }

  return { find, at, holds }
}

/**
 * Tells of up to 31 lists of words, in one pass over a text, which of them may have a word in it: bit n is set where
 * the first character of a word of list n stands.
 */
export function createCueReader(lists: readonly (readonly string[])[]): (text: string) => number {
  const bits = new Map<number, number>()
  for (const [n, words] of lists.entries())
    for (const word of words) bits.set(word.charCodeAt(0), (bits.get(word.charCodeAt(0)) ?? 0) | (1 << n))
  const begins = unitSetOf(bits.keys())
  return (text) => {
    let found = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (hasUnit(begins, unit)) found |= bits.get(unit) ?? 0
    }
    return found
  }
}

/** Whether the text holds one of the words; a cheap question before an expression that cannot match without them. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true
  return false
}
