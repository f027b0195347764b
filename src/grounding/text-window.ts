import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import type { Part } from './planned-parts.ts'

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
  /** `near` is the item of a list that 分别 pairs with the figure; nothing else can be meant. */
  readonly paired: boolean
  /** What the part of the text is about that the words stand in. */
  readonly part: Part
}

/**
 * Windows around the figures of one sentence; `previous` is the sentence before it, '' at the start. `part` says
 * what the part of the text is about.
 */
export function windowsIn(
  sentence: string,
  figures: readonly Span[],
  previous: string,
  part: Part = 'unknown',
): (span: Span) => TextWindow {
  const clauses = splitClauses(sentence)
  return (span) => {
    const clause = clauses.find(({ start, end }) => start <= span.start && span.start < end) ?? {
      start: 0,
      end: sentence.length,
    }
    const inside = figures.filter(({ start, end }) => clause.start <= start && end <= clause.end)
    const place = inside.findIndex(({ start }) => start === span.start)
    const from = itemStart(sentence, inside[place - 1]?.end, span) ?? clause.start
    const to = inside[place + 1]?.start ?? clause.end
    const rightWords = sentence.slice(span.end, to).split(/[、（(]/, 1)[0] ?? ''
    const own = `${sentence.slice(from, span.start)}|${rightWords}`
    const item = pairedItem(sentence, clauses, inside, span, clause)
    return {
      near: item ?? own,
      clause: sentence.slice(clause.start, clause.end),
      left: sentence.slice(clause.start, span.start),
      before: sentence.slice(0, clause.end),
      sentence,
      previous,
      paired: item !== undefined,
      part,
    }
  }
}

/** Behind another figure of its clause a figure's own words begin at the last 、 or at 和 right before it: 5个示范区、3个基地. */
function itemStart(sentence: string, previousEnd: number | undefined, { start }: Span): number | undefined {
  if (previousEnd === undefined) return undefined
  const between = sentence.slice(previousEnd, start)
  if (/[和及与]$/.test(between)) return start
  const mark = between.lastIndexOf('、')
  return mark < 0 ? previousEnd : previousEnd + mark + 1
}

const MARK = '分别'

/**
 * In 甲、乙分别为1人、2人 the n-th figure after 分别 belongs to the n-th item before it; a clause that only goes on
 * (同比分别增长3%、4%) takes the items of the one before.
 */
function pairedItem(
  sentence: string,
  clauses: readonly Span[],
  figures: readonly Span[],
  span: Span,
  clause: Span,
): string | undefined {
  const mark = sentence.slice(clause.start, span.start).indexOf(MARK)
  if (mark < 0) return undefined
  const after = figures.filter(({ start }) => start >= clause.start + mark)
  const place = after.findIndex(({ start }) => start === span.start)
  const lists = clauses
    .filter(({ start }) => start <= clause.start)
    .map(({ start, end }) => itemsOf(sentence.slice(start, end)))
  return lists.findLast((items) => items.length === after.length && items.length > 1)?.[place]
}

/** 小学、中学专任教师分别… names 小学专任教师 and 中学专任教师: the last item's tail belongs to the shorter ones. */
function itemsOf(clause: string): string[] {
  const mark = clause.indexOf(MARK)
  if (mark < 0) return []
  const items = clause.slice(0, mark).split(/[、和及与]/)
  const last = items.at(-1) ?? ''
  return items.map((item) => (item.length < last.length ? item + last.slice(item.length) : item))
}
