import type { PageBlock, PageElement } from './page.ts'

/** The text of a page holds this share of its prose. */
const MAIN_SHARE = 0.9
/** An element that says it is chrome and yet holds this share of the prose is not. */
const CHROME_SHARE = 0.2
const SHORTEST_PROSE = 30
/** Title, table of metadata and byline stand among so many blocks before the text, signature and date after it. */
const BLOCKS_BEFORE = 40
const BLOCKS_AFTER = 8
/** So many links one after another are a menu or a list of other pages. */
const LINK_RUN = 3

const isLink = ({ text, linkLength }: PageBlock): boolean => linkLength * 2 > text.length

const proseLength = (block: PageBlock): number =>
  !isLink(block) && (/[。；！？]/.test(block.text) || block.text.length >= SHORTEST_PROSE)
    ? block.text.length
    : 0

/**
 * The blocks of a page that are its text, with the lines around it that tell of it. The text is the innermost
 * element with nearly all sentences; what remains of the page's furniture the cleaning of texts knows.
 */
export function chooseMainText(
  blocks: readonly PageBlock[],
  elements: readonly PageElement[],
): Set<PageBlock> {
  return new Set(mainBlocks(blocks, elements))
}

function mainBlocks(blocks: readonly PageBlock[], elements: readonly PageElement[]): PageBlock[] {
  const prose = sumUp(blocks, elements)
  const total = prose[0] ?? 0
  const dropped = findChrome(elements, prose, total)
  const kept = blocks.filter(({ element }) => dropped[element] !== true)
  const main = findMain(elements, prose, total)
  const inside = isWithin(elements, main)
  const first = kept.findIndex(({ element }) => inside[element] === true)
  const last = kept.findLastIndex(({ element }) => inside[element] === true)
  if (first < 0) return withoutLinkRuns(kept)
  return [
    ...linesBefore(kept, first),
    ...withoutLinkRuns(kept.slice(first, last + 1)),
    ...linesAfter(kept, last),
  ]
}

/** The prose in each element, that of the elements within it included. */
function sumUp(blocks: readonly PageBlock[], elements: readonly PageElement[]): number[] {
  const prose = elements.map(() => 0)
  const around: boolean[] = []
  elements.forEach(({ parent, chrome }, i) => {
    around[i] = around[parent] === true || chrome === 'certain'
  })
  for (const block of blocks)
    if (!around[block.element]) prose[block.element] = (prose[block.element] ?? 0) + proseLength(block)
  for (let i = elements.length - 1; i > 0; i--) {
    const parent = elements[i]?.parent ?? 0
    prose[parent] = (prose[parent] ?? 0) + (prose[i] ?? 0)
  }
  return prose
}

function findChrome(elements: readonly PageElement[], prose: readonly number[], total: number): boolean[] {
  const dropped: boolean[] = []
  elements.forEach(({ parent, chrome }, i) => {
    dropped[i] =
      dropped[parent] === true ||
      chrome === 'certain' ||
      (chrome === 'named' && (prose[i] ?? 0) <= total * CHROME_SHARE)
  })
  return dropped
}

/** Children come after their parents, so the last element with enough prose is the innermost. */
function findMain(elements: readonly PageElement[], prose: readonly number[], total: number): number {
  if (total === 0) return 0
  return elements.findLastIndex((_, i) => (prose[i] ?? 0) >= total * MAIN_SHARE)
}

function isWithin(elements: readonly PageElement[], main: number): boolean[] {
  const inside: boolean[] = []
  elements.forEach(({ parent }, i) => {
    inside[i] = i === main || inside[parent] === true
  })
  return inside
}

/** The blocks before the text back to the menu above it. */
function linesBefore(blocks: readonly PageBlock[], first: number): PageBlock[] {
  const lines: PageBlock[] = []
  let run = 0
  for (let i = first - 1; i >= Math.max(0, first - BLOCKS_BEFORE) && run < LINK_RUN; i--) {
    const block = blocks[i]
    if (!block) break
    run = isLink(block) ? run + 1 : 0
    if (!isLink(block)) lines.unshift(block)
  }
  return lines
}

function linesAfter(blocks: readonly PageBlock[], last: number): PageBlock[] {
  const after = blocks.slice(last + 1, last + 1 + BLOCKS_AFTER)
  const end = after.findIndex(isLink)
  return end < 0 ? after : after.slice(0, end)
}

function withoutLinkRuns(blocks: readonly PageBlock[]): PageBlock[] {
  const kept: PageBlock[] = []
  for (let start = 0; start < blocks.length; ) {
    let end = start
    while (end < blocks.length && blocks[end] && isLinkAt(blocks, end)) end++
    if (end - start < LINK_RUN) kept.push(...blocks.slice(start, end))
    const next = blocks[end]
    if (next) kept.push(next)
    start = end + 1
  }
  return kept
}

/** The links to a page's own annexes belong to it. */
const isLinkAt = (blocks: readonly PageBlock[], i: number): boolean => {
  const block = blocks[i]
  return block !== undefined && isLink(block) && !/^附件/.test(block.text)
}
