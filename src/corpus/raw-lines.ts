import type { MappedText } from './mapped-text.ts'

/** A line of the text under repair: offsets in it, and the 1-based line of the raw file it came from. */
export type Line = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly rawLine: number
}

/** Offsets at which the raw lines begin; CRLF, LF and CR end a line. */
export function lineStarts(raw: string): number[] {
  const starts = [0]
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    if (code === 10 || (code === 13 && raw.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** The 1-based line of a raw offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** The raw line of a place in the text under repair: that of the nearest character that is not inserted. */
export function rawLineOf({ origins }: MappedText, starts: readonly number[], offset: number): number {
  for (let i = offset; i < origins.length; i++) {
    const origin = origins[i] ?? -1
    if (origin >= 0) return lineAt(starts, origin)
  }
  for (let i = Math.min(offset, origins.length) - 1; i >= 0; i--) {
    const origin = origins[i] ?? -1
    if (origin >= 0) return lineAt(starts, origin)
  }
  return 1
}

export function linesOf(source: MappedText, starts: readonly number[]): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const text of source.text.split('\n')) {
    const end = start + text.length
    if (end > start) lines.push({ start, end, text, rawLine: rawLineOf(source, starts, start) })
    start = end + 1
  }
  return lines
}

/** The part of a line between the bars and blanks at its ends. */
export function insideBars(line: string): { readonly start: number; readonly end: number } {
  const isBar = (i: number): boolean => line.charAt(i) === '|' || line.charAt(i) === ' '
  let start = 0
  let end = line.length
  while (start < end && isBar(start)) start++
  while (end > start && isBar(end - 1)) end--
  return { start, end }
}
