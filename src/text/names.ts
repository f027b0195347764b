import { HAN_DIGITS } from './han-numeral.ts'
import { KNOWN_FIRMS, KNOWN_LANDMARKS } from './lexicon/known-firms.ts'
import { AWARD_ENDINGS } from './lexicon/name-words.ts'
import type { Name, NameKind } from './name.ts'
import { findBodies } from './name-bodies.ts'
import { findCounties } from './name-counties.ts'
import { findPeople } from './name-people.ts'
import { findGazetteerPlaces } from './name-places.ts'
import { findInNormalised } from './normalise.ts'
import { isPublicName } from './public-names.ts'
import { remembering } from './remember.ts'
import type { Span } from './span.ts'
import { createCueReader, createWordFinder, holdsAny } from './word-finder.ts'

export type { Name, NameKind } from './name.ts'
export { isPublicName } from './public-names.ts'

const TITLE = /《[^《》\n]{1,80}(?:[《〈][^《》〈〉\n]{1,60}[》〉][^《》\n]{0,40})?》/g
const DOCUMENT_NUMBER =
  /(?:[\p{Script=Han}]{1,10}(?=[〔[（(【](?:19|20)\d{2}[〕\]）)】]))?[〔[【](?:19|20)\d{2}[〕\]】]第?\d{1,5}号|[\p{Script=Han}]{2,6}[（(](?:19|20)\d{2}[）)]\d{1,5}号/gu
