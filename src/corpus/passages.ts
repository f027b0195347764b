import type { OutlineItem, ParsedDocument, Passage, Role } from '../domain/document.ts'
import { splitSentences } from '../text/sentences.ts'
import { themeOfPassage } from '../text/themes.ts'
import { findHeadingEnd } from './heading-end.ts'
import { withoutInstructions } from './instruction-lines.ts'
import { maskPassage } from './mask.ts'
import { findTitleLine } from './outline.ts'
import { learnNames } from './own-names.ts'
import { admitsProblems, closesDocument, defaultRole, roleOfHeading } from './roles.ts'
import { isDateLine, isPostscript, isSigner } from './signature.ts'

/** Above this many characters a paragraph is split at the ends of sentences. */
const LONGEST_PASSAGE = 800
/** A shorter paragraph only leads over to the next and is kept with it. */
const SHORTEST_PASSAGE = 20
/** Salutation, subtitle, signature and date stand among the first or last few lines. */
const FRAME_LINES = 8

type Piece = { start: number; end: number; readonly under: readonly OutlineItem[]; readonly first: boolean }

/**
 * The passages of a document: under each heading its paragraphs, or the sentence of the item itself, never more
 * than 800 characters. Title, headings, salutation, signature and date are no passages. The text of a passage is
 * that of the clean text between its offsets.
 */
export function splitPassages(document: Omit<ParsedDocument, 'raw' | 'map'>): Passage[] {
  const { clean } = document
  const pieces = joinShort(findPieces(document), clean)
  const roles = rolesOf(pieces, document)
  const own = [document.organ, document.region].filter((name) => name !== null)
  const learned = learnNames(clean, own)
  return pieces
    .flatMap((piece, i) =>
      splitLong(clean, piece).map(({ start, end }) => ({
        start,
        end,
        under: piece.under,
        role: roles[i] ?? 'summary',
      })),
    )
    .map(({ start, end, under, role }, ordinal) => {
      const text = clean.slice(start, end)
      const path = role === 'closing' ? [] : under.map(({ heading }) => heading)
      const { masked, foreign } = maskPassage(text, own, learned)
      return {
        ordinal,
        path,
        role,
        theme: themeOfPassage(path, text),
        text,
        masked: withoutInstructions(masked),
        foreign,
        start,
        end,
      }
    })
}

function findPieces({ clean, outline, title }: Pick<ParsedDocument, 'clean' | 'outline' | 'title'>): Piece[] {
  const lines = clean.split('\n')
  const titleAt = findTitleLine(lines, title)
  const pieces: Piece[] = []
  const under: OutlineItem[] = []
  let next = 0
  let offset = 0
  let fresh = true
  lines.forEach((line, i) => {
    const start = offset
    const end = start + line.length
    offset = end + 1
    const isHeaded = (outline[next]?.start ?? clean.length) < end
    // Several headings may run through one paragraph; the text of each ends where the next begins.
    for (let item = outline[next]; item && item.start < end; item = outline[next]) {
      next++
      while ((under.at(-1)?.level ?? 0) >= item.level) under.pop()
      under.push(item)
      fresh = true
      const text = itemText(line, item, start, outline[next], end + 1, lines[i + 1])
      const stop = Math.min(end, outline[next]?.start ?? end)
      if (text !== undefined && text < stop) {
        pieces.push({ start: text, end: stop, under: [...under], first: true })
        fresh = false
      }
    }
    if (!isHeaded && i > titleAt && !isFrame(line, i, lines.length, under.length > 0)) {
      pieces.push({ start, end, under: [...under], first: fresh })
      fresh = false
    }
  })
  return pieces
}

