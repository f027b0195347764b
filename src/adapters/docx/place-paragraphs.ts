import { lineOfParagraph } from '../../text/line-of-paragraph.ts'
import type { BodyParagraph } from './scan-body.ts'

/** Where a place of the text stands in a file: the paragraph, and what to take from an offset in the line. */
export type Place = {
  readonly paragraph: number
  readonly offset: number
  /** The line is that of the paragraph; otherwise the file holds no such line, and this is the nearest before it. */
  readonly isWithin: boolean
}

type Part = { readonly paragraph: number; readonly from: number; readonly offset: number }

/** A row is looked for among so many lines behind the one before it. */
const FARTHEST_ROW = 60

/**
 * Which lines of the text the paragraphs of a file became: a paragraph broken in lines became several, the cells of a
 * row became one. `find` takes a 0-based line and an offset in it.
 */
export function placeParagraphs(
  paragraphs: readonly BodyParagraph[],
  lines: readonly string[],
): { find(line: number, offset: number): Place | undefined } {
  const parts = new Map<number, Part[]>()
  let next = 0
  /** The row of which a cell was found last, and where that cell ends. */
  let row = { line: -1, end: 0 }
  const add = (line: number, part: Part): void => {
    const known = parts.get(line)
    if (known) known.push(part)
    else parts.set(line, [part])
  }
  for (const [paragraph, { text, isInTable }] of paragraphs.entries()) {
    let start = 0
    for (const words of text.split('\n')) {
      const trimmed = words.trim()
      const lead = start + words.indexOf(trimmed)
      start += words.length + 1
      if (trimmed === '') continue
      const cell = isInTable ? findCell(lines, trimmed, row, next) : undefined
      if (cell) {
        row = { line: cell.line, end: cell.at + trimmed.length }
        next = Math.max(next, cell.line + 1)
        add(cell.line, { paragraph, from: cell.at, offset: cell.at - lead })
        continue
      }
      const found = lineOfParagraph(lines, trimmed, next)
      if (!found) continue
      next = found.line + 1
      add(found.line, { paragraph, from: found.offset, offset: found.offset - lead })
    }
  }
  const placed = [...parts.keys()].sort((a, b) => a - b)
  return {
    find(line, offset) {
      const own = parts.get(line)
      const part = own?.findLast(({ from }) => from <= offset) ?? own?.[0]
      if (part) return { paragraph: part.paragraph, offset: part.offset, isWithin: true }
      const before = placed.findLast((other) => other < line) ?? placed[0]
      const last = before === undefined ? undefined : parts.get(before)?.at(-1)
      return last && { paragraph: last.paragraph, offset: 0, isWithin: false }
    },
  }
}

/** A cell's words in the row begun, else in one that follows; they are a whole cell or a paragraph of one there. */
function findCell(
  lines: readonly string[],
  words: string,
  row: { readonly line: number; readonly end: number },
  next: number,
): { readonly line: number; readonly at: number } | undefined {
  const search = (line: number, from: number): number => {
    const text = lines[line] ?? ''
    for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1))
      if (/^$|\s$/.test(text.slice(0, at).slice(-1)) && /^(?:$|\s)/.test(text.slice(at + words.length)))
        return at
    return -1
  }
  if (row.line >= 0) {
    const at = search(row.line, row.end)
    if (at >= 0) return { line: row.line, at }
  }
  for (let line = next; line < Math.min(lines.length, next + FARTHEST_ROW); line++) {
    const at = search(line, 0)
    if (at >= 0) return { line, at }
  }
  return undefined
}
