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
const SENTENCE_END: ReadonlySet<string> = new Set(['。', '！', '？', '!', '?', '…', '．', '｡'])
const CLAUSE_END: ReadonlySet<string> = new Set([...SENTENCE_END, '，', '；', '：', ',', ';', ':'])
const BETWEEN_DIGITS: ReadonlySet<string> = new Set([',', ':', '．'])
const LINE_BREAK: ReadonlySet<string> = new Set(['\n', '\r', '\u2028', '\u2029'])

// A pair further apart than this is a slip of the pen that would swallow a whole paragraph.
const MAX_BRACKETED = 400

/**
 * Sentences, in order: cut after 。！？… and at line breaks, but not inside “” （） 《》; what closes behind the
 * mark belongs to the sentence. A bracket that never closes on its line does not count as one. The spans leave
 * out blanks around a sentence and cover everything else.
 */
export const splitSentences = (text: string): Span[] => split(text, SENTENCE_END)

/** Clauses, in order: cut after ，；： and the marks of a sentence, under the same rules as sentences. */
export const splitClauses = remembering((text: string): Span[] => split(text, CLAUSE_END))

function split(text: string, ends: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  let start = 0
  while (start < text.length) {
    let end = start
    while (end < text.length && !LINE_BREAK.has(text.charAt(end))) end += 1
    splitLine(text, start, end, ends, spans)
    start = end + 1
  }
  return spans
}

function splitLine(
  text: string,
  first: number,
  last: number,
  ends: ReadonlySet<string>,
  spans: Span[],
): void {
  const closerAt = matchBrackets(text, first, last)
  let start = first
  let at = first
  while (at < last) {
    const closer = closerAt.get(at)
    if (closer !== undefined) {
      at = closer + 1
      if (!endsInside(text, closer, ends)) continue
    } else if (isEnd(text, at, ends)) at += 1
    else {
      at += 1
      continue
    }
    at = skipTail(text, at, last, ends, closerAt)
    pushTrimmed(text, start, at, spans)
    start = at
  }
  pushTrimmed(text, start, last, spans)
}

const isDigit = (character: string): boolean =>
  (character >= '0' && character <= '9') || (character >= '０' && character <= '９')

function isEnd(text: string, at: number, ends: ReadonlySet<string>): boolean {
  const mark = text.charAt(at)
  if (!ends.has(mark)) return false
  // 1,234 and 8:30 and １．５ are no places to cut.
  return !(BETWEEN_DIGITS.has(mark) && isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1)))
}

/** A quotation or parenthesis that ends in 。 ends the sentence around it; one in ！ or ？ may be a name. */
function endsInside(text: string, closer: number, ends: ReadonlySet<string>): boolean {
  const mark = text.charAt(closer - 1)
  return (
    ends.has(mark) &&
    mark === '。' &&
    (QUOTE_CLOSERS.has(text.charAt(closer)) || text.charAt(closer) === '）')
  )
}

function skipTail(
  text: string,
  from: number,
  last: number,
  ends: ReadonlySet<string>,
  closerAt: ReadonlyMap<number, number>,
): number {
  let at = from
  while (at < last && !closerAt.has(at) && (isEnd(text, at, ends) || CLOSERS.has(text.charAt(at)))) at += 1
  return at
}

/** Where each bracket that opens on this line closes. Unmatched brackets are left out. */
function matchBrackets(text: string, first: number, last: number): Map<number, number> {
  const closerAt = new Map<number, number>()
  const open: { at: number; closer: string }[] = []
  for (let at = first; at < last; at += 1) {
    const character = text.charAt(at)
    const closer = CLOSER_OF.get(character)
    if (closer !== undefined) open.push({ at, closer })
    else if (CLOSERS.has(character)) {
      const depth = open.findLastIndex((bracket) => bracket.closer === character)
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

const isBlank = (character: string): boolean => character.trim() === ''
