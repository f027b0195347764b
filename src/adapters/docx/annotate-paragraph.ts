import { escapeXml, unescapeXml } from './xml.ts'

/** What to mark in a paragraph: offsets in its text, the comment's id, and two ids for a tracked change. */
export type Mark = {
  readonly start: number
  readonly end: number
  readonly suggestion: string | null
  readonly commentId: number | null
  readonly changeId: number
}

const RUN =
  /<w:r(?: [^>]*)?>(<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>|<w:rPr\/>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/g
const TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g

type Run = {
  readonly at: number
  readonly length: number
  readonly properties: string
  readonly text: string
  readonly start: number
}

/** The runs of a paragraph that hold text and nothing else, each with its place in the paragraph's text. */
function runsOf(paragraph: string): Run[] {
  const texts = Array.from(paragraph.matchAll(TEXT), ({ index, 1: text = '' }) => ({
    index,
    text: unescapeXml(text),
  }))
  const startOf = new Map<number, number>()
  let start = 0
  for (const { index, text } of texts) {
    startOf.set(index, start)
    start += text.length
  }
  return Array.from(paragraph.matchAll(RUN), ({ index, 0: raw, 1: properties = '', 2: text = '' }) => ({
    at: index,
    length: raw.length,
    properties,
    text: unescapeXml(text),
    start: startOf.get(index + raw.lastIndexOf('<w:t')) ?? 0,
  }))
}

/** Whether a place in the paragraph stands inside the insertion or move of somebody. */
function isInRevision(paragraph: string, at: number): boolean {
  const before = paragraph.slice(0, at)
  return ['ins', 'del', 'moveTo', 'moveFrom'].some(
    (name) =>
      (before.match(new RegExp(`<w:${name}[ >]`, 'g'))?.length ?? 0) >
      (before.match(new RegExp(`</w:${name}>`, 'g'))?.length ?? 0),
  )
}

/** The paragraph with comments and tracked changes. A mark in no plain run is left out of the text. */
export function annotateParagraph(paragraph: string, marks: readonly Mark[], author: string): string {
  const runs = runsOf(paragraph)
  const plain = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.max(mark.end, mark.start) }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let copied = 0
  let next = 0
  for (const [i, run] of runs.entries()) {
    const end = run.start + run.text.length
    const mine: Mark[] = []
    // What begins beyond the last run belongs to it.
    while (next < plain.length && ((plain[next]?.start ?? 0) < end || i === runs.length - 1)) {
      const mark = plain[next++]
      if (mark) mine.push({ ...mark, start: mark.start - run.start, end: mark.end - run.start })
    }
    if (mine.length === 0) continue
    result +=
      paragraph.slice(copied, run.at) + annotateRun(run, mine, isInRevision(paragraph, run.at), author)
    copied = run.at + run.length
  }
  return result + paragraph.slice(copied)
}

function annotateRun(
  { properties, text }: Run,
  marks: readonly Mark[],
  isRevision: boolean,
  author: string,
): string {
  const run = (words: string, element = 't'): string =>
    words === ''
      ? ''
      : `<w:r>${properties}<w:${element} xml:space="preserve">${escapeXml(words)}</w:${element}></w:r>`
  let result = ''
  let at = 0
  for (const { start, end, suggestion, commentId, changeId } of marks) {
    const from = Math.min(Math.max(start, at), text.length)
    const to = Math.min(Math.max(end, from), text.length)
    // A span that another mark has taken, or that goes on in the next run, is commented and not changed.
    const isWhole = from === start && to === end
    const words = text.slice(from, to)
    const tracked = { id: changeId, author: escapeXml(author) }
    const changed =
      suggestion === null || !isWhole || isRevision
        ? run(words)
        : (words === ''
            ? ''
            : `<w:del w:id="${tracked.id}" w:author="${tracked.author}">${run(words, 'delText')}</w:del>`) +
          (suggestion === ''
            ? ''
            : `<w:ins w:id="${tracked.id + 1}" w:author="${tracked.author}">${run(suggestion)}</w:ins>`)
    result += run(text.slice(at, from))
    result +=
      commentId === null
        ? changed
        : `<w:commentRangeStart w:id="${commentId}"/>${changed}<w:commentRangeEnd w:id="${commentId}"/>` +
          `<w:r><w:commentReference w:id="${commentId}"/></w:r>`
    at = to
  }
  return result + run(text.slice(at))
}
