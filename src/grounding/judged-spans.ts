import { splitClauses, splitSentences } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'

/** The longest stretch that is judged as one sentence; keeps the checks linear in the length of a text. */
const MAX_JUDGED = 400

/** The sentences of a text; one beyond all measure is taken in groups of its clauses. */
export const judgedSpans = (text: string): Span[] =>
  splitSentences(text).flatMap((span) => (span.end - span.start <= MAX_JUDGED ? [span] : groups(text, span)))

function groups(text: string, sentence: Span): Span[] {
  const pieces = splitClauses(text.slice(sentence.start, sentence.end)).flatMap(({ start, end }) =>
    cut(text, { start: sentence.start + start, end: sentence.start + end }),
  )
  const joined: { start: number; end: number }[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && piece.end - last.start <= MAX_JUDGED) last.end = piece.end
    else joined.push({ ...piece })
  }
  return joined
}

/** Cuts words without any mark, between a figure and the next word rather than inside of one. */
function cut(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  let from = start
  while (end - from > MAX_JUDGED) {
    let to = from + MAX_JUDGED
    while (to > from + MAX_JUDGED / 2 && !/[、\s的和]/.test(text.charAt(to - 1))) to -= 1
    if (to === from + MAX_JUDGED / 2) to = from + MAX_JUDGED
    spans.push({ start: from, end: to })
    from = to
  }
  return [...spans, { start: from, end }]
}
