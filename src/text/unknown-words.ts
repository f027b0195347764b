import { GENERAL_PAIRS } from './lexicon/general-pairs.ts'
import { FEATURE_WORDS, FREE_CHARACTERS, GENERAL_WORDS } from './lexicon/general-words.ts'
import { SURNAMES } from './lexicon/surnames.ts'
import type { Span } from './span.ts'

const words = (list: string): string[] => list.trim().split(/\s+/)

const KNOWN: ReadonlySet<string> = new Set([
  ...words(GENERAL_PAIRS).flatMap((group) =>
    Array.from(group.slice(1), (second) => group.charAt(0) + second),
  ),
  ...words(GENERAL_WORDS).flatMap((word) =>
    Array.from(word.slice(1), (second, i) => word.charAt(i) + second),
  ),
])
/** Whether two characters stand side by side in the general words of official prose. */
export const isGeneralPair = (pair: string): boolean => KNOWN.has(pair)
const KNOWN_CHARACTERS: ReadonlySet<string> = new Set([...KNOWN].join(''))
const FREE: ReadonlySet<string> = new Set(FREE_CHARACTERS)
/** Words of one character that names also begin or end with: 小洪河, 西井, 东洼. */
const AT_EDGE = /[大小新老东西南北中上下前后双山河湖江海城市]/
const FEATURE = new RegExp(`^(?:${words(FEATURE_WORDS).join('|')})`)
const INNER_FEATURE = new RegExp(`(?:${words(FEATURE_WORDS).join('|')})`)
/** Ways and works whose name is a word of its own before them: 新民大街; and words there that are no name. */
const LANDMARK = /^(?:大街|大道|水库|煤矿|灌区|机场|林场)/
const NO_LANDMARK =
  /^(?:国际|通用|支线|枢纽|干线|民用|军民|货运|国有林|康庄|阳光|光明|大型|中型|小型|大中型|中小型|病险|国家|省级|重点|城市|主要|一座|城区|新建|改建|扩建|地方|国有|民营|个体|景观|迎宾|农村|露天|小煤矿|关闭|现有|部分|全部|各类|其他|骨干|推进|建设|加快|完成|实施|启动|配套|改造|治理|除险|加固|整修|蓄水|修建)$/
const HAN = /\p{Script=Han}+/gu
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const PARTICLE =
  /[的了着过和与及或在是为等将把被向对以从到由让使就也又还并而但其之这那该本各每某个名位家所座条省市县区全新]/
const LONGEST = 6
const LONGEST_STEM = 4
const LONGEST_FEATURE = 6

/**
 * Words that neither a dictionary nor the general vocabulary of official prose knows, where something says that
 * they are names: an uncommon character, three or more unknown ones, a place in a list, a word for a firm or a
 * landmark behind them. Takes time in proportion to the length.
 */
export function findUnknownWords(text: string): Span[] {
  const found: Span[] = []
  for (const { index, 0: run } of text.matchAll(HAN)) {
    let characters = ''
    let at = index
    for (const { segment } of SEGMENTER.segment(run)) {
      if (segment.length > 1) {
        pushNames(found, text, characters, at)
        characters = ''
        const end = at + segment.length
        if (segment.length < 4 && !NO_LANDMARK.test(segment) && LANDMARK.test(text.slice(end, end + 2)))
          found.push({ start: at, end })
      } else characters += segment
      at += segment.length
    }
    pushNames(found, text, characters, at)
  }
  return found
}

/** `end` is where the single characters end in the text. 药业 may itself be two of them. */
function pushNames(found: Span[], text: string, characters: string, end: number): void {
  const inner = INNER_FEATURE.exec(characters)?.index ?? -1
  const run = inner > 1 ? characters.slice(0, inner) : characters
  const start = end - characters.length
  const stop = start + run.length
  let free = 0
  for (let i = 0; i < run.length - 1; i++) {
    if (!isUnknownPair(run, i)) continue
    let last = i + 1
    while (isUnknownPair(run, last)) last++
    const span = widen(run, i, last)
    const [from, to] = [start + Math.max(span.start, free), start + span.end]
    if (to - from <= LONGEST && (isNameLike(run.slice(i, last + 1)) || hasCue(text, from, to))) {
      found.push({ start: from, end: to })
      free = span.end
    }
    i = last
  }
  const stem = stemBeforeFeature(text, run.slice(free), stop)
  if (stem > 0) found.push({ start: stop - stem, end: stop })
}

/** The length of what stands unknown before 煤矿, 药业, 水库, whatever characters of its own it holds: 鼎复康药业. */
function stemBeforeFeature(text: string, run: string, end: number): number {
  if (run.length < 2 || !FEATURE.test(text.slice(end, end + LONGEST_FEATURE))) return 0
  let start = run.length
  while (start > 0 && !PARTICLE.test(run.charAt(start - 1)) && !KNOWN.has(run.slice(start - 1, start + 1)))
    start--
  const length = run.length - start
  const isFree = Array.from(run.slice(start)).every((character) => FREE.has(character))
  return length >= 2 && length <= LONGEST_STEM && !isFree ? length : 0
}

function isUnknownPair(run: string, at: number): boolean {
  const [a, b] = [run.charAt(at), run.charAt(at + 1)]
  return b !== '' && !FREE.has(a) && !FREE.has(b) && !KNOWN.has(a + b)
}

function widen(run: string, first: number, last: number): Span {
  let [start, end] = [first, last]
  while (start > 0 && AT_EDGE.test(run.charAt(start - 1)) && !KNOWN.has(run.slice(start - 1, start + 1)))
    start--
  if (AT_EDGE.test(run.charAt(end + 1)) && !KNOWN.has(run.slice(end, end + 2))) end++
  return { start, end: end + 1 }
}

/** Characters at the end of names of villages and waters, which end few other words. */
const PLACE_END = /[河湖江岭峡岛寺庄寨洞沟湾堡峪坪坝洼屯店集塘埠]$/

/** What its characters alone tell: an uncommon one, the end of a village's name, a person's, or four in a row. */
const isNameLike = (core: string): boolean =>
  core.length >= 4 ||
  PLACE_END.test(core) ||
  (core.length === 3 && SURNAMES.includes(core.charAt(0))) ||
  Array.from(core).some((character) => !KNOWN_CHARACTERS.has(character))

const LIST_BEFORE = /[、，；。：（(《“及与]$/
const LIST_BEHIND = /^(?:[、）)]|等|及其|与)/

/** A member of a list, alone between its marks, or what stands before 煤矿, 药业, 水库, 高速. */
function hasCue(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + LONGEST_FEATURE)
  if (FEATURE.test(behind)) return true
  const before = text.charAt(start - 1)
  return LIST_BEFORE.test(before) && LIST_BEHIND.test(behind) && (before === '、' || behind.startsWith('、'))
}
