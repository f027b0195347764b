import { PAIRS, READINGS, SHAPES, WORDS } from '../generated/language.ts'
import { LOOK_ALIKE } from './lexicon/shapes.ts'

/** What the misspelling rule knows of the language. Frequencies are binary logarithms. */
export type Language = {
  /** Of a word of one to four characters; undefined for none. */
  readonly frequencyOf: (word: string) => number | undefined
  /** Whether two characters are a word of two that is not rare, or stand together in the sample documents often. */
  readonly isKnownPair: (first: string, second: string) => boolean
  /** Whether two characters are a common word. */
  readonly isCommonWord: (first: string, second: string) => boolean
  /** Characters that make a word of three or four of a text in which GAP stands for them. */
  readonly completions: (pattern: string) => string
  /** Characters that sound or look like one, without it. */
  readonly confusableWith: (character: string) => ReadonlySet<string>
}

export const GAP = '·'
/** A pair this frequent is a word whatever stands around it; a rarer one may be chance. */
const KNOWN = 6
/** A word of two characters is proposed only where it is common. */
const COMMON = 7

let language: Language | undefined

/** Read on first use: it takes some tenths of a second and about thirty megabytes. */
export function loadLanguage(): Language {
  language ??= readLanguage()
  return language
}

function readLanguage(): Language {
  const frequencies = new Map<string, number>()
  const completions = new Map<string, string>()
  const known = createPairSet()
  const common = createPairSet()
  for (const [key, words] of Object.entries(WORDS)) {
    const [length = 1, frequency = 0] = key.split('-').map(Number)
    for (let at = 0; at < words.length; at += length) {
      const word = words.slice(at, at + length)
      frequencies.set(word, frequency)
      if (length === 2 && frequency >= KNOWN) known.add(word.charAt(0), word.charAt(1))
      if (length === 2 && frequency >= COMMON) common.add(word.charAt(0), word.charAt(1))
      for (let gap = 0; length > 2 && gap < length; gap++) {
        const pattern = word.slice(0, gap) + GAP + word.slice(gap + 1)
        completions.set(pattern, (completions.get(pattern) ?? '') + word.charAt(gap))
      }
    }
  }
  for (let at = 0; at < PAIRS.length; at += 2) known.add(PAIRS.charAt(at), PAIRS.charAt(at + 1))
  const alike = readConfusables()
  return {
    frequencyOf: (word) => frequencies.get(word),
    isKnownPair: known.has,
    isCommonWord: common.has,
    completions: (pattern) => completions.get(pattern) ?? '',
    confusableWith: (character) => alike.get(character) ?? NONE,
  }
}

const FIRST_HAN = 0x4e00
const HAN_COUNT = 0x5200
/** Far more characters than the word list holds. */
const MOST_CHARACTERS = 8192

/** A set of pairs of 汉字 as a table of bits: it is asked for every character of every text. */
function createPairSet(): {
  readonly add: (first: string, second: string) => void
  readonly has: (first: string, second: string) => boolean
} {
  const numbers = new Uint16Array(HAN_COUNT)
  const rows: (Uint8Array | undefined)[] = []
  let count = 0
  const numberOf = (character: string): number => numbers[character.charCodeAt(0) - FIRST_HAN] ?? 0
  const assign = (character: string): number => {
    const at = character.charCodeAt(0) - FIRST_HAN
    if ((numbers[at] ?? 0) === 0 && count < MOST_CHARACTERS - 1) numbers[at] = ++count
    return numbers[at] ?? 0
  }
  return {
    add: (first, second) => {
      const [a, b] = [assign(first), assign(second)]
      const row = rows[a] ?? new Uint8Array(MOST_CHARACTERS / 8)
      rows[a] = row
      row[b >> 3] = (row[b >> 3] ?? 0) | (1 << (b & 7))
    },
    has: (first, second) => {
      const row = rows[numberOf(first)]
      const b = numberOf(second)
      return row !== undefined && b > 0 && ((row[b >> 3] ?? 0) & (1 << (b & 7))) !== 0
    },
  }
}

const NONE: ReadonlySet<string> = new Set()

function readConfusables(): Map<string, ReadonlySet<string>> {
  const alike = new Map<string, Set<string>>()
  const add = (character: string, others: Iterable<string>): void => {
    const known = alike.get(character) ?? new Set()
    for (const other of others) if (other !== character) known.add(other)
    alike.set(character, known)
  }
  for (const group of [...nearReadings(), ...LOOK_ALIKE.trim().split(/\s+/)])
    for (const character of group) add(character, group)
  for (const [character = '', ...others] of SHAPES.split(' ')) add(character, others)
  return alike
}

/** Readings that many speakers and most input methods do not tell apart are one. */
function nearReadings(): string[] {
  const near = new Map<string, string>()
  for (const [reading, characters] of Object.entries(READINGS)) {
    const key = reading
      .replace(/^([zcs])h/, '$1')
      .replace(/^n(?=[^g])/, 'l')
      .replace(/([ei])ng$/, '$1n')
    near.set(key, (near.get(key) ?? '') + characters)
  }
  return [...near.values()]
}
