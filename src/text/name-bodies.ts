import { DECOYS, GENERIC_STEMS, ORGAN_ENDINGS, PLACE_ENDINGS, SCHOOL_ENDINGS } from './lexicon/name-words.ts'
import type { Name, NameKind } from './name.ts'
import { borderIn } from './name-borders.ts'
import { gazetteerPrefixLength, holdsGazetteerPlace } from './name-places.ts'
import { createWordFinder } from './word-finder.ts'

const words = (list: string): string[] => list.trim().split(/\s+/)

const DECOY: ReadonlySet<string> = new Set(words(DECOYS))
const KINDS = new Map<string, NameKind>([
  ...words(PLACE_ENDINGS).map((ending): [string, NameKind] => [ending, 'place']),
  ...words(ORGAN_ENDINGS).map((ending): [string, NameKind] => [ending, 'organ']),
  ...words(SCHOOL_ENDINGS).map((ending): [string, NameKind] => [ending, 'school']),
])
// What may not follow a place ending, because the two together are another word: 县域, 市场, 村民, 乡村.
const NOT_BEFORE: Readonly<Record<string, string>> = {
  县: '域|级|乡|处|直|中(?!学|医|心)|区|市|长|城|管',
  市: '场|民|值|容|域|政|级|直|长|区|县',
  区: '域|别|间|块|分|位|级|直|内|外|划|长|县|市|域|片',
  镇: '村|街|域|区|长|级|痛|定',
  乡: '村|镇|土|亲|情|愁|风|贤|级|下|音|长|友',
  村: '园|校|小|民|委|庄|级|集|镇|落|居|屯|小组|长|两|支|干',
  社区: '矫正|服务|教育|治理|建设|居',
  街道: '办',
  大学: '生|习|校|课',
  中学: '生|段|习|阶',
  小学: '生|段|化|阶|科|教育|阶段',
  高中: '生|阶段|段|教育|学|三|二|一|新|课|多|招|毕|质',
  学校: '长|园|家',
  学院: '派',
  政府: '采购|工作报告|性|债|投资|购买',
  人大: '代表|会',
  政协: '委员|提案',
  法院: '院',
  附中: '国',
}
const ENDS_OTHER_WORD: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(NOT_BEFORE).map(([ending, words]) => [ending, new RegExp(words, 'y')]),
)
const endings = createWordFinder([...KINDS.keys(), ...DECOY], (text, start, ending) => {
  const other = ENDS_OTHER_WORD.get(ending)
  if (!other) return true
  other.lastIndex = start + ending.length
  return !other.test(text)
})
const SHORT_SCHOOL =
  /(?:[市县区*×]|[\p{Script=Han}]{2})第?[一二三四五六七八九十]{1,2}(?:[中小幼高]|职校|职中|职专|职高)(?![心学间型国年期部层队央等级考标端学朋儿效质品个大校组水铁])/gu

const SHORT_SCHOOL_CUE = /[一二三四五六七八九十](?:[中小幼高]|职)/

const GENERIC: ReadonlySet<string> = new Set(words(GENERIC_STEMS))
// 人民 in front of 医院 is general, in 人民路街道 it is not.
const genericPrefixes = createWordFinder(
  [...GENERIC].filter((word) => word.length > 1),
  (text, start, word) => !/[路街巷]/.test(text.charAt(start + word.length)),
)
const STEM = /[\p{Script=Han}A-Za-z0-9*×·]{1,18}$/u
const LEVEL = /^(?:[省市县区镇乡州旗校]|本级|上级)$/
const PLACE_INSIDE = /^([\p{Script=Han}]{1,4}?)(?:省|市|县|区|镇|乡|州|旗|街道|村)/u
// Bodies that need no place before them to be a name of their own.
const SELF_NAMED = /^(?:.*公司|教育集团|集团|银行|基金会|俱乐部|日报社?|.*电视台|出版社)$/
const GENERIC_TAIL = /^(?:附属|第[一二三四五六七八九十]{1,2}|实验|初级|高级|幼儿|教育|医学|技术)*$/
const MAX_PLACE_STEM: Readonly<Record<string, number>> = { 县: 4, 市: 4, 自治县: 8, 自治州: 8, 自治旗: 8 }

/** Places below the prefecture, organs and schools, by the ends of their names and the words that stand before. */
export function findBodies(text: string, places: readonly Name[]): Name[] {
  const found: Name[] = []
  const inPlace = new Uint8Array(text.length + 1)
  for (const place of places) inPlace.fill(1, place.start + 1, place.end)
  let floor = 0
  for (const { start: index, word: ending } of endings.find(text)) {
    if (DECOY.has(ending) || inPlace[index]) continue
    const last = found.at(-1)
    const name = continueBody(text, index, ending, last) ?? bodyAt(text, index, ending, floor, inPlace)
    if (!name) continue
    // 黎城县教育局 takes in 黎城县.
    if (last && last.end > name.start) found.pop()
    found.push(name)
    floor = name.kind === 'place' ? floor : name.end
  }
  for (const { index, 0: raw } of SHORT_SCHOOL_CUE.test(text) ? text.matchAll(SHORT_SCHOOL) : []) {
    const name = shortSchoolAt(text, index, raw, inPlace)
    if (name && !found.some((other) => other.start < name.end && name.start < other.end)) found.push(name)
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start))
}