const LEAD_OF_NUMBER = /.*[据按照依以的和由与见及在对将把（(]/
const QUOTED = /“([^“”\n，。；：？！]{2,16})[！？]?”/g
/** Slogans of parts: 推发展、促改革、保稳定. */
const QUOTED_PARTS = /“([\p{Script=Han}]{3,12}(?:[，、,][\p{Script=Han}]{3,12}){1,7})”/gu
const AWARD_CUE = '获评|获得|荣获|获|评为|授予|命名为|认定为|入选|获批|通报为|表彰为|被列为|创成|称为'
const AWARD_LEVEL =
  '[\\p{Script=Han}\\d—-]{0,4}(?:全国|全省|全市|全县|全区|国家级|省级|市级|县级|国家|省|市|县|区)|[\\p{Script=Han}]{0,6}[省市县区]'
const AWARD = new RegExp(
  `(?<=${AWARD_CUE})(?!评|批|得|奖)(?:为|了)?(?:创建|建设)?((?:${AWARD_LEVEL})(?:(?![获荣])[\\p{Script=Han}\\d—-]){0,16}?(?:${AWARD_ENDINGS.replaceAll(' ', '|')}))`,
  'gu',
)

/**
 * All names of a text, in order, without overlap. Public organs and titles are among them (see isPublicName), public
 * terms in quotation marks are not. Bodies without a name of their own (市教育局, 公办幼儿园) are no names.
 */
export const findNames = remembering((text: string): Name[] => findInNormalised(text, findInPlain))

function findInPlain(text: string): Name[] {
  const places = [...findCounties(text), ...findGazetteerPlaces(text)]
  return withoutOverlap([
    ...titles(text),
    ...documentNumbers(text),
    ...coinages(text),
    ...awards(text),
    ...findBodies(text, places),
    ...places,
    ...findPeople(text),
    ...shortForms(text),
  ])
}

/** Of overlapping names the earlier in the list wins: a title over what it names, a body over its place. */
function withoutOverlap(names: readonly Name[]): Name[] {
  const kept: Name[] = []
  const taken = new Uint8Array(names.reduce((end, name) => Math.max(end, name.end), 0))
  for (const name of names) {
    if (isTaken(taken, name)) continue
    taken.fill(1, name.start, name.end)
    kept.push(name)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function isTaken(taken: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) if (taken[at]) return true
  return false
}

function titles(text: string): Name[] {
  if (!text.includes('《')) return []
  return Array.from(text.matchAll(TITLE), ({ index, 0: raw }) => nameAt(index, raw, 'title'))
}

const nameAt = (start: number, raw: string, kind: NameKind): Name => ({
  start,
  end: start + raw.length,
  raw,
  kind,
})

function documentNumbers(text: string): Name[] {
  if (!text.includes('号')) return []
  return Array.from(text.matchAll(DOCUMENT_NUMBER), ({ index, 0: raw }) => {
    const lead = LEAD_OF_NUMBER.exec(raw.slice(0, Math.max(0, raw.search(/[〔[（(【]/))))?.[0].length ?? 0
    return nameAt(index + lead, raw.slice(lead), 'document-number')
  })
}

const ONLY_NUMERAL = new RegExp(`^[\\d.,%${HAN_DIGITS}十百千万亿]+$`)

function coinages(text: string): Name[] {
  if (!text.includes('“')) return []
  const found: Name[] = []
  for (const { index, 0: raw, 1: words = '' } of text.matchAll(QUOTED)) {
    if (isPublicName(words) || (ONLY_NUMERAL.test(words) && !/^\d+$/.test(words))) continue
    found.push(nameAt(index, raw, 'coinage'))
  }
  for (const { index, 0: raw, 1: words = '' } of text.matchAll(QUOTED_PARTS)) {
    const [first = '', ...others] = words.split(/[，、,]/)
    const isParallel = others.every((part) => part.length === first.length)
    if (isParallel && !isPublicName(words)) found.push(nameAt(index, raw, 'coinage'))
  }
  return found
}

const ABBREVIATIONS = '京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕陇青宁新港澳台'
/** 京港澳高速, 豫南, 宁职院, 育蕾园 of a kindergarten, firms known by two characters. */
const SHORT_FORM = new RegExp(
  `[${ABBREVIATIONS}]{2,4}(?=高速|高铁|铁路|城际|公路)|[冀晋辽苏浙皖闽赣鲁豫鄂湘粤桂黔滇陕陇](?:[东南西北中](?![欧亚非美药医西北南东])|派)|[\\p{Script=Han}](?:师大|职院|农大|医大|财大|理工大)(?!学)|(?<=[、，。；和与]|^)[一二三四五六七八九十]{1,2}(?:幼儿园|小学|中学(?!生)|中(?=学生宿舍|学生公寓))|一汽(?!车)|(?<![东华湖河西])北大(?![门街桥道堤仓荒地力幅])|京东(?=商城|物流|集团|云|方)|(?<=幼儿园)[\\p{Script=Han}]{2}园(?!区)`,
  'gu',
)

const pairsOf = (first: string, second: readonly string[]): string[] =>
  Array.from(first).flatMap((character) => second.map((rest) => character + rest))

/** Every short form above holds one of these. */
const shortFormCues = createWordFinder([
  ...pairsOf(ABBREVIATIONS, Array.from(`${ABBREVIATIONS}东南西北中派`)),
  ...pairsOf('师农医财工', ['大']),
  ...pairsOf('一二三四五六七八九十', ['幼儿园', '小学', '中']),
  ...['职院', '一汽', '北大', '幼儿园'],
])
const knownFirms = createWordFinder(`${KNOWN_FIRMS} ${KNOWN_LANDMARKS}`.split(' '))

function shortForms(text: string): Name[] {
  return [
    ...Array.from(shortFormCues.holds(text) ? text.matchAll(SHORT_FORM) : [], ({ index, 0: raw }) =>
      nameAt(index, raw, 'organ'),
    ),
    ...knownFirms.find(text).map(({ start, word }) => nameAt(start, word, 'organ')),
  ].sort((a, b) => a.start - b.start)
}

const AWARD_CUES = AWARD_CUE.split('|')
const awardCuesIn = createCueReader([AWARD_CUES])

function awards(text: string): Name[] {
  if (!awardCuesIn(text) || !holdsAny(text, AWARD_CUES)) return []
  return Array.from(text.matchAll(AWARD), ({ index, 0: whole, 1: raw = '' }) =>
    nameAt(index + whole.length - raw.length, raw, 'award'),
  )
}
