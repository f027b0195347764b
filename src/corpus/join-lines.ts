import { readBrokenNumber, readHeadingNumber, readMarkdown } from './heading-number.ts'
import type { Line } from './raw-lines.ts'
import type { RuledEdit } from './repair-numbers.ts'
import { isDateLine, isSignatureLine, isSigner } from './signature.ts'

/** A printed line holds about 28 characters; files made from print or mail break between these widths. */
const NARROWEST = 24
const WIDEST = 60
/** A full line may be shorter than the widest by a mark that would not fit and a figure kept together. */
const SLACK = 3
const FEWEST_FULL_LINES = 12
const LEAST_SHARE = 0.4

/**
 * Joins lines that were broken by width and not by sense. Only a text in which full lines of one width prevail is
 * touched, and in it only a full line that ends inside a sentence.
 */
export function findBrokenLines(lines: readonly Line[]): RuledEdit[] {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  if (width < NARROWEST || width > WIDEST) return []
  const isFull = ({ text }: Line): boolean => text.length >= width - SLACK
  const full = lines.filter(isFull).length
  if (full < FEWEST_FULL_LINES || full < lines.length * LEAST_SHARE) return []
  return lines.flatMap((line, i) => {
    const next = lines[i + 1]
    if (!next || !isFull(line) || /[。！？；：!?;:…|]$/.test(line.text) || beginsAnew(next.text)) return []
    return [{ rule: 'ingest.broken_line', start: line.end, end: next.start, text: '' }]
  })
}

const beginsAnew = (line: string): boolean =>
  readHeadingNumber(line) !== undefined ||
  readBrokenNumber(line) !== undefined ||
  readMarkdown(line) !== undefined ||
  /^[|—]/.test(line) ||
  isDateLine(line) ||
  isSigner(line) ||
  isSignatureLine(line)
