import { foldYears } from './fold-years.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words that every document holds and no search means. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  '的 了 和 与 及 在 是 为 对 等 以 于 把 将 被 从 向 到 由 并 也 都 而 或 就 又 还 其 该 此 这 那 之 所 着 过 中 上 下 要 有 各 以及'.split(
    ' ',
  ),
)

/** The one spelling in which texts and queries are compared: NFKC, lower case, years in figures. */
export const foldSpelling = (text: string): string => foldYears(text.normalize('NFKC').toLowerCase())

/** Words of a text for the lexical index, in order, with repetition; in one spelling, no function words. */
export function searchTokens(text: string): string[] {
  const tokens: string[] = []
  for (const { segment, isWordLike } of SEGMENTER.segment(foldSpelling(text))) {
    if (isWordLike && !FUNCTION_WORDS.has(segment)) tokens.push(segment)
  }
  return tokens
}

const RUN = /[\p{L}\p{N}]+/gu

/** Overlapping pairs of characters inside runs of letters and digits, for the embedder; a lone character stands alone. */
export function characterBigrams(text: string): string[] {
  const bigrams: string[] = []
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    const characters = Array.from(run)
    if (characters.length === 1) bigrams.push(run)
    for (let index = 1; index < characters.length; index += 1) {
      bigrams.push(`${characters[index - 1]}${characters[index]}`)
    }
  }
  return bigrams
}
