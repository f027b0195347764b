import { findHeadingEnd } from './heading-end.ts'
import { type HeadingNumber, readHeadingNumber, readMarkdown } from './heading-number.ts'
import type { Line } from './raw-lines.ts'
import type { RuledEdit } from './repair-numbers.ts'
import { SIGNATURE_LINE, SIGNATURE_RUN_IN } from './signature.ts'

/** A heading without end mark that is followed by its first item on the same line is no longer than this. */
const LONGEST_GLUED = 40

const CANDIDATE = /[（(][一二三四五六七八九十\d]|[一二三四五六七八九十]{1,3}[、]|\d{1,2}[.．、]/g

/**
 * Where a line that holds several numbered items is to be broken: before each number that follows a sentence or
 * a lost line break and continues the count, and after a first-level heading whose text follows behind a blank.
 */
export function findSplits(lines: readonly Line[]): RuledEdit[] {
  const last: Record<number, number> = {}
  return lines.flatMap((line) => {
    const edits: RuledEdit[] = []
    const breakAt = (offset: number): void => {
      const start = line.text.slice(0, offset).trimEnd().length
      edits.push({
        rule: 'ingest.one_line_body',
        start: line.start + start,
        end: line.start + offset,
        text: '\n',
      })
    }
    const skip = readMarkdown(line.text)?.length ?? 0
    let open: Open = { number: readHeadingNumber(line.text, skip), start: skip }
    if (open.number) count(last, open.number)
    for (const at of headingBreaks(line.text, open)) breakAt(at)
    for (const at of bulletBreaks(line.text)) breakAt(at)
    CANDIDATE.lastIndex = skip + (open.number?.length ?? 1)
    for (let match = CANDIDATE.exec(line.text); match; match = CANDIDATE.exec(line.text)) {
      const number = readHeadingNumber(line.text, match.index)
      if (!number || !opensItem(line.text, match.index, number, open, last[number.level] ?? 0)) continue
      count(last, number)
      breakAt(match.index)
      open = { number, start: match.index }
      for (const at of headingBreaks(line.text, open)) breakAt(at)
      CANDIDATE.lastIndex = match.index + number.length
    }
    return edits
  })
}

const BULLET_RUN_IN = /(?<=[。；：！？;:!?])[ \u3000]*(?=(?:——|[●◆★■▲※])[ \u3000]*[\u4e00-\u9fff“])/g

/** Items behind dashes or bullets that a lost line break ran together; a single dash may belong to a sentence. */
function bulletBreaks(line: string): number[] {
  const found = Array.from(line.matchAll(BULLET_RUN_IN), ({ index, 0: blank }) => index + blank.length)
  return found.length > 1 || (found.length === 1 && /^(?:——|[●◆★■▲※])/.test(line)) ? found : []
}

type Open = { readonly number: HeadingNumber | undefined; readonly start: number }

/** A number counts its siblings; those below it start anew. */
function count(last: Record<number, number>, number: HeadingNumber): void {
  last[number.level] = number.value
  for (let level = number.level + 1; level <= 4; level++) last[level] = 0
}

/** The blank behind a first-level heading that stands for a lost line break. */
function headingBreaks(line: string, { number, start }: Open): number[] {
  if (number?.level !== 1) return []
  const { end, body } = findHeadingEnd(line, start + number.length, 1)
  return end < body && body < line.length && line.slice(end, body).trim() === '' ? [body] : []
}

function opensItem(line: string, at: number, number: HeadingNumber, open: Open, last: number): boolean {
  const blank = line.charAt(at - 1) === ' '
  const mark = line.charAt(blank ? at - 2 : at - 1)
  const continues = number.value === last + 1
  if (/[。！？!?]/.test(mark)) return continues || number.value === 1 || (number.level === 2 && !blank)
  if (mark === '；' || mark === ';') return number.level === 2 && continues
  if (/[：:]/.test(mark)) return number.level === 2 && number.value === 1
  if (number.level === 1) return false
  // The first item glued to the heading above it: 一、上半年主要工作（一）强基础.
  const parent = open.number
  if (!parent || number.value !== 1 || parent.level >= number.level)
    return blank && number.level === 2 && continues
  const heading = line.slice(open.start + parent.length, at)
  return heading.length <= LONGEST_GLUED && !/[。！？；：!?;:]/.test(heading)
}

/** Below the signature an office may still name attachments and whom the copies go to. */
const LAST_LINES = 4

/** A signature and date run into the last paragraph, or standing on one line below it. */
export function findRunInSignature(lines: readonly Line[]): RuledEdit[] {
  const signed = lines
    .slice(1)
    .slice(-LAST_LINES)
    .findLast(({ text }) => SIGNATURE_LINE.test(text))
  if (signed) {
    const [, organ = '', gap = ''] = SIGNATURE_LINE.exec(signed.text) ?? []
    const start = signed.start + organ.length
    return [{ rule: 'struct.signoff_run_in', start, end: start + gap.length, text: '\n' }]
  }
  const line = lines.at(-1)
  const match = line && SIGNATURE_RUN_IN.exec(line.text)
  if (!line || !match) return []
  const [, blank = '', organ = '', gap = ''] = match
  const start = line.start + match.index
  const middle = start + blank.length + organ.length
  const rule = 'struct.signoff_run_in'
  return [
    { rule, start, end: start + blank.length, text: '\n' },
    { rule, start: middle, end: middle + gap.length, text: '\n' },
  ]
}
