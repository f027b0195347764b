import { DOUBT_MARK, type Draft, type Section } from '../domain/draft.ts'
import { paragraphTexts } from '../domain/paragraphs.ts'
import type { ReturnedParagraph } from '../domain/returned-file.ts'
import { textLikeness } from '../text/likeness.ts'
import { alignSentences } from './align-sentences.ts'

/** A section as it came back. `missing`: its heading is not in the file, and nothing is done to it. */
export type ReturnedSection = {
  readonly id: string
  readonly status: 'unchanged' | 'changed' | 'missing' | 'locked'
  readonly paragraphs: readonly string[]
  /** Its heading without the number, where it was changed. */
  readonly heading: string | null
}

export type ReturnedDraft = {
  readonly sections: readonly ReturnedSection[]
  /** Headings that the draft does not have; they and their text stand in the section before them. */
  readonly addedHeadings: readonly string[]
  readonly title: string | null
  /** Paragraphs that stand in no section: above the first heading found, or behind the signature. */
  readonly unplaced: readonly string[]
}

/** A run-in heading is no longer than this. */
const LONGEST_LEAD = 60
/** Two headings less alike than this are not one that was changed: half of their pairs of characters are common. */
const LEAST_LIKENESS = 0.5

type Line = ReturnedParagraph & { readonly at: number }
type Head = { readonly text: string; readonly facts: readonly []; readonly line: Line }

/**
 * Finds the sections of a draft in a text that went to Word and came back: by heading style, order and likeness.
 * Title and signature are no text of any section; what stands above or behind all of them is told as unplaced.
 */
export function readBack({ plan, sections }: Draft, returned: readonly ReturnedParagraph[]): ReturnedDraft {
  const { lines, behind, title } = cutEnds(returned, plan)
  const headed = sections.filter((section) => headOf(section) !== '')
  const heads = lines.flatMap((line): Head[] => {
    const text = leadOf(line)
    return text === '' ? [] : [{ text, facts: [], line }]
  })
  const pairs = alignSentences(
    headed.map((section) => ({ text: headOf(section), facts: [], section })),
    heads,
  ).filter(({ before, after }) => before && after && textLikeness(before.text, after.text) >= LEAST_LIKENESS)
  const found = new Map(
    pairs.flatMap(({ before, after }) => (before && after ? [[before.section.id, after]] : [])),
  )
  const taken = new Set([...found.values()].map(({ line }) => line.at))
  // A section that was moved stands out of order: it is known by its very words.
  for (const section of headed.filter(({ id }) => !found.has(id))) {
    const words = compact(section.heading)
    const head = heads.find(({ text, line }) => !taken.has(line.at) && bareHead(text) === words)
    if (!head) continue
    found.set(section.id, head)
    taken.add(head.line.at)
  }
  return {
    sections: groupsOf(sections).flatMap((group) => readGroup(group, lines, found, taken)),
    addedHeadings: lines
      .filter((line) => line.heading !== undefined && line.heading > 0 && !taken.has(line.at))
      .map(({ text }) => text),
    unplaced: [...linesAbove(lines, taken, sections), ...behind].map(({ text }) => text.trim()),
    title: title === null || compact(title) === compact(plan.title) ? null : title,
  }
}

/** The lines above the first heading that was found, where no section without heading takes them. */
function linesAbove(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  [first]: readonly Section[],
): readonly Line[] {
  if (!first || headOf(first) === '') return []
  const until = lines.findIndex(({ at }) => taken.has(at))
  return until < 0 ? lines : lines.slice(0, until)
}

const compact = (text: string): string => text.replaceAll(/\s/g, '')
const headOf = ({ number, heading }: Section): string => compact(number + heading)

/** What of a line may be a heading: all of it in the style of one, else what its first mark closes. */
function leadOf({ text, heading }: Line): string {
  if (heading !== undefined) return compact(text)
  const lead = /^[^。！？：；]*/.exec(compact(text))?.[0] ?? ''
  return lead.length > LONGEST_LEAD ? '' : lead
}

/** A headed section with those behind it that have no heading; sections before the first heading stand alone. */
function groupsOf(sections: readonly Section[]): Section[][] {
  const groups: Section[][] = []
  for (const section of sections) {
    const last = groups.at(-1)
    if (headOf(section) !== '' || !last) groups.push([section])
    else last.push(section)
  }
  return groups
}

