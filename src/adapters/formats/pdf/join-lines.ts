import { readHeadingNumber } from '../../../corpus/heading-number.ts'
import type { Block } from '../blocks.ts'
import type { PageLine } from './page-lines.ts'
import type { Page } from './running-lines.ts'

/** In 字: how far from the right edge a line may end and still be full, where an indent shows the next paragraph. */
const SLACK = 3
/** In 字: places nearer than this are the same. */
const SAME_X = 0.6
/** A larger gap between lines than this many times the usual one parts paragraphs. */
const WIDE_STEP = 1.6
/** The same where many gaps are a little larger than the usual one. */
const SPACED_STEP = 1.2
/** Type so much larger than that of the body is a title's. */
const TITLE_SIZE = 1.12

type Layout = {
  readonly bodySize: number
  /** From a line to the next. */
  readonly step: number
  /** A paragraph begins further to the right than it goes on. */
  readonly isIndented: boolean
  /** A paragraph stands further from the one before it than its lines from each other. */
  readonly isSpaced: boolean
}
type Placed = { readonly line: PageLine; readonly page: number; readonly right: number }
type Paragraph = { text: string; readonly first: Placed; last: Placed; rest: number | undefined }

/** The paragraphs of the pages: where a line is full and the next begins as a further line does, they are one. */
export function joinLines(pages: readonly Page[]): Block[] {
  const placed = pages.flatMap((page, i) => {
    const right = rightEdge(pages.filter(({ width }) => Math.abs(width - page.width) < 1))
    return page.lines.map((line): Placed => ({ line, page: i, right }))
  })
  const layout = readLayout(placed)
  const blocks: Block[] = []
  let paragraph: Paragraph | undefined
  let asides = 0
  /** Ends the paragraph; then come the running lines of the pages before the one that is reached. */
  const close = (page: number): void => {
    if (paragraph) blocks.push({ text: paragraph.text })
    paragraph = undefined
    for (; asides < page; asides++)
      for (const { text } of pages[asides]?.running ?? []) blocks.push({ text, aside: 'ingest.running_line' })
  }
  placed.forEach((at, i) => {
    if (isRow(placed, i)) {
      close(at.page)
      blocks.push({ text: at.line.cells.join(' | ') })
    } else if (paragraph && goesOn(paragraph, at, layout)) {
      paragraph.text = joinTexts(paragraph.text, at.line.text)
      paragraph.rest ??= at.line.x
      paragraph.last = at
    } else {
      close(at.page)
      paragraph = { text: at.line.text, first: at, last: at, rest: undefined }
    }
  })
  close(pages.length)
  return blocks
}

/** Lines of several cells are rows of a table where a neighbour is one too. */
function isRow(placed: readonly Placed[], i: number): boolean {
  const isMany = (at: Placed | undefined): boolean => (at?.line.cells.length ?? 0) >= 3
  return isMany(placed[i]) && (isMany(placed[i - 1]) || isMany(placed[i + 1]))
}

/**
 * Where full lines end: the rightmost place at which several do, for marks may hang over it. Where too few lines
 * show it, the margins of a page are taken to be alike.
 */
function rightEdge(pages: readonly Page[]): number {
  const lines = pages.flatMap((page) => page.lines)
  const ends = lines.toSorted((a, b) => b.end - a.end)
  const enough = Math.max(3, Math.floor(lines.length / 10))
  const from = ends.find(({ end, size }, i) => {
    const last = ends[i + enough - 1]
    return last !== undefined && end - last.end < size
  })
  const left = Math.min(...lines.slice(0, 1000).map(({ x }) => x))
  const alike = (pages[0]?.width ?? 0) - left - (ends[0]?.size ?? 0)
  const isShown = from !== undefined && from.end > alike - 3 * from.size
  return isShown ? from.end : Math.max(alike, ends[0]?.end ?? 0)
}

function readLayout(placed: readonly Placed[]): Layout {
  const characters = new Map<number, number>()
  const steps = new Map<number, number>()
  let full = 0
  let indented = 0
  placed.forEach(({ line, page, right }, i) => {
    const size = Math.round(line.size * 2) / 2
    characters.set(size, (characters.get(size) ?? 0) + line.text.length)
    const next = placed[i + 1]
    if (next?.page !== page) return
    const step = Math.round(next.line.y - line.y)
    steps.set(step, (steps.get(step) ?? 0) + 1)
    if (right - line.end >= line.size * SLACK) return
    full++
    if (line.x - next.line.x > line.size * SAME_X) indented++
  })
  const step = mostCommon(steps)
  let wide = 0
  for (const [size, count] of steps) if (size > step * SPACED_STEP && size <= step * 2.5) wide += count
  return {
    bodySize: mostCommon(characters),
    step,
    isIndented: indented * 10 >= full,
    isSpaced: wide * 10 >= placed.length,
  }
}

function mostCommon(counts: ReadonlyMap<number, number>): number {
  let best = 0
  let most = 0
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count]
  return best
}

function goesOn(paragraph: Paragraph, next: Placed, layout: Layout): boolean {
  const { line, page, right } = paragraph.last
  const step = next.line.y - line.y
  if (isTitle(line, layout) || isTitle(next.line, layout))
    return isTitle(line, layout) && isSameSize(line, next.line) && next.page === page && step <= line.size * 2
  const widest = layout.step * (layout.isSpaced ? SPACED_STEP : WIDE_STEP)
  if (next.page === page && step > widest) return false
  const room = (right - line.end) / line.size
  return beginsAsRest(paragraph, next.line, room, layout)
}

const isSameSize = (line: PageLine, next: PageLine): boolean =>
  Math.abs(next.size - line.size) <= line.size * 0.1

const isTitle = ({ size }: PageLine, { bodySize }: Layout): boolean => size > bodySize * TITLE_SIZE

/**
 * Whether a line begins where the further lines of the paragraph do, and the line before it is full. `room` is what
 * that one has left at its end.
 */
function beginsAsRest(
  { first, rest, last }: Paragraph,
  next: PageLine,
  room: number,
  layout: Layout,
): boolean {
  const near = (place: number): boolean => Math.abs(next.x - place) < first.line.size * SAME_X
  const isFull = room < unbreakableLength(next.text) + SAME_X
  if (rest !== undefined && !near(rest)) return false
  const isIndented = first.line.x - next.x >= first.line.size * SAME_X
  if (isIndented || (rest !== undefined && !near(first.line.x))) return isFull || room < SLACK
  // A number that hangs out before its words: the further lines begin below the words.
  if (!near(first.line.x)) return (isFull || room < SLACK) && first.line.starts.slice(1).some(near)
  if (!isFull) return false
  // Nothing shows where a paragraph begins but its end.
  const isEnded = /[。！？；：]$/.test(last.line.text)
  if (isEnded && isHeading(next.text)) return false
  return layout.isSpaced || !layout.isIndented || !(isEnded || isHeading(last.line.text))
}

/** What of a line cannot be parted from its first character, in 字: a number, a word, the marks around them. */
function unbreakableLength(text: string): number {
  const [piece = ''] = /^[“‘（《〈【]*(?:[A-Za-z0-9.,%+-]+|.)[，。、；：！？）》〉】”’%％]*/u.exec(text) ?? []
  return [...piece].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.55), 0)
}

const isHeading = (text: string): boolean => readHeadingNumber(text) !== undefined

const joinTexts = (before: string, after: string): string =>
  /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after
