import type { PageLine } from './page-lines.ts'

export type Page = {
  readonly width: number
  readonly height: number
  readonly lines: readonly PageLine[]
  /** Page numbers, headers and footers. */
  readonly running?: readonly PageLine[]
}

/** Header and footer stand within this share of the page's height from its edges. */
const MARGIN = 0.12
/** So near in points is the same place on another page. */
const SAME_PLACE = 4
/** Odd and even pages may differ, and a first page may have none. */
const SHARE = 0.3
const FEWEST = 2

const PAGE_NUMBER =
  /^[-—–－·.\s]*(?:\d{1,4}|[IVXivx]{1,5})[-—–－·.\s]*$|^第\s*[\d一二三四五六七八九十]{1,4}\s*页(?:[,，/\s]*共\s*[\d一二三四五六七八九十]{1,4}\s*页)?$|^\d{1,4}\s*[/／]\s*\d{1,4}$/

/** The pages with page numbers, and the lines that come again in the margins of many pages, set apart. */
export function setRunningLinesApart(pages: readonly Page[]): Page[] {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => isInMargin(line, page)).flatMap(keysOf))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = Math.max(FEWEST, pages.length * SHARE)
  return pages.map((page) => {
    const isRunning = (line: PageLine): boolean =>
      isInMargin(line, page) &&
      (PAGE_NUMBER.test(line.text) || keysOf(line).some((key) => (counts.get(key) ?? 0) >= often))
    return {
      ...page,
      lines: page.lines.filter((line) => !isRunning(line)),
      running: page.lines.filter(isRunning),
    }
  })
}

const isInMargin = ({ y }: PageLine, { height }: Page): boolean =>
  y < height * MARGIN || y > height * (1 - MARGIN)

/** The words of a line, whatever their figures, at its place; two keys, for the place may lie between two steps. */
const keysOf = ({ text, y }: PageLine): string[] => {
  const words = text.replace(/\d+/g, '#')
  const step = Math.floor(y / SAME_PLACE)
  return [`${step} ${words}`, `${step + 1} ${words}`]
}