/** 浙江大学 goes on in 浙江大学附属中学. */
function continueBody(text: string, at: number, ending: string, last: Name | undefined): Name | undefined {
  const kind = KINDS.get(ending)
  if (!last || kind === 'place' || last.kind === 'place' || kind === undefined) return undefined
  const between = at - last.end
  if (between < 0 || between > 6 || !GENERIC_TAIL.test(text.slice(last.end, at))) return undefined
  const end = at + ending.length
  return { start: last.start, end, raw: text.slice(last.start, end), kind }
}

function bodyAt(
  text: string,
  at: number,
  ending: string,
  floor: number,
  inPlace: Uint8Array,
): Name | undefined {
  const kind = KINDS.get(ending)
  if (!kind) return undefined
  const window = STEM.exec(text.slice(Math.max(floor, at - 18), at))?.[0] ?? ''
  const stem = stripGeneric(afterLastStop(window, at - window.length, inPlace))
  const own = kind === 'place' ? placeStem(stem, ending) : bodyStem(stem, ending, kind)
  if (own === undefined) return undefined
  const start = at - own.length
  const end = at + ending.length
  return { start, end, raw: text.slice(start, end), kind }
}

const afterLastStop = (window: string, offset: number, inPlace: Uint8Array): string =>
  window.slice(borderIn(window, offset, inPlace))

function stripGeneric(stem: string): string {
  let rest = stem
  for (let prefix = genericPrefixes.at(rest, 0); prefix !== ''; prefix = genericPrefixes.at(rest, 0))
    rest = rest.slice(prefix.length)
  return rest
}

/** The own part of a place: at most four characters; 区, 镇, 乡, 村 only between clear borders. */
function placeStem(stem: string, ending: string): string | undefined {
  const prefecture = gazetteerPrefixLength(stem)
  let own = prefecture > 0 && prefecture < stem.length ? stem.slice(prefecture) : stem
  const inner = /^.*[省市州县区镇乡](?=.)/u.exec(own)?.[0].length ?? 0
  if (inner > 0 && own.length - inner >= 1) own = own.slice(inner)
  if (own === '' || GENERIC.has(own) || LEVEL.test(own) || /[A-Za-z0-9]$/.test(own)) return undefined
  if (own.length === 1 && ending !== '县') return undefined
  const limit = MAX_PLACE_STEM[ending] ?? 3
  return own.length <= limit ? own : undefined
}

function bodyStem(stem: string, ending: string, kind: NameKind): string | undefined {
  if (stem === '' || GENERIC.has(stem) || LEVEL.test(stem)) return undefined
  if (kind === 'school') {
    const ordinary = ending === '学校' && isDictionaryWord(stem)
    return ordinary || (stem.length === 1 && !/[县市]/.test(stem)) ? undefined : stem
  }
  if (SELF_NAMED.test(ending)) return stem.length >= 2 ? stem : undefined
  return holdsGazetteerPlace(stem) || holdsOwnPlace(stem, ending) || /^[*×xX]+/.test(stem) ? stem : undefined
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** 联系学校 and 审计学校 speak of schools; the names of schools rarely are words of two characters. */
function isDictionaryWord(stem: string): boolean {
  if (stem.length !== 2) return false
  const [first] = SEGMENTER.segment(stem)
  return first?.segment === stem
}

/** 黎城县 in 黎城县教育局, 黎城 in 黎城县委: a place with a name, not 省市 or 全县. */
function holdsOwnPlace(stem: string, ending: string): boolean {
  const place = PLACE_INSIDE.exec(/^[省市县区州镇]/.test(ending) ? stem + ending.charAt(0) : stem)
  if (!place) return false
  const [whole, name = ''] = place
  return !LEVEL.test(name) && !DECOY.has(whole) && placeStem(name, whole.slice(-1)) !== undefined
}

/** 黎城一中, 市二小: a place and a number. */
function shortSchoolAt(text: string, index: number, raw: string, inPlace: Uint8Array): Name | undefined {
  const head = raw.search(/第?[一二三四五六七八九十]{1,2}(?:[中小幼高]|职.)$/)
  const before = raw.slice(0, head)
  const stem = before.length === 1 || before === '实验' ? before : afterLastStop(before, index, inPlace)
  if (stem === '' || (GENERIC.has(stem) && !/^(?:[市县区]|实验)$/.test(stem))) return undefined
  const start = index + head - stem.length
  return { start, end: index + raw.length, raw: text.slice(start, index + raw.length), kind: 'school' }
}
