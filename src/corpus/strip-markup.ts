import { readHeadingNumber, readMarkdown } from './heading-number.ts'
import type { Line } from './raw-lines.ts'
import type { RuledEdit } from './repair-numbers.ts'
import { titleScore } from './title.ts'

/** A whole line in bold, or a bold beginning with text behind it: **一、工作回顾** and **党建有力。**全年…. */
const BOLD = /^[ \u3000]*(\*\*|__)([^*_\n]{2,80})\1(?=([ \u3000]*)(.?))/
/** The name of the site behind a page's title: …工作总结_某县人民政府, …工作总结 - 某某网. */
const SITE =
  /[ \u3000]*(?:[-_|｜—–]+|--)[ \u3000]*[^-_|｜—–\n]{2,30}(?:[ \u3000]*[-_|｜—–]+[ \u3000]*[^-_|｜—–\n]{2,30}){0,3}$/

/**
 * The marks of bold headings and the names of sites behind titles. ** that stands for a masked word stays: only a
 * whole line, a number or a sentence between the marks shows that they are markup.
 */
export function findMarkup(lines: readonly Line[]): RuledEdit[] {
  return lines.flatMap(({ text, start }) => {
    const bold = /[*_]/.test(text.slice(0, 12)) ? BOLD.exec(text) : null
    if (bold) {
      const [whole, marks = '', words = '', , behind] = bold
      const isMarkup = behind === '' || readHeadingNumber(words) !== undefined || /[。：:]$/.test(words)
      const from = whole.length - words.length - 2 * marks.length
      return isMarkup
        ? [from, from + marks.length + words.length].map((at) => ({
            rule: 'ingest.markup',
            start: start + at,
            end: start + at + marks.length,
            text: '',
          }))
        : []
    }
    const site = text.length <= 120 ? SITE.exec(text) : null
    const isTitle = site && titleScore(text) === 0 && titleScore(text.slice(0, site.index)) >= 5
    return isTitle
      ? [{ rule: 'ingest.site_name', start: start + site.index, end: start + text.length, text: '' }]
      : []
  })
}

/** A line that bore the # of Markdown: the offset of its line in the text without the marks, and how many there were. */
export type HeadingMark = { readonly start: number; readonly depth: number }

/** The # in front of headings, as Markdown has them and the readers of pages and Word files write them. */
export function findHeadingMarks(lines: readonly Line[]): { edits: RuledEdit[]; marks: HeadingMark[] } {
  const edits: RuledEdit[] = []
  const marks: HeadingMark[] = []
  let cut = 0
  for (const { text, start } of lines) {
    const mark = readMarkdown(text)
    if (!mark) continue
    marks.push({ start: start - cut, depth: mark.depth })
    edits.push({ rule: 'ingest.heading_mark', start, end: start + mark.length, text: '' })
    cut += mark.length
  }
  return { edits, marks }
}
