import { type Block, createBlockCollector, trimLines } from '../blocks.ts'
import { createListNumbering, withNumber } from '../list-numbering.ts'
import { readBinaryLists } from './binary-lists.ts'
import { type BinaryStyle, readBinaryStyles } from './binary-styles.ts'
import { openCompoundFile } from './compound-file.ts'
import { readPieces } from './pieces.ts'
import { findRun, indexOfRun, type PropertyRun, readChanges, readPropertyRuns } from './properties.ts'
import { openWordFile, type WordFile } from './word-file.ts'

/** Codes of the properties that are read (MS-DOC 2.6). */
const LIST_LEVEL = 0x260a
const LIST_USE = 0x460b
const OUTLINE_LEVEL = 0x2640
const IN_TABLE = 0x2416
const ROW_END = 0x2417
const DELETED = 0x0800
const HIDDEN = 0x083c
const SPECIAL = 0x0855

const LONGEST_HEADING = 100
const BODY_LEVEL = 9
/** Fields inside fields. */
const DEEPEST_FIELD = 20

/** The characters with a meaning of their own. */
const CELL_END = '\x07'
const PARAGRAPH_END = '\r'
/** Breaks a page, and where it ends a section its paragraph too. */
const PAGE_END = '\f'
const FIELD_BEGIN = '\x13'
const FIELD_RESULT = '\x14'
const FIELD_END = '\x15'

/**
 * The paragraphs and tables of a Word 97 to 2003 or WPS file as they read with all revisions accepted: automatic
 * numbers typed out; hidden text, contents, notes and headers left out.
 * Throws AppError `encrypted`, `unknown_format` and `broken_file`.
 */
export function readDoc(bytes: Uint8Array): Block[] {
  const file = openWordFile(openCompoundFile(bytes))
  const writer = createParagraphWriter(
    readPropertyRuns(file, 'paragraphRuns'),
    readBinaryStyles(file),
    createListNumbering(readBinaryLists(file)),
  )
  for (const { text, place, bytesEach } of visibleText(file)) writer.write(text, place, bytesEach)
  return writer.finish()
}

type Stretch = { readonly text: string; readonly place: number; readonly bytesEach: number }

/** The text of the body without what a revision deleted or the writer hid. */
function* visibleText(file: WordFile): Generator<Stretch> {
  const runs = readPropertyRuns(file, 'characterRuns')
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true })
  const narrow = new TextDecoder('windows-1252')
  for (const { start, characters, bytesEach } of readPieces(file)) {
    const end = start + characters * bytesEach
    let place = start
    for (let i = indexOfRun(runs, start); place < end; i++) {
      const run = runs[i]
      const stop = run ? Math.min(run.end, end) : end
      if (stop <= place) continue
      const look = run && run.start <= place ? lookOf(run) : 'plain'
      if (look !== 'unseen') {
        const text = (bytesEach === 2 ? wide : narrow).decode(file.main.slice(place, stop - place))
        yield { text: look === 'special' ? text.replace(/[^\x00-\x1f]/g, '\0') : text, place, bytesEach }
      }
      place = stop
    }
  }
}

/** In a special run a character above the control characters stands for a picture or a sign of another font. */
function lookOf({ changes }: PropertyRun): 'plain' | 'special' | 'unseen' {
  if (changes.length === 0) return 'plain'
  const values = readChanges(changes)
  if (values.get(DELETED) === 1 || values.get(HIDDEN) === 1) return 'unseen'
  return values.get(SPECIAL) === 1 ? 'special' : 'plain'
}

type ParagraphWriter = {
  /** `place` is where in the main stream the text lies. */
  write(text: string, place: number, bytesEach: number): void
  finish(): Block[]
}

function createParagraphWriter(
  runs: readonly PropertyRun[],
  styles: ReadonlyMap<number, BinaryStyle>,
  numbers: ReturnType<typeof createListNumbering>,
): ParagraphWriter {
  const collector = createBlockCollector<Block>((text) => ({ text }))
  let words = ''
  /** For each field that is open, whether its instruction is being read. */
  let fields: boolean[] = []
  let isInRow = false
  let isCellNext = false

  const endParagraph = (isCellEnd: boolean, place: number): void => {
    const run = findRun(runs, place)
    const style = styles.get(run?.style ?? 0)
    const direct = readChanges(run?.changes ?? new Uint8Array())
    const read = (code: number): number | undefined => direct.get(code) ?? style?.values.get(code)
    const isInTable = isCellEnd || read(IN_TABLE) === 1
    if (isInTable && !isInRow) {
      collector.openRow()
      isCellNext = true
    } else if (!isInTable && isInRow) collector.closeRow()
    isInRow = isInTable
    if (isCellEnd && read(ROW_END) === 1) {
      collector.closeRow()
      isInRow = false
    } else {
      if (isInRow && isCellNext) collector.openCell()
      isCellNext = isCellEnd
      if (!style?.isContents) collector.add(makeBlock(trimLines(words), read, style))
    }
    words = ''
    // An instruction never goes beyond its paragraph; one without an end must not swallow the rest.
    fields = fields.map(() => false)
  }

  const makeBlock = (
    text: string,
    read: (code: number) => number | undefined,
    style: BinaryStyle | undefined,
  ): Block => {
    const use = read(LIST_USE) ?? 0
    const number = use > 0 ? numbers.next(String(use), read(LIST_LEVEL) ?? 0) : ''
    const outline = read(OUTLINE_LEVEL)
    const heading = outline === undefined ? style?.heading : outline < BODY_LEVEL ? outline + 1 : undefined
    const whole = withNumber(number, text)
    return { text: whole, heading: whole.length > LONGEST_HEADING ? undefined : heading }
  }

  const put = (character: string): void => {
    if (character === FIELD_BEGIN && fields.length < DEEPEST_FIELD) fields.push(true)
    else if (character === FIELD_RESULT && fields.length > 0) fields[fields.length - 1] = false
    else if (character === FIELD_END) fields.pop()
    else if (!fields.includes(true)) words += TYPED[character] ?? (character < ' ' ? '' : character)
  }

  return {
    write(text, place, bytesEach) {
      for (let i = 0; i < text.length; i++) {
        const character = text.charAt(i)
        const at = place + i * bytesEach
        if (character === PARAGRAPH_END || character === CELL_END) endParagraph(character === CELL_END, at)
        else if (character === PAGE_END && findRun(runs, at)?.end === at + bytesEach) endParagraph(false, at)
        else put(character)
      }
    },
    finish() {
      if (words !== '') collector.add({ text: trimLines(words) })
      return collector.finish()
    },
  }
}

/** What control characters are typed as: tabs, breaks of lines and pages, hyphens. */
const TYPED: Readonly<Record<string, string>> = {
  '\t': ' ',
  '\v': '\n',
  '\f': '\n',
  '\x0e': '\n',
  '\x1e': '-',
}
