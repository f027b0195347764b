import type { OutlineItem } from '../domain/document.ts'
import { findHeadingEnd } from './heading-end.ts'
import { readBullet, readHeadingNumber, valueOfNumber } from './heading-number.ts'
import { findInlineLeads, isBulletLead, isLead, LONGEST_LEAD, SHORTEST_BODY } from './inline-leads.ts'
import { isDateLine, isSigner } from './signature.ts'
import { titleScore } from './title.ts'

export type Outline = { readonly outline: OutlineItem[]; readonly notices: string[] }

/** Lines that state a part of the document without a number: 2023年工作计划, 附件. */
const PART_NAME =
  /(?:总结|回顾|完成情况|工作情况|计划|打算|思路|安排|谋划|要点|重点工作|主要工作|主要任务|目标任务|总体要求|发展目标|存在(?:的)?(?:主要)?(?:问题|不足)(?:和不足)?|重大举措|自身建设)$|^附件\d*$/
const LONGEST_PLAIN_HEADING = 40

/**
 * `plain` and `lead` are headings without number, told by their line or by their neighbours: one level below the
 * last heading of another kind, so that they are siblings. `inline` ones stand in the midst of a paragraph.
 */
type Standing = 'firm' | 'plain' | 'lead' | 'inline'
type Draft = OutlineItem & { readonly standing: Standing }

/**
 * The headings of a clean text: numbered ones in all forms, those that bore the # of Markdown, and unnumbered ones
 * where the place or the neighbours show what they are. `lineOf` gives the line of the file for an offset; `marked`
 * holds the depth of the marks by the offset of their lines. Breaks in the count of siblings are reported as notices, never repaired.
 */
export function parseOutline(
  clean: string,
  lineOf: (offset: number) => number,
  marked: ReadonlyMap<number, number> = new Map(),
): Outline {
  const lines = clean.split('\n')
  const drafts: Draft[] = []
  const titleAt = marked.get(0) === 1 ? 0 : findTitleLine(lines)
  const shift = marked.values().some((depth) => depth === 1) ? 1 : 0
  let offset = 0
  let parent = 0
  lines.forEach((line, i) => {
    const depth = marked.get(offset)
    const above = depth === undefined ? parent : depth - shift - 1
    const item =
      i <= titleAt ? undefined : readHeading(line, offset, above, depth !== undefined, lines[i + 1], lineOf)
    const inline = i <= titleAt ? [] : readInlineLeads(line, item, offset, parent, lineOf)
    if (item && !(item.standing === 'lead' && inline.length > 0)) {
      drafts.push(item)
      if (item.standing === 'firm') parent = item.level
    }
    drafts.push(...inline)
    offset += line.length + 1
  })
  const outline = drafts
    .filter((item, i) => item.standing !== 'lead' || hasSiblingLead(drafts, i))
    .map(({ standing: _standing, ...item }) => item)
  return { outline, notices: findBreaks(outline) }
}

/** The index of the line with the title near the top, which may be known by its words; -1 where there is none. */
export function findTitleLine(lines: readonly string[], title?: string): number {
  if (title !== undefined && lines[0] === title && !readHeadingNumber(title)) return 0
  for (let i = 0; i < Math.min(lines.length, 8); i++) {
    const line = lines[i] ?? ''
    if (readHeadingNumber(line)) return -1
    if (titleScore(line) > 0) return i
  }
  return -1
}

function readHeading(
  line: string,
  offset: number,
  parent: number,
  isMarked: boolean,
  next: string | undefined,
  lineOf: (offset: number) => number,
): Draft | undefined {
  const number = readHeadingNumber(line)
  const bullet = number || isMarked ? undefined : readBullet(line)
  const from = number?.length ?? bullet?.length ?? 0
  const make = (level: number, end: number, body: number, standing: Standing = 'firm'): Draft => ({
    level: Math.min(Math.max(level, 1), 4),
    number: number?.text ?? bullet?.text ?? '',
    heading: line.slice(from, end),
    line: lineOf(offset + from),
    start: offset + from,
    end: offset + end,
    runIn: body < line.length,
    standing,
  })
  if (number) {
    const { end, body } = findHeadingEnd(line, from, number.level)
    return end > from ? make(number.level, end, body) : undefined
  }
  if (isMarked) return make(parent + 1, line.length, line.length)
  if (isPlainHeading(line, next))
    return PART_NAME.test(line)
      ? make(1, line.length, line.length)
      : make(parent + 1, line.length, line.length, 'plain')
  const lead = readLead(line, from, next)
  return lead === undefined ? undefined : make(parent + 1, lead, lead + 1, 'lead')
}

