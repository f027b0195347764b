import type { WordFile, WordParagraph, WordRun } from '../domain/word-file.ts'
import { lineOfParagraph } from '../text/line-of-paragraph.ts'
import type { Manuscript, TextLine } from './manuscript.ts'

/** A paragraph of a Word file beside what it is in the text; one that its writer broke in lines became several. */
export type LaidOutLine = {
  readonly paragraph: WordParagraph
  readonly text: string
  /** Null for what the text does not hold: empty paragraphs, contents. */
  readonly line: TextLine | null
  /** The raw offset of a place in the paragraph's text. */
  rawAt(offset: number): number
}

export const paragraphText = ({ runs }: WordParagraph): string => runs.map(({ text }) => text).join('')

/** The paragraphs of a file in their order, each with what it is in the text. */
export function layOutLines({ raw, lines, lineOf }: Manuscript, { paragraphs }: WordFile): LaidOutLine[] {
  const rawLines = raw.split('\n')
  const starts: number[] = []
  rawLines.reduce((start, line, i) => {
    starts[i] = start
    return start + line.length + 1
  }, 0)
  const known = new Map<number, TextLine>()
  for (const line of lines) if (line.text !== '') known.set(lineOf(line.start) - 1, line)
  let next = 0
  return paragraphs.map((paragraph) => {
    const text = paragraphText(paragraph)
    const parts = text.split('\n').filter((part) => part.trim() !== '')
    const place = parts[0] === undefined ? undefined : lineOfParagraph(rawLines, parts[0], next)
    const lineStart = starts[place?.line ?? next] ?? raw.length
    const start = lineStart + (place?.offset ?? 0)
    // Blanks at the ends of a paragraph are not in the text.
    const rawAt = (offset: number): number => Math.min(Math.max(start + offset, lineStart), raw.length)
    if (!place) return { paragraph, text, line: null, rawAt }
    const became = parts.map((_, i) => known.get(place.line + i) ?? null)
    next = place.line + parts.length
    return {
      paragraph,
      text,
      line: became.find((line) => line?.kind === 'title') ?? became[0] ?? null,
      rawAt,
    }
  })
}

/** The look that most characters of a paragraph have. */
export function usualRun({ runs }: WordParagraph): WordRun | undefined {
  return runs.toSorted((a, b) => b.text.trim().length - a.text.trim().length)[0]
}
