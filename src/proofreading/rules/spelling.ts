import { findNames } from '../../text/names.ts'
import { isGeneralPair } from '../../text/unknown-words.ts'
import { GAP, type Language, loadLanguage } from '../language.ts'
import type { Manuscript } from '../manuscript.ts'
import { isInside, lexicon, type Match, type Rule } from '../rule.ts'

const HAN = /[\u4e00-\u9fff]{2,}/g
const LONGEST_WORD = 4
/** Characters on either side that decide. */
const REACH = 4
/** The word list counts some fifty million words. */
const TOTAL = 26
/** What a character that is no word costs beyond the rarest word, in bits. */
const UNKNOWN = TOTAL + 2
/** By so many bits the corrected words must be likelier: far from every doubt an error, else worth a look. */
const SURE = 15
const DOUBTFUL = 11
/** The best correction must beat the next best by this. */
const MARGIN = 2.5

/** What a text writes so often it means. */
const OFTEN = 3
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** Whether the dictionary of the platform knows the words as one. */
const isKnownWord = (words: string): boolean => [...SEGMENTER.segment(words)].length === 1

/** Words of one character that stand alone and say nothing about their neighbours. */
const FREE = new Set(
  '的了在是和与为等及对将把被向以于从到由并也都而或就又还其该此这那之所着过年月日个名位次项万亿千百十一二三四五六七八九零〇两几第每某我你他她它们省市县区乡镇村',
)

/** Which characters of a run belong to a word of two, or to a pair that is known. */
function coverage(run: string, { isKnownPair }: Language): Uint8Array {
  const covered = new Uint8Array(run.length)
  for (let i = 0; i + 1 < run.length; i++) {
    if (!isKnownPair(run.charAt(i), run.charAt(i + 1))) continue
    covered[i] = 1
    covered[i + 1] = 1
  }
  return covered
}

/** Whether a place belongs to a pair of official prose, or to a word of three or four. */
function isCovered(run: string, at: number, { frequencyOf }: Language): boolean {
  if (at > 0 && isGeneralPair(run.slice(at - 1, at + 1))) return true
  if (at + 1 < run.length && isGeneralPair(run.slice(at, at + 2))) return true
  for (let start = Math.max(0, at - LONGEST_WORD + 1); start <= at; start++)
    for (
      let length = Math.max(3, at - start + 1);
      length <= LONGEST_WORD && start + length <= run.length;
      length++
    )
      if (frequencyOf(run.slice(start, start + length)) !== undefined) return true
  return false
}

/** Whether a place belongs to two pairs made alike (防汛备汛, 争资争项): such words are coined on purpose. */
function isParallel(run: string, at: number): boolean {
  for (let start = Math.max(0, at - 3); start <= at && start + 4 <= run.length; start++)
    for (const offset of [0, 1])
      if (
        run.charAt(start + offset) === run.charAt(start + offset + 2) &&
        run.charAt(start + 1 - offset) !== run.charAt(start + 3 - offset)
      )
        return true
  return false
}

/** The cost in bits of the likeliest division into words. */
function costOf(text: string, { frequencyOf }: Language): number {
  const costs = [0]
  for (let end = 1; end <= text.length; end++) {
    let best = (costs[end - 1] ?? 0) + UNKNOWN
    for (let length = 1; length <= LONGEST_WORD && length <= end; length++) {
      const frequency = frequencyOf(text.slice(end - length, end))
      if (frequency !== undefined) best = Math.min(best, (costs[end - length] ?? 0) + TOTAL - frequency)
    }
    costs.push(best)
  }
  return costs[text.length] ?? 0
}

type Candidate = { readonly character: string; readonly start: number; readonly end: number }
type Correction = Candidate & { readonly gain: number }

