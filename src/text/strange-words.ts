import { KNOWN_BODIES, PLAIN_LATIN, PLAIN_SCHEMES } from './lexicon/known-bodies.ts'
import { borderIn } from './name-borders.ts'
import { overlaps, type Span } from './span.ts'
import { isGeneralPair } from './unknown-words.ts'

const words = (list: string): string[] => list.trim().split(/\s+/)
const anyOf = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join('|')

const BODY = new RegExp(anyOf(words(KNOWN_BODIES)), 'gu')
const LATIN = /[A-Za-z][A-Za-z0-9.&+'’-]*/g
const LATIN_WORDS: ReadonlySet<string> = new Set(words(PLAIN_LATIN))
const SCHEME = new RegExp(
  `(?<stem>\\p{Script=Han}{2,8})(?<head>${anyOf(Object.keys(PLAIN_SCHEMES))})(?![师序部表生量书学])`,
  'gu',
)
const SCHEME_STEMS = new Map(
  Object.entries(PLAIN_SCHEMES).map(([head, stems]) => [head, new Set(words(stems))]),
)
const HAN = /\p{Script=Han}+/gu
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** Single characters that stand beside any other word: particles, prepositions, verbs of one character. */
const LOOSE =
  /[的地得了着过和与及或在是为等将把被向对以从到由让使就也又还并而但其之这那该本各每某者性化型式率量度面点线力感观类级层段期年月日周天时分次个位名项条件种批轮届场所处校园班课书人师生学教党团队员组科室局委部厅省市县区镇乡村街道路全总大小多少高低上下前后左右中内外新老好优强先早更最很再已未不无非可能会要应须需做办抓建立创推进提升改加扩抢拓展促保护守防控治理管督导查评考核验收听看说讲读写用行走来去入出起给靠凭据依按照比较同跟随因此则若如虽即既只仅都均皆共互相自己彼]/u

/**
 * Words of a normalised text that an office's general vocabulary does not hold, by exclusion: Latin letters, bodies
 * that everybody knows, schemes with a name of their own, and runs of characters that neither a dictionary nor the
 * general vocabulary reads as words. Stricter than `findNames`, for what a model writes.
 */
export function findStrangeWords(text: string): Span[] {
  const found = [
    ...Array.from(text.matchAll(BODY), spanOf),
    ...Array.from(text.matchAll(LATIN), spanOf).filter(
      ({ start, end }) => !LATIN_WORDS.has(text.slice(start, end)),
    ),
    ...schemesIn(text),
    ...unreadRuns(text),
  ]
  return found
    .filter((span, place) => !found.slice(0, place).some((other) => overlaps(other, span)))
    .sort((a, b) => a.start - b.start)
}

const spanOf = ({ index, 0: raw }: RegExpExecArray): Span => ({ start: index, end: index + raw.length })

/** 海棠先锋品牌, 雁阵工程; 民生工程 and 专项行动 are no names. */
function schemesIn(text: string): Span[] {
  const inPlace = new Uint8Array(text.length + 1)
  return Array.from(text.matchAll(SCHEME)).flatMap(({ index, groups }) => {
    const { stem = '', head = '' } = groups ?? {}
    const own = stem.slice(borderIn(stem, index, inPlace))
    const plain = SCHEME_STEMS.get(head)
    if (own.length < 2 || plain === undefined) return []
    if ([...plain].some((word) => word !== '' && own.endsWith(word))) return []
    const end = index + stem.length + head.length
    return [{ start: end - head.length - own.length, end }]
  })
}

/** Two characters or more that are read one by one and are known side by side from nowhere. */
function unreadRuns(text: string): Span[] {
  const found: Span[] = []
  for (const { index, 0: run } of text.matchAll(HAN)) {
    let singles = ''
    let at = index
    const close = (end: number): void => {
      found.push(...unknownPairs(singles, end - singles.length))
      singles = ''
    }
    for (const { segment } of SEGMENTER.segment(run)) {
      if (segment.length > 1) close(at)
      else singles += segment
      at += segment.length
    }
    close(at)
  }
  return found
}

function unknownPairs(singles: string, offset: number): Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < singles.length; i += 1) {
    const [a, b] = [singles.charAt(i), singles.charAt(i + 1)]
    if (LOOSE.test(a) || LOOSE.test(b) || isGeneralPair(a + b)) continue
    found.push({ start: offset + i, end: offset + i + 2 })
    i += 1
  }
  return found
}
