import {
  chromeCues,
  emptyMetadata,
  isByline,
  isLinkHeader,
  isPageFoot,
  isPageNumber,
  type Metadata,
  readDate,
  readMetadataLine,
  SENTENCE_MARK,
} from './chrome.ts'
import { readHeadingNumber, readMarkdown } from './heading-number.ts'
import { insideBars, type Line } from './raw-lines.ts'
import { isDateLine, isPostscript, isSignatureLine, isSigner } from './signature.ts'
import { findYears, titleScore } from './title.ts'

/** Lines that are not of the text, by index, each with the rule that says so; and what they tell about it. */
export type Furniture = {
  readonly removed: ReadonlyMap<number, string>
  readonly title: string | null
  /** Where the title was found. */
  readonly titleFrom: 'text' | 'metadata' | 'links' | null
  readonly metadata: Metadata
  /** Links on the page whose title names other years than the text it announces: the site replaces years. */
  readonly replacedYears: boolean
}

/** Beyond this many lines from the top no page has its head. */
const DEEPEST_HEAD = 60
const DUPLICATE_LENGTH = 20
const LONGEST_ABSTRACT = 1000

/** Letters and digits only: two lines that differ in marks and blanks have the same skeleton. */
const skeleton = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

const isHeading = (line: string): boolean =>
  readHeadingNumber(line) !== undefined || (readMarkdown(line)?.depth ?? 0) > 1
const isProse = (line: string): boolean =>
  SENTENCE_MARK.test(line) || (line.length >= 40 && /[，,；;]/.test(line))
const breaksOff = (line: string): boolean => line.length >= 20 && (line.endsWith('...') || line.endsWith('…'))
/** A link and the beginning of the text behind it: a title, then a paragraph that breaks off. */
const isTeaser = (lines: readonly Line[], i: number, bodyStart: number): boolean =>
  i > bodyStart && breaksOff(lines[i]?.text ?? '') && titleScore(lines[i - 1]?.text ?? '') > 0