/** Where the text of an item begins on the heading's own line; undefined where the line is all heading. */
function itemText(
  line: string,
  item: OutlineItem,
  lineStart: number,
  next: OutlineItem | undefined,
  after: number,
  following: string | undefined,
): number | undefined {
  if (item.runIn) {
    const body =
      item.number === ''
        ? item.end - lineStart + 1
        : findHeadingEnd(line, item.start - lineStart, item.level).body
    return lineStart + body + (/^\s*/.exec(line.slice(body))?.[0].length ?? 0)
  }
  // A lone sentence with nothing below it is a task, not a heading: 7.研究制订新一轮中考改革方案。
  const alone =
    following === undefined ||
    (next !== undefined && next.start < after + following.length && next.level <= item.level)
  return alone && /[。；！]$/.test(line) ? item.start : undefined
}

/** Salutation, subtitle and speaker before the first heading; signature and date at the end. */
function isFrame(line: string, i: number, count: number, underHeading: boolean): boolean {
  if (!underHeading && i < FRAME_LINES && line.length <= 60 && !/[。；]/.test(line)) return true
  return (
    i >= count - FRAME_LINES &&
    (isDateLine(line) || isPostscript(line) || (isSigner(line) && line.length <= 30))
  )
}

/** Keeps a short paragraph with the next one under the same heading, or else with the one before it. */
function joinShort(pieces: readonly Piece[], clean: string): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    const together = before && piece.start - before.end <= 1 && before.under.at(-1) === piece.under.at(-1)
    const short = (p: Piece): boolean => p.end - p.start < SHORTEST_PASSAGE
    const fits = before && piece.end - before.start <= LONGEST_PASSAGE
    if (together && fits && (short(before) || short(piece)) && clean.charAt(before.end) === '\n')
      before.end = piece.end
    else joined.push({ ...piece })
  }
  return joined
}

function splitLong(clean: string, { start, end }: Piece): { start: number; end: number }[] {
  if (end - start <= LONGEST_PASSAGE) return [{ start, end }]
  const parts = Math.ceil((end - start) / LONGEST_PASSAGE)
  const wanted = (end - start) / parts
  const chunks: { start: number; end: number }[] = []
  let from = start
  let to = start
  for (const sentence of splitSentences(clean.slice(start, end))) {
    const stop = start + sentence.end
    if (to > from && (stop - from > LONGEST_PASSAGE || to - from >= wanted)) {
      chunks.push({ start: from, end: to })
      from = start + sentence.start
    }
    to = stop
  }
  if (to > from) chunks.push({ start: from, end: to })
  return chunks.flatMap(cutHard)
}

/** A sentence that is itself too long is cut by length: nothing in a real document is, but any text may come. */
function cutHard(chunk: { start: number; end: number }): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  for (let start = chunk.start; start < chunk.end; start += LONGEST_PASSAGE)
    pieces.push({ start, end: Math.min(start + LONGEST_PASSAGE, chunk.end) })
  return pieces
}

function rolesOf(pieces: readonly Piece[], document: Omit<ParsedDocument, 'raw' | 'map'>): Role[] {
  const firstUnderHeading = pieces.findIndex(({ under }) => under.length > 0)
  const openings = firstUnderHeading < 0 ? 1 : firstUnderHeading
  let part: OutlineItem | undefined
  let partRole = defaultRole(document)
  const looksBack = partRole === 'summary'
  const roles = pieces.map(({ start, end, under, first }, i): Role => {
    if (i < openings) return 'opening'
    if (under[0] !== part) {
      part = under[0]
      // A part that does not say what it is goes on with the plan, once one has begun.
      const stated = part && roleOfHeading(part, document)
      partRole = stated ?? (partRole === 'problems' ? defaultRole(document) : partRole)
    }
    // Text right under the first heading of a report, before its first item, opens the summary.
    if (i === 0 && first && under.length === 1 && looksBack) return 'opening'
    const inner = under
      .slice(1)
      .map((item) => roleOfHeading(item, document))
      .findLast((role) => role !== undefined)
    const role = inner ?? partRole
    return role === 'summary' && admitsProblems(document.clean.slice(start, end)) ? 'problems' : role
  })
  for (let i = pieces.length - 1; i > 0; i--) {
    const piece = pieces[i]
    if (!piece || piece.first || !closesDocument(document.clean.slice(piece.start, piece.end))) break
    roles[i] = 'closing'
  }
  return roles
}
