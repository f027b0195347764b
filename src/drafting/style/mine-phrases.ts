import type { ParsedDocument } from '../../domain/document.ts'
import type { HouseStyle, OwnPattern } from '../../domain/draft.ts'
import { periodName } from '../../domain/period.ts'
import { findLiterals } from '../../text/literals.ts'
import { findQuantities } from '../../text/quantities.ts'
import { splitClauses, splitSentences } from '../../text/sentences.ts'
import { roleOfHeading } from './document-parts.ts'

/** What is read of a bureau's documents, in characters; a year's summary has five thousand. */
const MOST_TEXT = 200_000
const MOST_PATTERNS = 24

/** Verbs of level between the name of a metric and its figure, and which way the figure must have moved for them. */
const LEVEL_WORDS =
  /(?:(?<up>(?:稳步|持续|进一步)?(?:提升|提高|增长|增加|上升|攀升|扩大|拓展))|(?<down>(?:稳步|持续|进一步)?(?:下降|降低|减少|压降|压减))|(?<level>(?:稳定|保持|维持)))(?:到|至|在|达到|达)$/u
const LONGEST_NAME = 24

/**
 * The wordings in which the bureau's own documents put a metric before its figure, the frequent ones first. Name and
 * figure are masked: what stays is a verb and its preposition.
 */
export function minePatterns(documents: readonly ParsedDocument[]): OwnPattern[] {
  const found = new Map<string, OwnPattern>()
  for (const { clean } of documents) {
    for (const { start, end } of splitClauses(clean.slice(0, MOST_TEXT))) {
      const clause = clean.slice(start, end)
      for (const [i, { start: at }] of findQuantities(clause).slice(0, 3).entries()) {
        if (at > LONGEST_NAME * (i + 1)) continue
        const match = LEVEL_WORDS.exec(clause.slice(0, at))
        // Without a name before it the verb speaks of something in another clause.
        if (!match || match.index < 3) continue
        const [words] = match
        const direction = match.groups?.['up'] ? 'up' : match.groups?.['down'] ? 'down' : null
        found.set(words, { words, direction, count: (found.get(words)?.count ?? 0) + 1 })
      }
    }
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_PATTERNS)
}

const [SHORTEST, LONGEST] = [18, 180]
/** What is true of one year only, or claims a result: slogans, congresses, five-year plans, 收官之年, 取得新成效. */
const OF_ITS_YEAR = /[“”《》‘’]|[届次]|大精神|规划|之年|一年|主题|取得|成效|成绩|突破|圆满|显著|台阶|新局面/

/**
 * The first sentences of summary and plan as frames: the organ's own name and the document's period become slots, a
 * sentence with any other figure or date is left alone. Names that stay are judged by the gates when the frame is used.
 */
export function mineFrames(documents: readonly ParsedDocument[]): HouseStyle['frames'] {
  return documents.flatMap((document) => {
    const { clean, outline } = document
    const tops = outline.filter(({ level }) => level === 1)
    return tops.flatMap((item, i) => {
      const role = roleOfHeading(item.heading)
      if (role === 'problems') return []
      const until = outline.find(({ start }) => start > item.end)?.start ?? clean.length
      const text = clean.slice(item.end, until).trim()
      const use = role === 'plan' ? 'plan-opening' : i === 0 ? 'opening' : null
      const [first] = splitSentences(text)
      if (use === null || !first) return []
      const frame = asFrame(text.slice(first.start, first.end).trim(), use, document)
      return frame === undefined ? [] : [{ use, text: frame } as const]
    })
  })
}

function asFrame(
  sentence: string,
  use: 'opening' | 'plan-opening',
  document: ParsedDocument,
): string | undefined {
  if (sentence.length < SHORTEST || sentence.length > LONGEST || !sentence.endsWith('。')) return undefined
  const { organ, period, planPeriod } = document
  const own = use === 'opening' ? period : planPeriod
  const name = own ? periodName(own) : undefined
  const short = name?.replace(/^\d{4}年(?=.)/, '')
  if (OF_ITS_YEAR.test(sentence)) return undefined
  let text = organ ? sentence.replaceAll(organ, '{机关}') : sentence
  if (name) text = text.replaceAll(name, '{期}')
  if (short && short !== name) text = text.replaceAll(short, '{期}')
  // A sentence that names neither whom nor when it speaks of belongs to its own document.
  return text.includes('{') && findLiterals(text).length === 0 && findQuantities(text).length === 0
    ? text
    : undefined
}
