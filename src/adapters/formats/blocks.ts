import { readHeadingNumber } from '../../corpus/heading-number.ts'
import { titleScore } from '../../corpus/title.ts'
import type { Aside, WholePage } from '../../domain/ports.ts'

/** A paragraph, or a row of a table, as a file holds it. */
export type Block = {
  readonly text: string
  /** 1 for the outermost heading, 0 for the title; absent for what is no heading. */
  readonly heading?: number | undefined
  /** Why it is no part of the text but stands beside it. */
  readonly aside?: string | undefined
}

/** The text of the blocks; where some stand beside it, also all of them. */
export type BlockText = { readonly text: string; readonly whole?: WholePage }

/** A cell with more than this many characters in several paragraphs is part of the page's layout and holds no value. */
const LONGEST_CELL = 200

/** Takes the blocks of a file in its order; the cells of a row become one line. */
export type BlockCollector<B extends Block> = {
  add(block: B): void
  openRow(): void
  openCell(): void
  closeRow(): void
  /** All blocks, with whatever rows the file left open. */
  finish(): B[]
}

/** `makeRow` makes the block that stands for a row, from the text of its cells and the blocks in them. */
export function createBlockCollector<B extends Block>(
  makeRow: (text: string, blocks: readonly B[]) => B,
): BlockCollector<B> {
  const blocks: B[] = []
  const rows: B[][][] = []
  const add = (block: B): void => {
    if (block.text === '') return
    const cells = rows.at(-1)
    if (!cells) blocks.push(block)
    else if (cells.length > 0) cells.at(-1)?.push(block)
    else cells.push([block])
  }
  const closeRow = (): void => {
    const cells = rows.pop() ?? []
    const inside = cells.flat()
    if (cells.length < 2 || cells.some(isLayout)) for (const block of inside) add(block)
    else if (inside.length > 0) add(makeRow(cells.map(cellText).join(' | '), inside))
  }
  return {
    add,
    openRow: () => void rows.push([]),
    openCell: () => void rows.at(-1)?.push([]),
    closeRow,
    finish() {
      while (rows.length > 0) closeRow()
      return blocks
    },
  }
}

const cellText = (cell: readonly Block[]): string =>
  cell.map(({ text }) => text.replaceAll('\n', ' ')).join(' ')

const isLayout = (cell: readonly Block[]): boolean =>
  cell.length > 1 && cell.reduce((length, { text }) => length + text.length, 0) > LONGEST_CELL

const LONGEST_TITLE = 80

/**
 * The text of the blocks, one a line. A heading that says by its number what it is stays as it is; any other is
 * marked with # as in Markdown, the title with one and the headings below it with more.
 */
export function blocksToText(blocks: readonly Block[]): BlockText {
  const kept = blocks.filter(({ aside }) => aside === undefined)
  const texts = textsOf(kept)
  const text = texts.join('\n')
  if (kept.length === blocks.length) return { text }
  const asides: Aside[] = []
  const parts: string[] = []
  let start = 0
  let next = 0
  for (const { aside, text: words } of blocks) {
    const part = aside === undefined ? (texts[next++] ?? '') : words.replaceAll('\n', ' ')
    if (aside !== undefined) asides.push({ start, end: start + part.length, rule: aside })
    parts.push(part)
    start += part.length + 1
  }
  return { text, whole: { text: parts.join('\n'), asides } }
}

function textsOf(blocks: readonly Block[]): string[] {
  const hasTitle = isTitle(blocks)
  const shift = hasTitle ? 0 : 1
  const isMarked = ({ text, heading }: Block): boolean =>
    heading !== undefined && !text.includes('\n') && readHeadingNumber(text) === undefined
  const marksAny = blocks.some(isMarked)
  return blocks.map((block, i) => {
    const { text, heading } = block
    if (isMarked(block)) return `${'#'.repeat(Math.min((heading ?? 0) + shift, 6) || 1)} ${text}`
    // Marks below a title say nothing about the outermost of them unless the title has its own.
    return marksAny && !hasTitle && i === 0 && heading === undefined && isTitleLike(text) ? `# ${text}` : text
  })
}

/** The least score of a title that names its year or its organ beside the kind of text. */
const FULL_TITLE = 5

/**
 * Many a writer gives the title the style of a first-level heading: it is the only one, and the first. Links and
 * menus may stand above it, when its words show what it is.
 */
function isTitle(blocks: readonly Block[]): boolean {
  const at = blocks.findIndex(({ heading }) => heading !== undefined)
  if (blocks[at]?.heading !== 1 || blocks.some(({ heading }, i) => i !== at && heading === 1)) return false
  const above = blocks.slice(0, at)
  return (
    above.length === 0 ||
    (titleScore(blocks[at].text) >= FULL_TITLE && above.every(({ text }) => titleScore(text) === 0))
  )
}

const isTitleLike = (text: string): boolean =>
  text.length <= LONGEST_TITLE && !/[。；！？\n|]/.test(text) && readHeadingNumber(text) === undefined

/** The lines of a paragraph without the blanks that only place them. */
export const trimLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
