import { type CleanedText, cleanText } from '../corpus/clean.ts'
import { type Identity, identify } from '../corpus/identify.ts'
import { findTitleLine, parseOutline } from '../corpus/outline.ts'
import { roleOfHeading } from '../corpus/roles.ts'
import { isDateLine, isPostscript, isSigner } from '../corpus/signature.ts'
import type { OutlineItem, Role } from '../domain/document.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { OwnWords } from '../domain/own-words.ts'
import type { WordFile } from '../domain/word-file.ts'
import { splitSentences } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'

export type LineKind = 'title' | 'heading' | 'text' | 'table' | 'signature' | 'other'

/** A line of the clean text. A heading with text behind it is a `text` line with an `item`. */
export type TextLine = Span & {
  readonly text: string
  readonly kind: LineKind
  readonly item: OutlineItem | null
}

/** A text as the rules read it: cleaned, with headings, title and dates known, and the way back to the raw text. */
export type Manuscript = Identity &
  Pick<CleanedText, 'clean' | 'map' | 'changes' | 'titleFromLinks' | 'replacedYears' | 'lineOf'> & {
    readonly raw: string
    readonly lines: readonly TextLine[]
    readonly outline: readonly OutlineItem[]
    /** The line that holds the title, where the text itself has one. */
    readonly titleLine: TextLine | null
    /** Paragraphs and run-in items, without title, headings, tables and signature. */
    readonly body: readonly TextLine[]
    readonly sentences: readonly Span[]
    readonly sheet: FactSheet | null
    readonly ownWords: OwnWords
    /** How the file is laid out, where it is a Word file. */
    readonly word: WordFile | null
    /** The text is to go out as it stands. */
    readonly isFinal: boolean
  }

export type ManuscriptOptions = {
  /** The file's name may hold the title that the text lacks. */
  readonly file?: string
  readonly sheet?: FactSheet
  readonly ownWords?: OwnWords
  readonly word?: WordFile
  readonly isFinal?: boolean
  /** Findings that stand for several say on which lines; false where the reader sees no lines. */
  readonly tellsLines?: boolean
}

export function readManuscript(
  raw: string,
  { file = '', sheet, ownWords, word, isFinal = false }: ManuscriptOptions = {},
): Manuscript {
  const cleaned = cleanText(raw)
  const { clean } = cleaned
  const { outline } = parseOutline(clean, cleaned.lineOf, cleaned.headingMarks)
  const identity = identify(file, cleaned, outline)
  const lines = readLines(clean, outline, cleaned.title)
  return {
    ...identity,
    clean,
    map: cleaned.map,
    changes: cleaned.changes,
    titleFromLinks: cleaned.titleFromLinks,
    replacedYears: cleaned.replacedYears,
    lineOf: cleaned.lineOf,
    raw,
    lines,
    outline,
    titleLine: lines.find(({ kind }) => kind === 'title') ?? null,
    body: lines.filter(({ kind }) => kind === 'text'),
    sentences: splitSentences(clean),
    sheet: sheet ?? null,
    ownWords: ownWords ?? { allowed: [], forbidden: [] },
    word: word ?? null,
    isFinal,
  }
}

function readLines(clean: string, outline: readonly OutlineItem[], title: string | null): TextLine[] {
  const texts = clean.split('\n')
  const titleAt = findTitleLine(texts, title ?? undefined)
  let next = 0
  let start = 0
  return texts.map((text, i) => {
    const end = start + text.length
    let item: OutlineItem | null = null
    while ((outline[next]?.start ?? Number.POSITIVE_INFINITY) < end) {
      item ??= outline[next] ?? null
      next++
    }
    const line = { start, end, text, item, kind: kindOf(text, item, i === titleAt, texts.length - i) }
    start = end + 1
    return line
  })
}

const LAST_LINES = 6

function kindOf(text: string, item: OutlineItem | null, isTitle: boolean, fromEnd: number): LineKind {
  if (isTitle) return 'title'
  if (item && !item.runIn) return 'heading'
  if (item) return 'text'
  if (text.includes('|') || text.includes('\t')) return 'table'
  if (isDateLine(text) || (fromEnd <= LAST_LINES && isSigner(text))) return 'signature'
  if (isPostscript(text) || /^(?:[-*+>] |```|https?:)/.test(text)) return 'other'
  return 'text'
}

/** The level-1 parts of a document: the heading's role, and from where to where its text goes. */
export type Part = Span & { readonly heading: OutlineItem; readonly role: Role | undefined }

export function partsOf({ outline, clean, kind, period, planPeriod }: Manuscript): Part[] {
  const tops = outline.filter(({ level }) => level === 1)
  return tops.map((heading, i) => ({
    heading,
    role: roleOfHeading(heading, { kind, period, planPeriod }),
    start: heading.start,
    end: tops[i + 1]?.start ?? clean.length,
  }))
}