function readGroup(
  group: readonly Section[],
  lines: readonly Line[],
  found: ReadonlyMap<string, Head>,
  taken: ReadonlySet<number>,
): ReturnedSection[] {
  const [first] = group
  if (!first) return []
  const head = found.get(first.id)
  if (!head && headOf(first) !== '')
    return group.map(({ id }) => ({ id, status: 'missing', paragraphs: [], heading: null }))
  const start = head ? head.line.at : -1
  const texts: string[] = []
  for (const line of lines) {
    if (line.at < start) continue
    if (line.at === start) texts.push(behindHead(line, first))
    else if (taken.has(line.at)) break
    else texts.push(line.text)
  }
  const shared = shareOut(group, filled(texts))
  return group.map((section, i) => {
    const paragraphs = shared[i] ?? []
    const heading =
      i === 0 && head && bareHead(head.text) !== compact(section.heading)
        ? withoutNumber(head.text, section)
        : null
    const isSame = heading === null && sameTexts(paragraphs, textsOf(section))
    return {
      id: section.id,
      status: isSame ? 'unchanged' : section.locked ? 'locked' : 'changed',
      paragraphs,
      heading,
    }
  })
}

/** The text on the line of a run-in heading. */
function behindHead(line: Line, { runIn }: Section): string {
  if (!runIn || line.heading !== undefined) return ''
  return line.text.replace(/^[^。！？：；]*[。！？：；]?/, '')
}

const bareHead = (head: string): string => head.replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/, '')

const withoutNumber = (head: string, { number }: Section): string =>
  head.startsWith(compact(number)) ? head.slice(compact(number).length) : bareHead(head)

/** Gives each paragraph to the section of the one that it is most like, in order; a new one to the section before it. */
function shareOut(group: readonly Section[], texts: readonly string[]): string[][] {
  const shared: string[][] = group.map(() => [])
  const before = group.flatMap((section, owner) =>
    textsOf(section).map((text) => ({ text, facts: [], owner })),
  )
  let owner = 0
  for (const pair of alignSentences(
    before,
    texts.map((text) => ({ text, facts: [] })),
  )) {
    owner = pair.before?.owner ?? owner
    if (pair.after) shared[owner]?.push(pair.after.text)
  }
  return shared
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, i) => compact(text) === compact(other[i] ?? ''))

const textsOf = ({ sentences }: Section): string[] => filled(paragraphTexts(sentences))

const filled = (texts: readonly string[]): string[] =>
  texts.map((text) => text.trim()).filter((text) => text !== '')

/** So far from the top a title stands below a red head or the flag of an attachment. */
const FARTHEST_TITLE = 12

/** What an imprint holds, and a date of signature that somebody filled in. */
const FOOT = /^抄送[：:]|印发$|^[\d〇○零一二三四五六七八九]{4}年[^，。；]{1,3}月[^，。；]{1,3}日$/
const SOURCES = /^数据溯源表$/

/** The lines between title and signature, and those behind it that are no part of the form. */
function cutEnds(
  returned: readonly ReturnedParagraph[],
  { title, signature }: Draft['plan'],
): { readonly lines: readonly Line[]; readonly behind: readonly Line[]; readonly title: string | null } {
  const lines = returned
    .map((paragraph) => ({ ...paragraph, text: paragraph.text.replaceAll(DOUBT_MARK, '') }))
    .flatMap((paragraph) => paragraph.text.split('\n').map((text) => ({ ...paragraph, text })))
    .filter(({ text }) => text.trim() !== '')
    .map((line, at) => ({ ...line, at }))
  const wanted = compact(title)
  // A title set in several lines came as several: each is a part of it, or bears its style.
  const titleLines = lines
    .slice(0, FARTHEST_TITLE)
    .filter(
      ({ text, heading }) => heading === 0 || (compact(text).length > 3 && wanted.includes(compact(text))),
    )
  const first = (titleLines.at(-1)?.at ?? -1) + 1
  const isSigned = ({ text }: Line): boolean =>
    [signature.organ, signature.date].some((sign) => sign !== '' && compact(text) === compact(sign))
  const half = first + (lines.length - first) / 2
  const end = lines.findIndex((line) => line.at >= half && (isSigned(line) || SOURCES.test(line.text.trim())))
  const rest = end < 0 ? [] : lines.slice(end)
  const table = rest.findIndex(({ text }) => SOURCES.test(text.trim()))
  return {
    lines: lines.slice(first, end < 0 ? lines.length : end),
    behind: rest
      .slice(0, table < 0 ? rest.length : table)
      .filter((line) => !isSigned(line) && !FOOT.test(compact(line.text))),
    title: titleLines.length === 0 ? null : titleLines.map(({ text }) => text.trim()).join(''),
  }
}
