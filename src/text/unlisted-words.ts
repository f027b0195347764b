import { GENERAL_VOCABULARY } from './lexicon/general-vocabulary.ts'
import { FREE_CHARACTERS, GENERAL_WORDS } from './lexicon/general-words.ts'
import type { Span } from './span.ts'
import { isGeneralPair } from './unknown-words.ts'

const VOCABULARY: ReadonlySet<string> = new Set(`${GENERAL_VOCABULARY} ${GENERAL_WORDS}`.trim().split(/\s+/))
const FREE: ReadonlySet<string> = new Set(FREE_CHARACTERS)
/** Function words: they join what stands beside them and belong to no name. */
const PARTICLES: ReadonlySet<string> = new Set(
  '的了着过和与及或在是为等将把被向对以从到由让使就也又还并而但其之这那该本各每某个名位家所',
)
/** What makes a word of a general one: 规范化, 参与率, 总目标. Source: 词典. */
const SUFFIX =
  /[性化型式者员率度量级类品物室馆站所院场班会法学力感区期价费额点线面课师生长们群链网圈权税业工位人户车机病症药器图表书刊报卡证章奖赛节周月季年]$/
const PREFIX = /^[总副新大小老各全省市县区校园再非未无不每上下前后主次多双亚零超微软硬]/
/** What a landmark ends with, which belongs to its name. */
const LANDMARK =
  /^(?:大街|大道|大桥|水库|公园|广场|景区|古镇|古城|实验室|产业园|科技园|电厂|林场|灌区|大厦|新城|商城|书院|[河湖江山岭峡湾沟寺洞堡峪坝洼岛桥沙])/
const HAN = /\p{Script=Han}+/gu
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** Whether official prose of any bureau uses the word; what it is made of counts, too: 动态+监测, 参与+率. */
export function isGeneralWord(word: string): boolean {
  if (VOCABULARY.has(word)) return true
  if (word.length === 3)
    return (
      (SUFFIX.test(word) && VOCABULARY.has(word.slice(0, 2))) ||
      (PREFIX.test(word) && VOCABULARY.has(word.slice(1)))
    )
  return word.length === 4 && VOCABULARY.has(word.slice(0, 2)) && VOCABULARY.has(word.slice(2))
}

/** `core` is what is not listed; the characters around it belong to it. */
export type UnlistedWord = Span & { readonly core: Span }
type Token = { readonly word: string; readonly at: number; readonly general: boolean }

/**
 * Words that the general vocabulary of official prose does not hold, whatever they are: names for the most part,
 * and rare words. Takes time in proportion to the length.
 */
export function findUnlistedWords(text: string): UnlistedWord[] {
  const found: UnlistedWord[] = []
  for (const { index, 0: run } of text.matchAll(HAN)) {
    const tokens = tokensOf(run)
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i]?.general !== false) continue
      let last = i
      while (tokens[last + 1]?.general === false) last++
      const span = widen(run, tokens, i, last)
      const core = { start: index + (tokens[i]?.at ?? 0), end: index + endOf(tokens[last]) }
      found.push({ start: index + span.start, end: index + span.end, core })
      i = last
    }
  }
  return found
}

function tokensOf(run: string): Token[] {
  const tokens: { word: string; at: number; general: boolean }[] = []
  for (const { segment, index } of SEGMENTER.segment(run))
    tokens.push({ word: segment, at: index, general: segment.length === 1 || isGeneralWord(segment) })
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]
    if (token.word.length > 1 || next?.word.length !== 1) continue
    if (PARTICLES.has(token.word) || PARTICLES.has(next.word) || isGeneralPair(token.word + next.word))
      continue
    if (FREE.has(token.word) && FREE.has(next.word)) continue
    if (token.at > 0 && isSeam(run, token.at)) continue
    token.general = false
    next.general = false
  }
  return tokens
}

/** Between two general words that the dictionary splits: 禁毒|禁赌, 碳汇|减排. */
const isSeam = (run: string, at: number): boolean =>
  isGeneralPair(run.slice(at - 1, at + 1)) && isGeneralPair(run.slice(at + 1, at + 3))

/** A lone character beside an unlisted word belongs to it unless it is a word of its own: 铜山|湖, 兰|张. */
function widen(run: string, tokens: readonly Token[], first: number, last: number): Span {
  let start = tokens[first]?.at ?? 0
  let end = endOf(tokens[last])
  const before = tokens[first - 1]
  if (before?.word.length === 1 && !isFree(before.word) && !hasPartner(before.word, tokens[first - 2], true))
    start = before.at
  else if (before?.at === 0 && before.word.length === 1 && !PARTICLES.has(before.word)) start = 0
  const next = tokens[last + 1]
  if (next?.word.length === 1 && !isFree(next.word) && !hasPartner(next.word, tokens[last + 2], false))
    end = endOf(next)
  const landmark = LANDMARK.exec(run.slice(end))?.[0]
  return { start, end: end + (landmark?.length ?? 0) }
}

const endOf = (token: Token | undefined): number => (token ? token.at + token.word.length : 0)
const isFree = (character: string): boolean => FREE.has(character) || PARTICLES.has(character)

function hasPartner(character: string, other: Token | undefined, before: boolean): boolean {
  if (other?.word.length !== 1) return false
  return isGeneralPair(before ? other.word + character : character + other.word)
}
