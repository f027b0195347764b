import { remembering } from './remember.ts'
import type { Span } from './span.ts'

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
])
const CLOSERS: ReadonlySet<string> = new Set(CLOSER_OF.values())
const QUOTE_CLOSERS: ReadonlySet<string> = new Set(['”', '’', '」', '』'])
const ENDS_OF_SENTENCE = '。！？!?…．｡'
const BETWEEN_DIGITS: ReadonlySet<string> = new Set([',', ':', '．'])
const LINE_BREAK: ReadonlySet<string> = new Set(['\n', '\r', '\u2028', '\u2029'])

/** What a character can be; read once for every character of a text, so a table and not a set. */
const END = 1
const OPENER = 2
const CLOSER = 4
const BREAK = 8
type Marks = Uint8Array

function marksWith(ends: string): Marks {
  const marks = new Uint8Array(0x10000)
  const add = (characters: Iterable<string>, mark: number): void => {
    for (const character of characters) marks[character.charCodeAt(0)] = mark
  }
  add(ends, END)
  add(CLOSER_OF.keys(), OPENER)
  add(CLOSERS, CLOSER)
  add(LINE_BREAK, BREAK)
  return marks
}
const SENTENCE_MARKS = marksWith(ENDS_OF_SENTENCE)
const CLAUSE_MARKS = marksWith(`${ENDS_OF_SENTENCE}，；：,;:`)

// A pair further apart than this is a slip of the pen that would swallow a whole paragraph.
const MAX_BRACKETED = 400

/**
 * Sentences, in order: cut after 。！？… and at line breaks, but not inside “” （） 《》; what closes behind the
 * mark belongs to the sentence. A bracket that never closes on its line does not count as one. The spans leave
 * out blanks around a sentence and cover everything else.
 */
export const splitSentences = (text: string): Span[] => split(text, SENTENCE_MARKS)

/** Clauses, in order: cut after ，；： and the marks of a sentence, under the same rules as sentences. */
export const splitClauses = remembering((text: string): Span[] => split(text, CLAUSE_MARKS))

function split(text: string, marks: Marks): Span[] {
  const spans: Span[] = []
  let start = 0
  while (start < text.length) {
    let end = start
    let seen = 0
    for (; end < text.length; end += 1) {
      const mark = marks[text.charCodeAt(end)] ?? 0
      if (mark === BREAK) break
      seen |= mark
    }
    if (seen === 0) pushTrimmed(text, start, end, spans)
    else splitLine(text, start, end, marks, spans, (seen & OPENER) > 0)
    start = end + 1
  }
  return spans
}

function splitLine(
  text: string,
  first: number,
  last: number,
  marks: Marks,
  spans: Span[],
  hasBrackets: boolean,
): void {
  const closerAt = hasBrackets ? matchBrackets(text, first, last, marks) : NO_BRACKETS
  let start = first
  let at = first
  while (at < last) {
    const mark = marks[text.charCodeAt(at)]
    if (!mark) {
      at += 1
      continue
    }
    const closer = closerAt.get(at)
    if (closer !== undefined) {
      at = closer + 1
      if (!endsInside(text, closer)) continue
    } else if (isEnd(text, at, marks)) at += 1
    else {
      at += 1
      continue
    }
    at = skipTail(text, at, last, marks, closerAt)
    pushTrimmed(text, start, at, spans)
    start = at
  }
  pushTrimmed(text, start, last, spans)
}

const NO_BRACKETS: ReadonlyMap<number, number> = new Map()

const isDigit = (character: string): boolean =>
  (character >= '0' && character <= '9') || (character >= '０' && character <= '９')

function isEnd(text: string, at: number, marks: Marks): boolean {
  if (marks[text.charCodeAt(at)] !== END) return false
  const mark = text.charAt(at)
  // 1,234 and 8:30 and １．５ are no places to cut.
  return !(BETWEEN_DIGITS.has(mark) && isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1)))
}

/** A quotation or parenthesis that ends in 。 ends the sentence around it; one in ！ or ？ may be a name. */
function endsInside(text: string, closer: number): boolean {
  const mark = text.charAt(closer - 1)
  return mark === '。' && (QUOTE_CLOSERS.has(text.charAt(closer)) || text.charAt(closer) === '）')
}

function skipTail(
  text: string,
  from: number,
  last: number,
  marks: Marks,
  closerAt: ReadonlyMap<number, number>,
): number {
  let at = from
  while (at < last && !closerAt.has(at) && (isEnd(text, at, marks) || CLOSERS.has(text.charAt(at)))) at += 1
  return at
}

/** Where each bracket that opens on this line closes. Unmatched brackets are left out. */
function matchBrackets(text: string, first: number, last: number, marks: Marks): Map<number, number> {
  const closerAt = new Map<number, number>()
  const open: { at: number; closer: string }[] = []
  for (let at = first; at < last; at += 1) {
    if (((marks[text.charCodeAt(at)] ?? 0) & (OPENER | CLOSER)) === 0) continue
    const character = text.charAt(at)
    const closer = CLOSER_OF.get(character)
    if (closer !== undefined) open.push({ at, closer })
    else if (CLOSERS.has(character)) {
      let depth = open.length - 1
      while (depth >= 0 && open[depth]?.closer !== character) depth -= 1
      const opener = open[depth]
      if (opener === undefined) continue
      open.length = depth
      if (at - opener.at <= MAX_BRACKETED) closerAt.set(opener.at, at)
    }
  }
  return closerAt
}

function pushTrimmed(text: string, from: number, to: number, spans: Span[]): void {
  let start = from
  let end = to
  while (start < end && isBlank(text.charAt(start))) start += 1
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1
  if (start < end) spans.push({ start, end })
}

const isBlank = (character: string): boolean => character < '\u4e00' && character.trim() === ''
