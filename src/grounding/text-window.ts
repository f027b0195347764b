import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'

/** The words around a figure, from the nearest to the widest. */
export type TextWindow = {
  /** Between the neighbouring figures and marks. */
  readonly near: string
  readonly clause: string
  /** The clause up to the figure. */
  readonly left: string
  /** The sentence up to the end of the clause. */
  readonly before: string
  readonly sentence: string
  readonly previous: string
}

/** Windows around the figures of one sentence; `previous` is the sentence before it, '' at the start. */
export function windowsIn(
  sentence: string,
  figures: readonly Span[],
  previous: string,
): (span: Span) => TextWindow {
  const clauses = splitClauses(sentence)
  return (span) => {
    const clause = clauses.find(({ start, end }) => start <= span.start && span.start < end) ?? {
      start: 0,
      end: sentence.length,
    }
    const inside = figures.filter(({ start, end }) => clause.start <= start && end <= clause.end)
    const place = inside.findIndex(({ start }) => start === span.start)
    const from = inside[place - 1]?.end ?? clause.start
    const to = inside[place + 1]?.start ?? clause.end
    const rightWords = sentence.slice(span.end, to).split(/[、（(]/, 1)[0] ?? ''
    const own = `${sentence.slice(from, span.start)}|${rightWords}`
    return {
      near: pairedWords(sentence.slice(clause.start, clause.end), inside, span, clause.start) ?? own,
      clause: sentence.slice(clause.start, clause.end),
      left: sentence.slice(clause.start, span.start),
      before: sentence.slice(0, clause.end),
      sentence,
      previous,
    }
  }
}

/** In 甲、乙分别为1人、2人 the n-th figure after 分别 belongs to the n-th item before it. */
function pairedWords(
  clause: string,
  figures: readonly Span[],
  span: Span,
  offset: number,
): string | undefined {
  const mark = clause.indexOf('分别')
  if (mark < 0 || offset + mark > span.start) return undefined
  const after = figures.filter(({ start }) => start >= offset + mark)
  const items = clause.slice(0, mark).split(/[、和及与]/)
  const place = after.findIndex(({ start }) => start === span.start)
  return items.length === after.length ? items[place] : undefined
}
