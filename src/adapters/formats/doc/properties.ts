import { createByteView } from '../byte-view.ts'
import { brokenDocument } from './compound-file.ts'
import type { WordFile } from './word-file.ts'

/** Properties of a stretch of the main stream: changes against the style, and for paragraphs the style. */
export type PropertyRun = {
  readonly start: number
  readonly end: number
  readonly style: number
  readonly changes: Uint8Array
}

const PAGE = 512
const PAGE_NUMBER = 0x3fffff
const TABLE_DEFINITION = 0xd608

/** All runs of paragraphs or of characters, in the order of the file. */
export function readPropertyRuns(file: WordFile, part: 'paragraphRuns' | 'characterRuns'): PropertyRun[] {
  const { main, table } = file
  const { start, length } = file.locate(part)
  const count = Math.floor((length - 4) / 8)
  if (count > main.length / PAGE) throw brokenDocument()
  const runs: PropertyRun[] = []
  for (let i = 0; i < count; i++) {
    const page = (table.uint32(start + 4 * (count + 1) + 4 * i) & PAGE_NUMBER) * PAGE
    const crowd = main.uint8(page + PAGE - 1)
    for (let run = 0; run < crowd; run++) {
      const bounds = { start: main.uint32(page + 4 * run), end: main.uint32(page + 4 * (run + 1)) }
      const places = page + 4 * (crowd + 1)
      runs.push({
        ...bounds,
        ...(part === 'paragraphRuns'
          ? readParagraph(file, page, main.uint8(places + 13 * run) * 2)
          : readCharacters(file, page, main.uint8(places + run) * 2)),
      })
    }
  }
  return runs.sort((a, b) => a.start - b.start)
}

const PLAIN = { style: 0, changes: new Uint8Array() }

function readParagraph(
  { main }: WordFile,
  page: number,
  offset: number,
): Pick<PropertyRun, 'style' | 'changes'> {
  if (offset === 0) return PLAIN
  const half = main.uint8(page + offset)
  const from = page + offset + (half === 0 ? 2 : 1)
  const size = half === 0 ? main.uint8(page + offset + 1) * 2 : half * 2 - 1
  return size < 2 ? PLAIN : { style: main.uint16(from), changes: main.slice(from + 2, size - 2) }
}

function readCharacters(
  { main }: WordFile,
  page: number,
  offset: number,
): Pick<PropertyRun, 'style' | 'changes'> {
  return offset === 0
    ? PLAIN
    : { style: 0, changes: main.slice(page + offset + 1, main.uint8(page + offset)) }
}

/** The run that holds a place of the main stream. */
export function findRun(runs: readonly PropertyRun[], place: number): PropertyRun | undefined {
  const run = runs[indexOfRun(runs, place)]
  return run && run.start <= place && place < run.end ? run : undefined
}

/** The index of the last run that begins at a place or before it; 0 where all begin behind it. */
export function indexOfRun(runs: readonly PropertyRun[], place: number): number {
  let low = 0
  let high = Math.max(runs.length - 1, 0)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** Operand sizes by the three highest bits of a property's code; 0 where the size stands before the operand. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3]

/** The values of changes by their codes, the last of each; those without a number are passed over. */
export function readChanges(changes: Uint8Array): Map<number, number> {
  const view = createByteView(changes, brokenDocument)
  const values = new Map<number, number>()
  for (let at = 0; at + 3 <= view.length; ) {
    const code = view.uint16(at)
    // The definition of a table's row has a size of its own form, and nothing of interest stands behind it.
    if (code === TABLE_DEFINITION) break
    const size = SIZES[code >> 13] ?? 0
    if (size === 0) {
      at += 3 + view.uint8(at + 2)
      continue
    }
    if (at + 2 + size > view.length) break
    values.set(code, size === 1 ? view.uint8(at + 2) : view.uint16(at + 2))
    at += 2 + size
  }
  return values
}