/** Headings inside the paragraph, or inside the text that runs behind the heading of the line. */
function readInlineLeads(
  line: string,
  item: Draft | undefined,
  offset: number,
  parent: number,
  lineOf: (offset: number) => number,
): Draft[] {
  const isOwnLine = item !== undefined && (!item.runIn || item.standing === 'plain')
  if (isOwnLine || line.length < 3 * SHORTEST_BODY) return []
  const above = item?.standing === 'firm' ? item.level : parent
  const from = item?.standing === 'firm' ? findHeadingEnd(line, item.start - offset, item.level).body : 0
  return findInlineLeads(line, from).map(({ start, end }) => ({
    level: Math.min(above + 1, 4),
    number: '',
    heading: line.slice(start, end),
    line: lineOf(offset + start),
    start: offset + start,
    end: offset + end,
    runIn: true,
    standing: 'inline',
  }))
}

/** A short line without marks that something follows. */
function isPlainHeading(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > LONGEST_PLAIN_HEADING || line.length < 2) return false
  if (/[，。；：！？,;:!?、|—\t]|^[-*+>]|^\d+$|\d{4}年\d{1,2}月\d{1,2}日/.test(line)) return false
  if (isDateLine(line) || isDateLine(next) || (isSigner(line) && !PART_NAME.test(line))) return false
  if (
    /^(?:各位|同志们|省长|市长|县长|主任|局长|[\u4e00-\u9fff]{2,8}(?:省长|市长|县长|区长|主席)\s)/.test(line)
  )
    return false
  if (PART_NAME.test(line)) return true
  return (
    /^[\u4e00-\u9fff“”《》（）\dA-Za-z—]{4,25}$/.test(line) &&
    /[。；]/.test(next) &&
    /[\u4e00-\u9fff]{3}/.test(line)
  )
}

/**
 * `基层党建亮点纷呈。` at the beginning of a paragraph: where its words end. Behind a bullet or a dash, where the words
 * begin at `from`, it may be longer and stand alone on its line.
 */
function readLead(line: string, from: number, next: string | undefined): number | undefined {
  const stop = line.search(/[。！？]/)
  if (from === 0) {
    const isHeading = line.charAt(stop) === '。' && line.length - stop >= SHORTEST_BODY && stop < LONGEST_LEAD
    return isHeading && isLead(line.slice(0, stop)) ? stop : undefined
  }
  const isAlone = stop < 0 || stop === line.length - 1
  if (isAlone && (next === undefined || readBullet(next) || !/[。；]/.test(next))) return undefined
  const end = stop < 0 ? line.length : stop
  return line.charAt(stop) !== '？' && isBulletLead(line.slice(from, end)) ? end : undefined
}

/** A single short sentence proves nothing; two sibling paragraphs that begin so are headings. */
function hasSiblingLead(drafts: readonly Draft[], i: number): boolean {
  const isSibling = (item: Draft | undefined): boolean =>
    item?.standing === 'lead' && item.level === drafts[i]?.level
  return isSibling(drafts[i - 1]) || isSibling(drafts[i + 1])
}

const QUOTED = 20

/** A heading out of the count of its siblings: `expected` would have continued it; `lost` has no number at all. */
export type NumberBreak = {
  readonly item: OutlineItem
  readonly expected: number
  readonly lost: boolean
}

/** Gaps and repetitions among siblings (domain rule H-03). */
export function findNumberBreaks(outline: readonly OutlineItem[]): NumberBreak[] {
  const last: (number | undefined)[] = []
  const counted: (boolean | undefined)[] = []
  return outline.flatMap((item): NumberBreak[] => {
    last.length = Math.min(last.length, item.level + 1)
    counted.length = Math.min(counted.length, item.level + 1)
    const value = valueOfNumber(item.number)
    const expected = (last[item.level] ?? 0) + 1
    if (value === undefined) {
      // A part without a number among numbered ones stands for the next one, so that its own children count anew.
      const lost = item.level === 1 && counted[1] === true && item.heading !== '附件'
      last[item.level] = expected
      return lost ? [{ item, expected, lost }] : []
    }
    const first = counted[item.level] !== true
    last[item.level] = value
    counted[item.level] = true
    return value === expected || (first && value === 1) ? [] : [{ item, expected, lost: false }]
  })
}

/** The breaks in words for the reader. */
const findBreaks = (outline: readonly OutlineItem[]): string[] =>
  findNumberBreaks(outline).map(({ item: { line, number, heading }, expected, lost }) => {
    const words = heading.slice(0, QUOTED)
    if (lost) return `第${line}行标题“${words}”没有序号，按第${expected}个处理`
    const reason = expected === 1 ? '同级的序号没有从第1个开始' : `前一个是第${expected - 1}个`
    return `第${line}行“${number}${words}”序号不连续：${reason}`
  })
