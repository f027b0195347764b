import { strToU8, zipSync } from 'fflate'
import { AppError } from '../../domain/errors.ts'
import type { ProofFinding } from '../../domain/finding.ts'
import { decodeXml, findMainPart, openWordParts } from '../formats/docx/word-parts.ts'
import { LIMITS } from '../formats/limits.ts'
import { openZip, type ZipEntry } from '../formats/open-zip.ts'
import { annotateParagraph, applyEdits, type Edit, type Mark } from './annotate-paragraph.ts'
import { commentsPart } from './comments-part.ts'
import { placeParagraphs } from './place-paragraphs.ts'
import { scanBody } from './scan-body.ts'
import { escapeXml } from './xml.ts'

const AUTHOR = '拟稿审校'
const FIRST_ZIP_TIME = new Date(1980, 0, 1)
/** A file with more is not read by anybody mark by mark. */
const MOST_MARKS = 5000

/**
 * A Word file with the findings in it: a comment for each, and for errors and warnings a tracked change where a
 * suggestion replaces words that stand together. Revisions and comments that the file has stay as they are; inside another's insertion there are
 * comments only. `lines` is the text that was proofread. Equal input gives equal bytes: the marks bear no date.
 * Throws AppError `broken_archive`, `broken_file`, `payload_too_large`.
 */
export function annotateDocx(
  file: Uint8Array,
  lines: readonly string[],
  findings: readonly ProofFinding[],
): Uint8Array<ArrayBuffer> {
  const entries = openZip(file)
  const main = findMainPart(entries)
  const parts = unpackAll(entries)
  // Holds the body to what every reader of Word files asks of it.
  const document = withUtf8(openWordParts(entries).main)
  if (!main) throw new AppError('broken_file', '文件已损坏：Word 文件中没有正文')
  const comments = commentsPart(main.path, (path) => (parts[path] ? decodeXml(parts[path]) : ''))
  const { xml, told } = markBody(document, lines, marksOf(findings, comments.nextId))
  const texts = told.map(commentXml).join('')
  const changed = { [main.path]: xml, ...(texts === '' ? {} : comments.partsWith(texts)) }
  const encoded = Object.entries(changed).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync({ ...parts, ...Object.fromEntries(encoded) }, { mtime: FIRST_ZIP_TIME })
}

function unpackAll(entries: readonly ZipEntry[]): Record<string, Uint8Array> {
  if (entries.reduce((sum, { size }) => sum + size, 0) > LIMITS.archiveBytes)
    throw new AppError('payload_too_large', '文件解开后过大，请去掉图片等附件后再审校')
  return Object.fromEntries(entries.map((entry) => [entry.path, entry.unpack()]))
}

const withUtf8 = (xml: string): string => xml.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8')

type LineMark = Mark & { readonly line: number; readonly message: string; readonly quote: string }

/**
 * The marks of the findings, in their order. One that stands for several places changes them all and is commented once;
 * a hint is for a person to judge and changes nothing. What is too much to be marked is told at the last mark.
 */
function marksOf(findings: readonly ProofFinding[], firstComment: number): LineMark[] {
  let commentId = firstComment
  const marks = findings.flatMap((finding): LineMark[] => {
    const { severity, quote, places } = finding
    return (places.length > 0 ? places : [finding]).map(({ line, start, end, suggestion }, i) => ({
      line,
      start,
      end,
      suggestion: severity === 'hint' ? null : suggestion,
      commentId: i === 0 ? commentId++ : null,
      message: messageOf(finding),
      quote,
    }))
  })
  const left = marks.length - MOST_MARKS
  return marks.slice(0, MOST_MARKS).map((mark, i) =>
    left > 0 && i === MOST_MARKS - 1
      ? {
          ...mark,
          commentId: mark.commentId ?? commentId,
          message: `${mark.message}此后还有${left}处没有在文中标出，见审校意见清单。`,
        }
      : mark,
  )
}

function messageOf({ message, severity, suggestion, source, rule }: ProofFinding): string {
  const advice =
    severity !== 'hint' || suggestion === null
      ? ''
      : suggestion === ''
        ? '，可删去'
        : `，可改为“${suggestion}”`
  return `${message}${advice}（${source}，${rule}）`
}

/** The body with the marks, and those whose comments are in it. */
function markBody(
  document: string,
  lines: readonly string[],
  marks: readonly LineMark[],
): { readonly xml: string; readonly told: readonly LineMark[] } {
  const paragraphs = scanBody(document)
  const places = placeParagraphs(paragraphs, lines)
  const byParagraph = new Map<number, LineMark[]>()
  const told: LineMark[] = []
  for (const mark of marks) {
    const place = places.find(mark.line - 1, mark.start)
    if (!place || paragraphs[place.paragraph]?.stretches.length === 0) continue
    const fitted = place.isWithin
      ? { ...mark, start: mark.start - place.offset, end: mark.end - place.offset }
      : elsewhere(mark)
    if (fitted.commentId !== null) told.push(fitted)
    const known = byParagraph.get(place.paragraph)
    if (known) known.push(fitted)
    else byParagraph.set(place.paragraph, [fitted])
  }
  let lastId = highestId(document)
  const annotator = { author: AUTHOR, nextChangeId: () => ++lastId }
  const edits = [...byParagraph.entries()].flatMap(([i, mine]): Edit[] =>
    annotateParagraph(paragraphs[i]?.stretches ?? [], mine, annotator),
  )
  const inOrder = edits.toSorted((a, b) => a.stretch.xmlStart - b.stretch.xmlStart)
  return { xml: applyEdits(document, inOrder), told }
}

/** What stands in no paragraph of the body is told with its words at the nearest one. */
const elsewhere = (mark: LineMark): LineMark => ({
  ...mark,
  start: 0,
  end: 0,
  suggestion: null,
  message: mark.quote === '' ? mark.message : `“${mark.quote.slice(0, 40)}”：${mark.message}`,
})

function highestId(xml: string): number {
  let highest = 0
  for (const [, id] of xml.matchAll(/ w:id="(\d{1,9})"/g)) highest = Math.max(highest, Number(id))
  return highest
}

const commentXml = ({ commentId, message }: LineMark): string =>
  `<w:comment w:id="${commentId}" w:author="${AUTHOR}" w:initials="审"><w:p><w:r><w:t xml:space="preserve">` +
  `${escapeXml(message)}</w:t></w:r></w:p></w:comment>`
