import type { List, ListLevel } from '../list-numbering.ts'
import { brokenDocument } from './compound-file.ts'
import type { WordFile } from './word-file.ts'

/** The names in ECMA-376 of the number forms of MS-OSHARED 2.2.1.3; others are plain digits. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}

const LIST = 28
const LEVEL = 28
const USE = 16
const LEVELS = 9
const LEGAL = 0x04
const NO_RESTART = 0x08
const START = 0x10
const FORMATTING = 0x20

type SizedLevel = { readonly level: ListLevel; readonly end: number }

/** The lists of a binary Word file by the number, counted from 1, under which its paragraphs name them. */
export function readBinaryLists(file: WordFile): Map<string, List> {
  const uses = file.locate('listUses')
  if (uses.length < 4) return new Map()
  return readUses(file, uses.start, readLists(file))
}

function readLists(file: WordFile): Map<number, (ListLevel | undefined)[]> {
  const { table } = file
  const { start, length } = file.locate('lists')
  const lists = new Map<number, (ListLevel | undefined)[]>()
  if (length < 2) return lists
  const count = table.uint16(start)
  let at = start + 2 + LIST * count
  for (let i = 0; i < count; i++) {
    const head = start + 2 + LIST * i
    const isSimple = (table.uint8(head + 26) & 1) !== 0
    const levels: ListLevel[] = []
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level++) {
      const read = readLevel(file, at, level)
      levels.push(read.level)
      at = read.end
    }
    lists.set(table.int32(head), levels)
  }
  return lists
}

function readLevel({ table }: WordFile, at: number, index: number): SizedLevel {
  const start = table.int32(at)
  const flags = table.uint8(at + 5)
  const text = at + LEVEL + table.uint8(at + 25) + table.uint8(at + 24)
  const length = table.uint16(text)
  const characters = Array.from({ length }, (_, i) => table.uint16(text + 2 + 2 * i))
  const format = FORMATS[table.uint8(at + 4)] ?? 'decimal'
  const restart = (flags & NO_RESTART) !== 0 ? table.uint8(at + 26) : index
  return {
    level: {
      format,
      // A character below 9 stands for the number of that level.
      template: characters
        .map((code) => (code < LEVELS ? `%${code + 1}` : String.fromCharCode(code)))
        .join(''),
      start: start >= 0 && start <= 32_767 ? start : 1,
      restartsBelow: restart,
      legal: (flags & LEGAL) !== 0,
    },
    end: text + 2 + 2 * length,
  }
}

function readUses(
  file: WordFile,
  start: number,
  lists: ReadonlyMap<number, (ListLevel | undefined)[]>,
): Map<string, List> {
  const { table } = file
  const count = table.uint32(start)
  if (count > table.length / USE) throw brokenDocument()
  const uses = new Map<string, List>()
  let at = start + 4 + USE * count
  for (let i = 0; i < count; i++) {
    const head = start + 4 + USE * i
    const id = table.int32(head)
    const levels = [...(lists.get(id) ?? [])]
    const startsAnew = new Map<number, number>()
    at += 4
    for (let k = table.uint8(head + 12); k > 0; k--) {
      const flags = table.uint32(at + 4)
      const index = flags & 0xf
      if (flags & START) startsAnew.set(index, table.int32(at))
      at += 8
      if (flags & FORMATTING) {
        const read = readLevel(file, at, index)
        levels[index] = read.level
        if (flags & START) startsAnew.set(index, read.level.start)
        at = read.end
      }
    }
    uses.set(String(i + 1), { counter: String(id), levels, startsAnew })
  }
  return uses
}
