import { COUNTIES } from './lexicon/counties.ts'
import type { Name } from './name.ts'
import { createWordFinder } from './word-finder.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** How far before a name its words are read to see that it does not begin inside of one. */
const WORDS_BEFORE = 6

/** What follows a district or a city and makes another word of its last character: 区域, 市场. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  区: /^[域别间块分位外划县市]/,
  市: /^[场值民容县区州]/,
}

/** 合肥城市群 holds no 肥城市: a name begins where a word begins. */
function beginsWord(text: string, start: number): boolean {
  const from = Math.max(0, start - WORDS_BEFORE)
  if (from === start) return true
  for (const { index } of SEGMENTER.segment(text.slice(from, start + 3)))
    if (from + index === start) return true
  return false
}

const finder = createWordFinder(
  COUNTIES.trim().split(/\s+/),
  (text, start, name) =>
    !GOES_ON[name.slice(-1)]?.test(text.slice(start + name.length, start + name.length + 1)) &&
    beginsWord(text, start),
)

/** Names of counties, districts and county cities, in full; their short forms are too often other words. */
export const findCounties = (text: string): Name[] =>
  finder.find(text).map(({ start, end, word }) => ({ start, end, raw: word, kind: 'place' }))