/** The characters that would make a word over a place, each with the longest such word. */
function candidatesAt(run: string, at: number, language: Language): Candidate[] {
  const words = new Map<string, Candidate>()
  const alike = language.confusableWith(run.charAt(at))
  for (const character of alike) {
    if (at > 0 && language.isCommonWord(run.charAt(at - 1), character))
      words.set(character, { character, start: at - 1, end: at + 1 })
    if (at + 1 < run.length && language.isCommonWord(character, run.charAt(at + 1)))
      words.set(character, { character, start: at, end: at + 2 })
  }
  const gapped = run.slice(0, at) + GAP + run.slice(at + 1)
  for (let length = 3; length <= LONGEST_WORD; length++)
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= run.length; start++)
      for (const character of language.completions(gapped.slice(start, start + length)))
        if (alike.has(character)) words.set(character, { character, start, end: start + length })
  return [...words.values()]
}

/** The character that makes the words around a place far likelier than they are; undefined for none beyond doubt. */
function correct(run: string, at: number, language: Language): Correction | undefined {
  const candidates = candidatesAt(run, at, language)
  if (candidates.length === 0) return undefined
  const [from, to] = [Math.max(0, at - REACH), Math.min(run.length, at + REACH + 1)]
  const [before, behind] = [run.slice(from, at), run.slice(at + 1, to)]
  const original = costOf(run.slice(from, to), language)
  let best: Correction | undefined
  let second = 0
  for (const candidate of candidates) {
    const gain = original - costOf(before + candidate.character + behind, language)
    if (!best || gain > best.gain) {
      second = best?.gain ?? 0
      best = { ...candidate, gain }
    } else second = Math.max(second, gain)
  }
  return best && best.gain >= DOUBTFUL && best.gain - second >= MARGIN ? best : undefined
}

function* misspellings({ clean, sentences, lines }: Manuscript): Iterable<Match> {
  const language = loadLanguage()
  const isTable = new Set(
    lines.filter(({ kind }) => kind === 'table' || kind === 'signature').map(({ start }) => start),
  )
  for (const sentence of sentences) {
    if (isTable.has(sentence.start)) continue
    const text = clean.slice(sentence.start, sentence.end)
    let names: readonly { readonly start: number; readonly end: number }[] | undefined
    for (const { index, 0: run } of text.matchAll(HAN)) {
      const covered = coverage(run, language)
      for (let i = 0; i < run.length; i++) {
        if (covered[i] || FREE.has(run.charAt(i)) || isCovered(run, i, language) || isParallel(run, i))
          continue
        const correction = correct(run, i, language)
        if (!correction) continue
        const at = index + i
        // Names may hold any character; only the few sentences with a doubt are searched for them.
        names ??= findNames(text)
        if (
          names.some(({ start, end }) => at >= start && at < end) ||
          isInside(text, at, '《', '》') ||
          isInside(text, at, '“', '”')
        )
          continue
        const start = sentence.start + index + correction.start
        const end = sentence.start + index + correction.end
        const words = clean.slice(start, end)
        if (isKnownWord(words) || clean.split(words, OFTEN + 1).length > OFTEN) continue
        const place = i - correction.start
        const suggestion = words.slice(0, place) + correction.character + words.slice(place + 1)
        yield {
          start,
          end,
          suggestion,
          severity: correction.gain >= SURE ? 'warning' : 'hint',
          message: `“${words}”疑为“${suggestion}”之误（按词频推断，请核对）`,
        }
        i = correction.start + suggestion.length - 1
      }
    }
  }
}

export const SPELLING_RULES: readonly Rule[] = [
  {
    id: 'word.misspelling',
    severity: 'warning',
    source: lexicon('通用词表和词频'),
    find: misspellings,
    examples: {
      must: ['坚持法治反拐基本元则，研究制定政策。', '不断完善管理治度，提高水平。'],
      mustNot: [
        '坚持法治反拐基本原则，研究制定政策。',
        '澜川市第三小学校长周启蘅参加会议。',
        '落实“姚优教”工程。',
        '抓实防汛备汛，加大争资争项力度，治理欠薪欠保问题。',
      ],
    },
  },
]
