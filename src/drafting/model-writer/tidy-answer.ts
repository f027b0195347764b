import { withoutControls } from '../../text/normalise.ts'
import { isChatter, withoutLeadIn } from './chatter.ts'
import { echoesPrompt } from './prompt-echo.ts'

const LIST_MARK = /^(?:[-*•>]\s{0,9}|`{3}\S{0,20})+/
const HEADING = /^#{1,6}\s{0,9}/
const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
]
/** Between two references that are whole clauses, where a model put no mark. */
const JOINED_CLAUSES = /(?<=\.(?:全句|目标句)\}\})(?=\{\{[^{}]{0,300}\.(?:全句|目标句)\}\})/g
const WHOLE = /[。！？；](?:[”’）》」』】])*$/
const LATIN_END = /(?<=[\p{Script=Han}}])[.!?;]$/u
const CHINESE_END: Readonly<Record<string, string>> = { '.': '。', '!': '！', '?': '？', ';': '；' }

/**
 * A sentence without what models put around it although they were told not to: list marks, bold marks, code
 * fences. Empty for what is no sentence of the document: chatter, headings, tables, and a fragment, which may be
 * cut in the middle of a word. Only behind a reference is a missing 。 sure to be all that is missing.
 */
export function tidyAnswer(line: string): string {
  const plain = withoutControls(line)
    .replaceAll(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    .trim()
  if (HEADING.test(plain) && !plain.includes('{{')) return ''
  const words = withoutLeadIn(plain.replace(HEADING, '').replace(LIST_MARK, '').replace(/`{3}$/, '').trim())
  if (words === '' || isChatter(words) || isFiller(words) || echoesPrompt(words)) return ''
  const ended = words
    .replace(LATIN_END, (mark) => CHINESE_END[mark] ?? mark)
    .replace(/(?<=\}\})[，、,]?$/, '。')
  const paired = withoutLonelyMarks(ended.replaceAll(JOINED_CLAUSES, '；'))
  return WHOLE.test(paired) ? paired : ''
}

const MOST_REPEATED = 5
const REPEATED_WORDS = /(\p{Script=Han}{2,20}?)\1{5}/u

/** A model that turns in circles says one clause over and over. */
function isFiller(words: string): boolean {
  const bare = words.replaceAll(/\{\{[^{}]{0,300}\}\}/g, '')
  const counts = new Map<string, number>()
  for (const clause of bare.split(/[，、；。！？,;\s]+/)) {
    if (clause.length >= 2) counts.set(clause, (counts.get(clause) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count > MOST_REPEATED) || REPEATED_WORDS.test(bare)
}

/** A mark without its partner says nothing, and would swallow the sentences behind it. */
function withoutLonelyMarks(text: string): string {
  const lonely = new Set<number>()
  for (const [open, close] of PAIRS) {
    const waiting: number[] = []
    for (let at = 0; at < text.length; at += 1) {
      const mark = text.charAt(at)
      if (mark === open) waiting.push(at)
      else if (mark === close && waiting.pop() === undefined) lonely.add(at)
    }
    for (const at of waiting) lonely.add(at)
  }
  return lonely.size === 0
    ? text
    : text
        .split('')
        .filter((_, at) => !lonely.has(at))
        .join('')
}
