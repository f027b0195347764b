import type { MapSegment } from '../domain/document.ts'
import type { Span } from '../text/span.ts'

/** A text under repair: `origins` holds for every character its offset in the raw text, -1 where it was inserted. */
export type MappedText = { readonly text: string; readonly origins: Int32Array }

/** Puts `text` in the place of a span. A replacement of equal length stands for the old one character by character. */
export type Edit = Span & { readonly text: string }

export function mapRaw(raw: string): MappedText {
  return { text: raw, origins: Int32Array.from({ length: raw.length }, (_, i) => i) }
}

/** Applies edits that do not overlap; they may come in any order. */
export function applyEdits(source: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return source
  const ordered = [...edits].sort((a, b) => a.start - b.start)
  const grown = ordered.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0)
  const origins = new Int32Array(source.text.length + grown)
  const parts: string[] = []
  let from = 0
  let to = 0
  const keep = (until: number): void => {
    parts.push(source.text.slice(from, until))
    origins.set(source.origins.subarray(from, until), to)
    to += until - from
  }
  for (const { start, end, text } of ordered) {
    keep(start)
    parts.push(text)
    if (text.length === end - start) origins.set(source.origins.subarray(start, end), to)
    else origins.fill(-1, to, to + text.length)
    to += text.length
    from = end
  }
  keep(source.text.length)
  return { text: parts.join(''), origins }
}

/** The map from clean to raw offsets as segments; inserted characters stand at the raw place that follows them. */
export function toSegments({ text, origins }: MappedText, rawLength: number): MapSegment[] {
  const segments: MapSegment[] = []
  let next = rawLength
  let end = text.length
  while (end > 0) {
    const last = origins[end - 1] ?? -1
    let start = end - 1
    const continues = (at: number): boolean => {
      const before = origins[at - 1] ?? -1
      return last < 0 ? before < 0 : before >= 0 && before === (origins[at] ?? 0) - 1
    }
    while (start > 0 && continues(start)) start--
    const length = end - start
    const raw = last < 0 ? next : last - length + 1
    segments.push({ clean: start, length, raw, rawLength: last < 0 ? 0 : length })
    next = raw
    end = start
  }
  return segments.reverse()
}
