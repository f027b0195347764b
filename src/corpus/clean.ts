import type { MapSegment, Removal, Repair } from '../domain/document.ts'
import type { Aside } from '../domain/ports.ts'
import type { Span } from '../text/span.ts'
import { GLUED_TAIL, type Metadata } from './chrome.ts'
import { type Furniture, findFurniture } from './furniture.ts'
import { findBrokenLines } from './join-lines.ts'
import { findLayout } from './lay-out.ts'
import { applyEdits, type Edit, type MappedText, mapRaw, toSegments } from './mapped-text.ts'
import { insideBars, type Line, lineAt, lineStarts, linesOf, rawLineOf } from './raw-lines.ts'
import { findBrokenNumbers, findDanglingNumbers, type RuledEdit } from './repair-numbers.ts'
import { findRunInSignature, findSplits } from './split-lines.ts'
import { findStrayBlanks } from './strip-blanks.ts'
import { findHeadingMarks, findMarkup } from './strip-markup.ts'
import { findNarrowMarks } from './widen-punctuation.ts'

/** What cleaning puts in the place of a stretch of the raw text. `rule` names the cause. */
export type RawChange = Span & { readonly rule: string; readonly text: string }

/** A text as its author may have meant it, with every step away from the raw text. */
export type CleanedText = {
  /** One paragraph a line, without blank lines. */
  readonly clean: string
  readonly map: MapSegment[]
  /** 1-based lines of the raw text, in order. */
  readonly removedLines: number[]
  readonly removals: Removal[]
  readonly repairs: Repair[]
  /** Every removal and repair by its place in the raw text, those of one cause singly. */
  readonly changes: RawChange[]
  readonly notices: string[]
  readonly title: string | null
  /** How many # a line bore, by the offset of the line. */
  readonly headingMarks: ReadonlyMap<number, number>
  /** The title stood among the links of the page and not over the text. */
  readonly titleFromLinks: boolean
  /** The page pairs titles with texts of other years. */
  readonly replacedYears: boolean
  readonly metadata: Metadata
  /** The raw line of an offset of the clean text. */
  readonly lineOf: (cleanOffset: number) => number
}

const LONGEST_QUOTE = 200
const CONTEXT = 12

/**
 * Takes off a raw text what a web page, a printer or an exchange of formats added, and repairs what they broke.
 * A text that has nothing of the kind comes back as it was, but for blank lines and blanks at the ends of lines.
 * Cleaning a cleaned text changes nothing. `asides` are whole lines that its reader knows to stand beside the text.
 */
export function cleanText(raw: string, asides: readonly Aside[] = []): CleanedText {
  const starts = lineStarts(raw)
  const removals: Removal[] = []
  const repairs: Repair[] = []
  const changes: RawChange[] = []
  let source = mapRaw(raw)
  for (const { rule, start, end } of asides) {
    removals.push({ rule, line: lineAt(starts, start), text: shorten(raw.slice(start, end).trim()) })
    changes.push({ rule, start, end, text: '' })
  }
  source = applyEdits(
    source,
    asides.map(({ start, end }) => ({ start, end, text: '' })),
  )
  source = applyEdits(source, findLayout(source.text))
  source = repair(source, starts, findMarkup(linesOf(source, starts)), repairs, changes)

  const all = linesOf(source, starts)
  const furniture = findFurniture(all)
  for (const [i, rule] of furniture.removed) {
    const { rawLine: line = 1, text = '' } = all[i] ?? {}
    removals.push({ rule, line, text: shorten(text) })
    const { start = 0, end = 0 } = all[i] ?? {}
    changes.push(rawChange(source, { rule, start, end, text: '' }))
  }
  source = applyEdits(source, removalsOf(all, furniture.removed, source.text.length))

  const stages: ((lines: Line[]) => RuledEdit[])[] = [
    findBars,
    findBrokenLines,
    findGluedTail,
    findRunInSignature,
    findDanglingNumbers,
    findSplits,
    findBrokenNumbers,
  ]
  for (const stage of stages)
    source = repair(source, starts, stage(linesOf(source, starts)), repairs, changes)

  const narrow = findNarrowMarks(source.text)
  repairs.push(...widenedLines(source, starts, narrow))
  for (const edit of narrow) changes.push(rawChange(source, { ...edit, rule: 'punct.halfwidth' }))
  source = applyEdits(source, narrow)
  source = repair(source, starts, findStrayBlanks(linesOf(source, starts)), repairs, changes)
  const marked = source.text
  const { edits, marks } = findHeadingMarks(linesOf(source, starts))
  source = repair(source, starts, edits, repairs, changes)
  const headed =
    marks[0]?.start === 0 && marks[0].depth === 1 ? (source.text.split('\n', 1)[0] ?? null) : null

  return {
    clean: source.text,
    map: toSegments(source, raw.length),
    removedLines: [...new Set(removals.map(({ line }) => line))].sort((a, b) => a - b),
    removals: removals.sort((a, b) => a.line - b.line),
    repairs: repairs.sort((a, b) => a.line - b.line),
    changes: changes.sort((a, b) => a.start - b.start),
    notices: [...noticesOf(furniture, narrow.length), ...noticesOfMasks(marked)],
    title: furniture.title ?? headed,
    headingMarks: new Map(marks.map(({ start, depth }) => [start, depth])),
    titleFromLinks: furniture.titleFrom === 'links',
    replacedYears: furniture.replacedYears,
    metadata: furniture.metadata,
    lineOf: (offset) => rawLineOf(source, starts, offset),
  }
}

