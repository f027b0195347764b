import { fixedTermAt } from './fixed-terms.ts'
import { PLAIN_NUMERAL_WORDS, VAGUE_NUMBERS } from './lexicon/plain-numeral-words.ts'
import { PUBLIC_NAMES } from './lexicon/public-names.ts'
import { contains, overlaps, type Span } from './span.ts'

const words = (list: string): string[] => list.trim().split(/\s+/)
const longestFirst = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length)
const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const SIGN =
  /[〇零一二两三四五六七八九十百千万亿廿卅卌双俩仨半倍番壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩弍叄]|[数几](?![学据字量值码控智])/u
const NUMERALS = new RegExp(`(?:${SIGN.source})+`, 'gu')
const ALLOWED = new RegExp(
  longestFirst([
    ...Object.values(PLAIN_NUMERAL_WORDS).flatMap(words),
    ...Object.values(PUBLIC_NAMES)
      .flatMap(words)
      .filter((word) => SIGN.test(word)),
  ])
    .map(escaped)
    .join('|'),
  'gu',
)
/** 一是, 二要, （三）, 第四，: they order what the text says. */
const ORDER =
  /(?<=^|[。；：，、\s])(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,2}(?=[是要、](?![多个所名]))|第[一二三四五六七八九十]{1,2}(?=，))/g
const VAGUE = new RegExp(
  `${longestFirst(words(VAGUE_NUMBERS)).join('|')}|多(?=[所名项个家场次件批门间册位支])(?!位一体)(?<![更许很诸至最增众])|几[倍成]|前[几甲]`,
  'gu',
)

/**
 * Numerals of a normalised text that are part of no word known to count nothing, and words of number without a
 * numeral. Stricter than `findLiterals`, which must leave a person's own wording alone: what is not known is
 * reported.
 */
export function findSuspectNumerals(text: string): Span[] {
  const allowed: Span[] = [
    ...Array.from(text.matchAll(ALLOWED), spanOf),
    ...Array.from(text.matchAll(ORDER), spanOf),
  ]
  const suspect = Array.from(text.matchAll(NUMERALS), spanOf).filter(
    (span) => !allowed.some((word) => overlaps(word, span)) && !isTerm(text, span),
  )
  const vague = Array.from(text.matchAll(VAGUE), spanOf).filter(
    (span) => !allowed.some((word) => contains(word, span)),
  )
  return [...suspect, ...vague].sort((a, b) => a.start - b.start)
}

const spanOf = ({ index, 0: raw }: RegExpExecArray): Span => ({ start: index, end: index + raw.length })

const isTerm = (text: string, { start, end }: Span): boolean => {
  const term = fixedTermAt(text, start)
  return term !== undefined && term.end >= end
}
