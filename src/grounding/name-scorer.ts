/** How well each of a fixed list of names is spoken of in a piece of text, from 0 to 1 by the name's number. */
export type NameScorer = {
  readonly score: (words: string, name: number) => number
  /** Names with a score of at least `least`, best first. */
  readonly best: (words: string, least: number) => { readonly name: number; readonly score: number }[]
}

const OTHER = /[^\p{L}\p{N}]|[的了在于和与及]/gu

/** Letters that carry meaning, in one spelling. */
export const plainWords = (text: string): string => text.normalize('NFKC').replaceAll(OTHER, '')

function pairsOf(words: string): Set<string> {
  if (words.length <= 1) return new Set(words === '' ? [] : [words])
  const pairs = new Set<string>()
  for (let place = 0; place + 1 < words.length; place += 1) pairs.add(words.slice(place, place + 2))
  return pairs
}

const ABBREVIATION_SCORE = 0.75
const MIN_ABBREVIATION = 4

/** Whether `short` keeps the order of characters of `long`, beginning and ending alike, as 公办园占比 abbreviates 公办幼儿园在园幼儿占比. */
export function abbreviates(short: string, long: string): boolean {
  if (short.length < MIN_ABBREVIATION || short.length >= long.length) return false
  if (short.charAt(0) !== long.charAt(0) || short.at(-1) !== long.at(-1)) return false
  let place = 0
  for (const character of long) if (character === short.charAt(place)) place += 1
  return place === short.length
}

/**
 * Scores by the share of a name's pairs of characters that occur in the words; an abbreviation of the name that
 * ends the words counts too. Work is shared between calls on the same words.
 */
export function createNameScorer(names: readonly string[]): NameScorer {
  const plain = names.map(plainWords)
  const sizes: number[] = []
  const postings = new Map<string, number[]>()
  plain.forEach((name, number) => {
    const pairs = pairsOf(name)
    sizes.push(pairs.size)
    for (const pair of pairs) {
      const list = postings.get(pair)
      if (list) list.push(number)
      else postings.set(pair, [number])
    }
  })
  const known = new Map<string, Map<number, number>>()

  function scoresOf(words: string): Map<number, number> {
    const cached = known.get(words)
    if (cached) return cached
    const text = plainWords(words)
    const hits = new Map<number, number>()
    for (const pair of pairsOf(text)) {
      for (const name of postings.get(pair) ?? []) hits.set(name, (hits.get(name) ?? 0) + 1)
    }
    const scores = new Map<number, number>()
    for (const [name, count] of hits) {
      const share = count / (sizes[name] ?? 1)
      const short = share < ABBREVIATION_SCORE && endsWithAbbreviation(text, plain[name] ?? '')
      scores.set(name, short ? ABBREVIATION_SCORE : share)
    }
    if (known.size > 5000) known.clear()
    known.set(words, scores)
    return scores
  }

  return {
    score: (words, name) => scoresOf(words).get(name) ?? 0,
    best: (words, least) =>
      Array.from(scoresOf(words), ([name, score]) => ({ name, score }))
        .filter(({ score }) => score >= least)
        .sort((a, b) => b.score - a.score || a.name - b.name),
  }
}

const REACHING = /(?:达到|已达|达|为|是|有|共计|共|至|到|完成|实现)+$/

function endsWithAbbreviation(text: string, name: string): boolean {
  const words = text.replace(REACHING, '')
  if (words.at(-1) !== name.at(-1)) return false
  for (let length = Math.min(words.length, name.length - 1); length >= MIN_ABBREVIATION; length -= 1) {
    if (abbreviates(words.slice(-length), name)) return true
  }
  return false
}
