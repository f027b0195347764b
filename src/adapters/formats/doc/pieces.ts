import { brokenDocument } from './compound-file.ts'
import type { WordFile } from './word-file.ts'

/** A run of the text that lies in one stretch of the file. */
export type Piece = {
  /** Where it begins in the main stream. */
  readonly start: number
  readonly characters: number
  /** 2 for UTF-16, 1 for Windows-1252. */
  readonly bytesEach: 1 | 2
}

const FORMATTING = 1
const PIECES = 2
const IS_NARROW = 0x40000000

/** The pieces of the body in the order of the text. */
export function readPieces(file: WordFile): Piece[] {
  const { table, bodyLength } = file
  const { start, length } = file.locate('pieces')
  let at = start
  while (at < start + length && table.uint8(at) === FORMATTING) at += 3 + table.uint16(at + 1)
  if (table.uint8(at) !== PIECES) throw brokenDocument()
  const count = Math.floor((table.uint32(at + 1) - 4) / 12)
  if (count < 0 || count > table.length / 12) throw brokenDocument()
  const first = at + 5
  const descriptors = first + 4 * (count + 1)
  const pieces: Piece[] = []
  let end = 0
  for (let i = 0; i < count && end < bodyLength; i++) {
    const from = table.uint32(first + 4 * i)
    const to = Math.min(table.uint32(first + 4 * (i + 1)), bodyLength)
    if (from !== end || to < from) throw brokenDocument()
    const place = table.uint32(descriptors + 8 * i + 2)
    const isNarrow = (place & IS_NARROW) !== 0
    const offset = place & (IS_NARROW - 1)
    pieces.push({
      start: isNarrow ? offset / 2 : offset,
      characters: to - from,
      bytesEach: isNarrow ? 1 : 2,
    })
    end = to
  }
  return pieces
}