/** A line of a table of contents: 一、工作回顾……3. */
const isContents = (line: string): boolean => /^目 ?录$|[.…·]{2} ?\d{1,3}$/.test(line) && line.length <= 80
const isBars = (line: string): boolean => /^[|\s]+$/.test(line)
const withoutBars = (line: string): string => {
  const { start, end } = insideBars(line)
  return line.slice(start, end)
}
const withoutMarks = (line: string): string =>
  line
    .replace(/^#+\s+/, '')
    .replace(/\*\*/g, '')
    .trim()

/**
 * Finds the lines around a text that a page, a printer or a search engine put there. Only the lines before the
 * first heading or paragraph and those after the last one are judged: a word such as 登录 is no fault inside a text.
 */
export function findFurniture(lines: readonly Line[]): Furniture {
  const removed = new Map<number, string>()
  const metadata = emptyMetadata()
  lines.forEach(({ text }, i) => {
    if (isBars(text)) removed.set(i, 'ingest.table_bars')
    else if (isPageNumber(text)) removed.set(i, 'ingest.page_number')
    else if (isContents(text)) removed.set(i, 'ingest.contents')
  })
  const abstract = findAbstract(lines)
  if (abstract !== undefined) removed.set(abstract, 'ingest.dup_abstract')
  const bodyStart = findBodyStart(lines, removed)
  const head = readHead(lines, bodyStart, removed, metadata)
  const tail = readTail(lines, bodyStart, removed, head.title)
  const { title, titleFrom } = chooseTitle(head.title, metadata, tail.title)
  return { removed, title, titleFrom, metadata, replacedYears: tail.replacedYears }
}

/** A paragraph near the top that only repeats the beginning of what follows, cut off or without marks. */
function findAbstract(lines: readonly Line[]): number | undefined {
  for (let i = 0; i < Math.min(lines.length - 1, 12); i++) {
    const wanted = skeleton(lines[i]?.text ?? '')
    if (wanted.length < 2 * DUPLICATE_LENGTH || wanted.length > LONGEST_ABSTRACT) continue
    for (let from = i + 1; from <= i + 4; from++) if (beginsWith(lines, from, wanted)) return i
  }
  return undefined
}

function beginsWith(lines: readonly Line[], from: number, wanted: string): boolean {
  let joined = ''
  for (let i = from; i < lines.length && joined.length < wanted.length; i++)
    joined += skeleton(lines[i]?.text ?? '')
  return joined.startsWith(wanted)
}

function findBodyStart(lines: readonly Line[], removed: ReadonlyMap<number, string>): number {
  const start = lines.findIndex(
    ({ text }, i) =>
      !removed.has(i) && (isHeading(text) || (isProse(text) && chromeCues(text) < 3 && !isPageFoot(text))),
  )
  return start < 0 ? lines.length : start
}

function readHead(
  lines: readonly Line[],
  bodyStart: number,
  removed: Map<number, string>,
  metadata: Metadata,
): { title: string | null } {
  const end = Math.min(bodyStart, DEEPEST_HEAD)
  const open: number[] = []
  let page = false
  for (let i = 0; i < end; i++) {
    const text = withoutBars(lines[i]?.text ?? '')
    if (removed.has(i)) continue
    if (readMetadataLine(withoutMarks(text), metadata)) removed.set(i, 'ingest.boilerplate')
    else if (isChrome(text)) {
      page = true
      removed.set(i, 'ingest.boilerplate')
      const date = readDate(text)
      if (date) metadata.pageDates.push(date)
    } else open.push(i)
  }
  const textOf = (i: number): string => withoutMarks(withoutBars(lines[i]?.text ?? ''))
  const best = Math.max(0, ...open.map((i) => titleScore(textOf(i))))
  const at = best > 0 ? open.findLast((i) => titleScore(textOf(i)) === best) : undefined
  if (at === undefined) return { title: null }
  const before = open[open.indexOf(at) - 1]
  const organLine =
    before === at - 1 &&
    isSigner(textOf(before)) &&
    findYears(textOf(at)).length > 0 &&
    !isSigner(textOf(at).slice(0, 12).replace(/\d.*$/, ''))
  const title = organLine ? textOf(before) + textOf(at) : textOf(at)
  for (const i of open) {
    if (i === at || (organLine && i === before)) continue
    if (skeleton(textOf(i)) === skeleton(title)) removed.set(i, 'ingest.dup_title')
    else if (page && i < at) removed.set(i, 'ingest.boilerplate')
  }
  return { title }
}

const isChrome = (line: string): boolean =>
  !readHeadingNumber(line) &&
  (chromeCues(line) >= (line.length <= 30 ? 1 : 2) || isByline(line)) &&
  titleScore(line) === 0

function readTail(
  lines: readonly Line[],
  bodyStart: number,
  removed: Map<number, string>,
  title: string | null,
): { title: string | null; replacedYears: boolean } {
  const start = findTailStart(lines, bodyStart, removed)
  const open: number[] = []
  for (let i = start; i < lines.length; i++) if (!removed.has(i)) open.push(i)
  const textOf = (i: number): string => withoutMarks(withoutBars(lines[i]?.text ?? ''))
  const isCopy = (i: number): boolean => title !== null && skeleton(textOf(i)) === skeleton(title)
  let signed = false
  const cut = open.find((i, k) => {
    const text = textOf(i)
    const teased = isTeaser(lines, open[k + 1] ?? -1, bodyStart)
    signed ||= (isDateLine(textOf(i - 1)) && isSigner(textOf(i - 2))) || isSignatureLine(textOf(i - 1))
    return (
      teased ||
      isCopy(i) ||
      isLinkHeader(text) ||
      isPageFoot(text) ||
      isChrome(text) ||
      (signed && !isPostscript(text))
    )
  })
  if (cut === undefined) return { title: null, replacedYears: false }
  const own = title === null ? ownTitleAmongLinks(lines, bodyStart, start) : undefined
  let teasers = false
  for (const i of open) {
    if (i < cut) continue
    teasers ||= isTeaser(lines, i + 1, bodyStart)
    const rule =
      i === own
        ? 'ingest.title_in_links'
        : isCopy(i)
          ? 'ingest.dup_title'
          : teasers
            ? 'ingest.teaser'
            : 'ingest.boilerplate'
    removed.set(i, rule)
  }
  return {
    title: own === undefined ? null : textOf(own),
    replacedYears: hasReplacedYears(open.filter((i) => i >= cut).map(textOf)),
  }
}

/** The first line behind the last heading or paragraph of the text, or the head of a link block if that comes first. */
function findTailStart(
  lines: readonly Line[],
  bodyStart: number,
  removed: ReadonlyMap<number, string>,
): number {
  const isBody = (i: number, headingsCount: boolean): boolean => {
    const text = lines[i]?.text ?? ''
    if (removed.has(i) || isTeaser(lines, i, bodyStart) || isPageFoot(text) || chromeCues(text) >= 4)
      return false
    return isProse(text) || (headingsCount && isHeading(text))
  }
  let last = lines.length
  // Numbered links under 相关文章 look like headings: once such a header was seen, only a paragraph is text.
  for (let i = lines.length - 1; i >= bodyStart; i--) {
    if (isBody(i, false)) break
    if (isLinkHeader(lines[i]?.text ?? '')) last = i
  }
  for (let i = last - 1; i >= bodyStart; i--) if (isBody(i, true)) return i + 1
  return lines.length
}

/** A link whose teaser is the beginning of this very text carries its title. */
function ownTitleAmongLinks(lines: readonly Line[], bodyStart: number, start: number): number | undefined {
  const beginning = lines
    .slice(bodyStart, bodyStart + 6)
    .map(({ text }) => skeleton(text))
    .join('')
    .slice(0, DUPLICATE_LENGTH)
  for (let i = start; i + 1 < lines.length; i++) {
    const teaser = skeleton(lines[i + 1]?.text ?? '')
    if (
      titleScore(lines[i]?.text ?? '') > 0 &&
      beginning.length === DUPLICATE_LENGTH &&
      teaser.slice(0, 80).includes(beginning)
    )
      return i
  }
  return undefined
}

const PLAN_NAMES = '十一五 十二五 十三五 十四五 十五五'.split(' ')

function hasReplacedYears(texts: readonly string[]): boolean {
  return texts.some((text, i) => {
    const teaser = texts[i + 1] ?? ''
    const years = findYears(text)
    if (!breaksOff(teaser) || titleScore(text) === 0 || years.length === 0) return false
    const newest = Math.max(...years)
    const plan = PLAN_NAMES.findIndex((name) => teaser.includes(name))
    const others = findYears(teaser.slice(0, 60))
    return (
      (plan >= 0 && (newest < 2006 + 5 * plan || newest > 2010 + 5 * plan)) ||
      others.some((year) => !years.includes(year) && year < newest - 1)
    )
  })
}

function chooseTitle(
  printed: string | null,
  { titles }: Metadata,
  linked: string | null,
): Pick<Furniture, 'title' | 'titleFrom'> {
  const stated = titles.find((title) => titleScore(title) > 0) ?? null
  if (stated !== null && titleScore(stated) > (printed === null ? 0 : titleScore(printed)))
    return { title: stated, titleFrom: 'metadata' }
  if (printed !== null) return { title: printed, titleFrom: 'text' }
  return { title: linked, titleFrom: linked === null ? null : 'links' }
}
