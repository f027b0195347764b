import type { GridCell } from '../../domain/grid.ts'
import { createAllowance } from './limits.ts'

const SEPARATORS = [',', '\t', ';', '，', '|'] as const

/**
 * The cells of a CSV or TSV text (RFC 4180, and what offices make of it): quoted fields with doubled quotes and line
 * breaks, any line ending, the separator told from the first lines. Every cell is text. Throws AppError
 * `payload_too_large`.
 */
export function readDelimited(name: string, text: string): GridCell[] {
  const stated = /^sep=(.)\r?\n/.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const firstRow = stated ? 2 : 1
  const separator = stated?.[1] ?? separatorOf(body)
  const cells: GridCell[] = []
  const allowance = createAllowance()
  forEachField(body, separator, (row, column, field) => {
    const shown = literalOf(field)
    if (shown.trim() === '') return
    const place = row + firstRow - 1
    allowance.takeCell(name, place, column, shown)
    cells.push({ row: place, column, type: 'text', raw: shown, text: shown })
  })
  return cells
}

/** Programs write ="0012" to keep a text from being read as a number. */
const literalOf = (field: string): string => /^="([^"]*)"$/.exec(field)?.[1] ?? field

function forEachField(
  text: string,
  separator: string,
  take: (row: number, column: number, field: string) => void,
): void {
  let row = 1
  let column = 1
  let at = 0
  while (at < text.length) {
    let field: string
    if (text[at] === '"') {
      const end = quotedEnd(text, at + 1)
      field = text.slice(at + 1, end).replaceAll('""', '"')
      const stop = fieldEnd(text, end + 1, separator)
      // Words after the closing quote belong to the field, as a person who typed them meant.
      field += text.slice(end + 1, stop)
      at = stop
    } else {
      const stop = fieldEnd(text, at, separator)
      field = text.slice(at, stop)
      at = stop
    }
    take(row, column, field)
    if (text[at] === separator) {
      column += 1
      at += 1
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    row += 1
    column = 1
  }
}

function quotedEnd(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function fieldEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

const SAMPLE_CHARACTERS = 20_000

/** The separator that most lines hold equally often; a comma inside a quoted field does not count. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  let best: { separator: string; score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const usual = mostCommon(counts.filter((count) => count > 0))
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length * Math.min(usual, 8)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function mostCommon(numbers: readonly number[]): number {
  const times = new Map<number, number>()
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1)
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
