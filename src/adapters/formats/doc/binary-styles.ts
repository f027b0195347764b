import { readChanges } from './properties.ts'
import type { WordFile } from './word-file.ts'

/** What a style of a binary Word file says of its paragraphs. */
export type BinaryStyle = {
  /** 1 for the outermost heading, 0 for the title. */
  readonly heading: number | undefined
  /** A line of the contents. */
  readonly isContents: boolean
  /** Property changes by code, with what it takes over from the style that it is based on. */
  readonly values: ReadonlyMap<number, number>
}

const TITLE = 62
const FIRST_CONTENTS = 19
const LAST_CONTENTS = 27
const PARAGRAPH_STYLE = 1
const NO_BASE = 0xfff
const LONGEST_CHAIN = 20

type Entry = { builtIn: number; base: number; values: Map<number, number> }

/** The paragraph styles by their numbers. */
export function readBinaryStyles(file: WordFile): Map<number, BinaryStyle> {
  const entries = readEntries(file)
  return new Map([...entries].map(([id, entry]) => [id, resolve(entry, entries)]))
}

function readEntries(file: WordFile): Map<number, Entry> {
  const { table } = file
  const { start, length } = file.locate('styles')
  const entries = new Map<number, Entry>()
  if (length < 6) return entries
  const headSize = table.uint16(start)
  const count = table.uint16(start + 2)
  const baseSize = table.uint16(start + 4)
  let at = start + 2 + headSize
  for (let id = 0; id < count && at + 2 <= start + length; id++) {
    const size = table.uint16(at)
    if (size > 0) {
      const entry = readEntry(file, at + 2, size, baseSize)
      if (entry) entries.set(id, entry)
    }
    at += 2 + size
  }
  return entries
}

function readEntry({ table }: WordFile, at: number, size: number, baseSize: number): Entry | undefined {
  const kind = table.uint16(at + 2)
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return undefined
  const builtIn = table.uint16(at) & 0xfff
  const nameLength = table.uint16(at + baseSize)
  const properties = at + baseSize + 2 + 2 * nameLength + 2
  const values = new Map<number, number>()
  if (properties + 2 <= at + size) {
    // The style's own number comes first.
    const length = Math.min(table.uint16(properties), at + size - properties - 2)
    if (length > 2)
      for (const [code, value] of readChanges(table.slice(properties + 4, length - 2)))
        values.set(code, value)
  }
  return { builtIn, base: kind >> 4, values }
}

function resolve(entry: Entry, entries: ReadonlyMap<number, Entry>): BinaryStyle {
  const values = new Map<number, number>()
  let heading: number | undefined
  let at: Entry | undefined = entry
  for (let depth = 0; at && depth < LONGEST_CHAIN; depth++) {
    heading ??= headingOf(at.builtIn)
    for (const [code, value] of at.values) if (!values.has(code)) values.set(code, value)
    at = at.base === NO_BASE ? undefined : entries.get(at.base)
  }
  return {
    heading,
    isContents: entry.builtIn >= FIRST_CONTENTS && entry.builtIn <= LAST_CONTENTS,
    values,
  }
}

/** Word numbers its own styles: 1 to 9 are 标题 1 to 标题 9. */
function headingOf(builtIn: number): number | undefined {
  if (builtIn === TITLE) return 0
  return builtIn >= 1 && builtIn <= 9 ? builtIn : undefined
}