function removalsOf(lines: readonly Line[], removed: ReadonlyMap<number, string>, length: number): Edit[] {
  const edits: Edit[] = []
  let kept = false
  for (const [i, { start, end }] of lines.entries()) {
    if (!removed.has(i)) kept = true
    // A line goes with the break before it, so that no break is left at the end of the text.
    else if (kept) edits.push({ start: start - 1, end, text: '' })
    else edits.push({ start, end: Math.min(end + 1, length), text: '' })
  }
  return edits
}

function repair(
  source: MappedText,
  starts: readonly number[],
  edits: readonly RuledEdit[],
  repairs: Repair[],
  changes: RawChange[],
): MappedText {
  for (const edit of edits) {
    changes.push(rawChange(source, edit))
    const before = quote(source.text, edit.start, edit.end, source.text.slice(edit.start, edit.end))
    const after = quote(source.text, edit.start, edit.end, edit.text)
    repairs.push({ rule: edit.rule, line: rawLineOf(source, starts, edit.start), before, after })
  }
  return applyEdits(source, edits)
}

function rawChange({ origins }: MappedText, { rule, start, end, text }: RuledEdit): RawChange {
  let first = -1
  let last = -1
  for (let i = start; i < end; i++) {
    const origin = origins[i] ?? -1
    if (origin < 0) continue
    if (first < 0) first = origin
    last = origin + 1
  }
  if (first >= 0) return { rule, start: first, end: last, text }
  let at = end
  while (at < origins.length && (origins[at] ?? -1) < 0) at++
  const origin = origins[at] ?? (origins.at(-1) ?? -1) + 1
  return { rule, start: origin, end: origin, text }
}

/** The place of an edit with a few characters around it; a line break that was put in shows as ⏎. */
function quote(text: string, start: number, end: number, middle: string): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start)
  const after = text.slice(end, end + CONTEXT)
  return shorten(
    `${before.slice(before.lastIndexOf('\n') + 1)}${middle.replace('\n', '⏎')}${after.split('\n', 1)[0] ?? ''}`,
  )
}

const shorten = (text: string): string =>
  text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text

/** Width is changed throughout or not at all, so it is told once a line, with the number of places. */
function widenedLines(source: MappedText, starts: readonly number[], edits: readonly Edit[]): Repair[] {
  const lines = new Map<number, { readonly first: Edit; count: number }>()
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const line = lineAt(starts, source.origins[edit.start] ?? 0)
    const there = lines.get(line)
    if (there) there.count++
    else lines.set(line, { first: edit, count: 1 })
  }
  return Array.from(lines, ([line, { first, count }]) => ({
    rule: 'punct.halfwidth',
    line,
    before: quote(source.text, first.start, first.end, source.text.slice(first.start, first.end)),
    after: quote(source.text, first.start, first.end, first.text),
    ...(count > 1 ? { count } : {}),
  }))
}

/** Bars at the ends of a line, left from a table that was taken apart; whole tables stay. */
function findBars(lines: Line[]): RuledEdit[] {
  const isRow = (line: Line | undefined): boolean =>
    line !== undefined && (line.text.match(/\|/g)?.length ?? 0) >= 3
  return lines.flatMap((line, i) => {
    if (!line.text.includes('|') || (isRow(line) && (isRow(lines[i - 1]) || isRow(lines[i + 1])))) return []
    const { start, end } = insideBars(line.text)
    const rule = 'ingest.table_bars'
    const ends = [
      { rule, start: line.start, end: line.start + start, text: '' },
      { rule, start: line.start + end, end: line.end, text: '' },
    ]
    return ends.filter((edit) => edit.end > edit.start)
  })
}

function findGluedTail(lines: Line[]): RuledEdit[] {
  return lines.slice(-3).flatMap((line) => {
    const match = GLUED_TAIL.exec(line.text)
    if (!match) return []
    return [{ rule: 'ingest.boilerplate', start: line.start + match.index, end: line.end, text: '' }]
  })
}

function noticesOf({ titleFrom, replacedYears }: Furniture, narrow: number): string[] {
  const notices: string[] = []
  if (titleFrom === 'links') notices.push('正文没有标题，已取页面链接中的标题，请核对')
  if (replacedYears) notices.push('页面上的标题与其内容年份不符，网站可能成批替换过年份，本文的年份请核对')
  if (narrow > 0) notices.push(`${narrow} 处半角标点已统一改为全角`)
  return notices
}

const MASKS = /\*+|(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])/g
/** The marks of Markdown: emphasis and list items. */
const MARKDOWN_STARS = /^\s*[*-] |\*\*([^*\n]{1,200})\*\*/gm

/** Masked words stay as they are: nobody but the writer knows what they stand for. */
function noticesOfMasks(text: string): string[] {
  const plain = /^#{1,6} /m.test(text) ? text.replace(MARKDOWN_STARS, '$1') : text
  const count = [...plain.matchAll(MASKS)].length
  return count > 0 ? [`有 ${count} 处内容被遮盖（*、**、xx），使用前须补全`] : []
}
