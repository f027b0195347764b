import { EVERYDAY_PLACE_NAMES, EVERYDAY_STEMS, PROVINCES } from '../text/lexicon/places.ts'
import { findNames } from '../text/names.ts'
import { findUnknownWords } from '../text/unknown-words.ts'

const SUFFIX = /(?:自治[县州旗]|林区|新区|高新区|经开区|开发区|街道|社区|[省市县区州盟旗镇乡村])$/
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** More names than any document has; what comes after stays with what its own place shows. */
const MOST = 3000

/**
 * The names a document makes known by its strong cues, in the short forms it uses elsewhere: 黎城 where 黎城县
 * stands, 恒都 where 恒都食品 stands; for a province also its prefectures that are everyday words elsewhere.
 * `own` are the names of its organ and region. Undefined where there are none.
 * The group `sure` tells the places from the words that only look like names.
 */
export function learnNames(clean: string, own: readonly string[] = []): RegExp | undefined {
  const places = new Set<string>()
  const words = new Set<string>()
  const learn = (stem: string): void => {
    if (stem.length >= 2 && !EVERYDAY.has(stem)) places.add(escapeName(stem))
  }
  for (const name of own) {
    learn(stemOf(name))
    for (const [province, divisions] of Object.entries(PROVINCES))
      if (name.startsWith(province.replace(/(?:省|(?:[壮回维].*)?自治区)$/, '')))
        for (const division of divisions.split(/\s+/)) learn(division.split(':')[1] ?? division)
  }
  for (const { raw, kind } of findNames(clean)) if (kind === 'place') learn(stemOf(raw))
  for (const { start, end } of findUnknownWords(clean)) {
    const word = clean.slice(start, end)
    // 铜山 is a name before 水库, and may be anything elsewhere.
    const isWord = isDictionaryWord(word) || EVERYDAY.has(word)
    words.add(escapeName(word) + (isWord ? `(?=${escapeName(clean.slice(end, end + 2))})` : ''))
  }
  if (places.size + words.size === 0) return undefined
  return new RegExp(`(?:(?<sure>${alternatives(places)})|${alternatives(words)})(?!久安|时数|小异|精神)`, 'g')
}

/** Longest first; of an empty set nothing matches. */
const alternatives = (names: ReadonlySet<string>): string =>
  names.size === 0
    ? '(?!)'
    : [...names]
        .slice(0, MOST)
        .sort((a, b) => b.length - a.length)
        .join('|')

const EVERYDAY: ReadonlySet<string> = new Set(`${EVERYDAY_STEMS} ${EVERYDAY_PLACE_NAMES}`.split(' '))

const escapeName = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function stemOf(name: string): string {
  const place = /^[\p{Script=Han}]{2,5}?(?:省|市|县|区|州|盟|旗|镇|乡|街道|村|社区)/u.exec(name)?.[0]
  return (place ?? '').replace(SUFFIX, '')
}

function isDictionaryWord(word: string): boolean {
  const [first] = SEGMENTER.segment(word)
  return first?.segment === word
}
