/** A run of characters on a page, measured from its upper left corner in points. */
export type TextItem = {
  readonly text: string
  readonly x: number
  /** Of the line that the characters stand on. */
  readonly y: number
  readonly width: number
  /** Height of the type; 一字 is as wide. */
  readonly size: number
}

export type PageLine = {
  readonly text: string
  /** Where the line begins and ends. */
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  /** Where its runs begin. */
  readonly starts: readonly number[]
  /** The cells, where wide gaps part the line like a row of a table. */
  readonly cells: readonly string[]
}

/** Runs whose lines are less than this share of the type's height apart stand on one line. */
const SAME_LINE = 0.5
/** A gap of so many 字 parts words that belong to different things. */
const WIDE_GAP = 1.5
/** A gap of this share of the type's height is a blank between Latin words. */
const LATIN_GAP = 0.15

const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]'
/** Blanks beside 汉字 stand for the little space that type-setting leaves there. */
const BLANK_AT_HAN = new RegExp(`(?<=${HAN})\\s+|\\s+(?=${HAN})`, 'g')

/** The lines of a page from top to bottom, each from left to right. */
export function joinItems(items: readonly TextItem[]): PageLine[] {
  const lines: TextItem[][] = []
  for (const item of items.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && item.y - first.y < Math.min(first.size, item.size) * SAME_LINE) line.push(item)
    else lines.push([item])
  }
  return lines.map(joinLine).filter(({ text }) => text !== '')
}

function joinLine(items: readonly TextItem[]): PageLine {
  const sorted = items.toSorted((a, b) => a.x - b.x)
  const size = Math.max(...sorted.slice(0, 1000).map((item) => item.size))
  const cells: string[] = ['']
  const starts: number[] = []
  let end = Number.NEGATIVE_INFINITY
  let last: TextItem | undefined
  for (const item of sorted) {
    if (last && isRepeated(last, item)) continue
    const gap = item.x - end
    if (last && gap > size * WIDE_GAP) cells.push('')
    else if (last && gap > size * LATIN_GAP && isLatin(last.text.at(-1)) && isLatin(item.text.at(0)))
      cells[cells.length - 1] += ' '
    cells[cells.length - 1] += item.text
    starts.push(item.x)
    end = Math.max(end, item.x + item.width)
    last = item
  }
  const clean = cells.map((cell) => cell.replace(BLANK_AT_HAN, '').trim()).filter((cell) => cell !== '')
  return {
    text: clean.join(' '),
    x: sorted[0]?.x ?? 0,
    end,
    y: sorted[0]?.y ?? 0,
    size,
    starts,
    cells: clean,
  }
}

/** Some programs print a text twice, a little apart, to make it bold. */
const isRepeated = (last: TextItem, item: TextItem): boolean =>
  last.text === item.text && Math.abs(item.x - last.x) < item.size * 0.2

const isLatin = (character: string | undefined): boolean => /[A-Za-z0-9,.;:)]/.test(character ?? '')
