import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { ProofFinding } from '../../domain/finding.ts'
import { lineOfParagraph } from '../../text/line-of-paragraph.ts'
import { annotateParagraph, type Mark } from './annotate-paragraph.ts'
import { escapeXml, unescapeXml, WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

const AUTHOR = '拟稿审校'
const FIRST_ZIP_TIME = new Date(1980, 0, 1)
/** A file with more is not read by anybody mark by mark. */
const MOST_MARKS = 5000
const COMMENTS = 'word/comments.xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const COMMENTS_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'

/**
 * A Word file with the findings in it: a comment for each, and a tracked change where a suggestion replaces the words
 * in one run. Revisions and comments that the file has stay as they are; inside another's insertion there are comments
 * only. `lines` is the text that was proofread. Equal input gives equal bytes: the marks bear no date.
 */
export function annotateDocx(
  file: Uint8Array,
  lines: readonly string[],
  findings: readonly ProofFinding[],
): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  const read = (path: string): string => (parts[path] ? strFromU8(parts[path]) : '')
  const document = read('word/document.xml')
  const existing = read(COMMENTS)
  const byLine = marksByLine(findings, nextId(existing), nextId(document))
  const told = new Set<number>()
  let next = 0
  const annotated = document.replaceAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g, (paragraph) => {
    const text = textOf(paragraph)
    if (text.trim() === '') return paragraph
    const found = lineOfParagraph(lines, text, next)
    if (!found) return paragraph
    next = found.line + 1
    const marks = (byLine.get(found.line + 1) ?? []).map((mark) => ({
      ...mark,
      start: mark.start - found.offset,
      end: mark.end - found.offset,
    }))
    if (marks.length === 0) return paragraph
    for (const { commentId } of marks) if (commentId !== null) told.add(commentId)
    return annotateParagraph(paragraph, marks, AUTHOR)
  })
  const comments = [...byLine.values()]
    .flat()
    .filter(({ commentId }) => commentId !== null && told.has(commentId))
    .map(commentXml)
    .join('')
  const changed: Record<string, Uint8Array> = { ...parts, 'word/document.xml': strToU8(annotated) }
  if (comments !== '') {
    changed[COMMENTS] = strToU8(
      existing === ''
        ? `${XML_DECLARATION}<w:comments ${WORD_NAMESPACES}>${comments}</w:comments>`
        : existing
            .replace(/<\/w:comments>\s*$/, `${comments}</w:comments>`)
            .replace(/<w:comments([^>]*)\/>\s*$/, `<w:comments$1>${comments}</w:comments>`),
    )
    changed[RELATIONS] = strToU8(withRelation(read(RELATIONS)))
    changed['[Content_Types].xml'] = strToU8(withContentType(read('[Content_Types].xml')))
  }
  return zipSync(changed, { mtime: FIRST_ZIP_TIME })
}

const nextId = (xml: string): number =>
  Math.max(0, ...Array.from(xml.matchAll(/ w:id="(\d{1,9})"/g), ([, id]) => Number(id))) + 1

type LineMark = Mark & { readonly message: string }

/** Findings by 1-based line. One that stands for several places changes them all and is commented once. */
function marksByLine(
  findings: readonly ProofFinding[],
  firstComment: number,
  firstChange: number,
): Map<number, LineMark[]> {
  const marks = new Map<number, LineMark[]>()
  let commentId = firstComment
  let changeId = firstChange
  for (const finding of findings) {
    const places = finding.places.length > 0 ? finding.places : [finding]
    for (const [i, { line, start, end, suggestion }] of places.entries()) {
      if (changeId - firstChange >= MOST_MARKS) return marks
      const mark = {
        start,
        end,
        suggestion,
        commentId: i === 0 ? commentId++ : null,
        changeId,
        message: `${finding.message}（${finding.source}，${finding.rule}）`,
      }
      changeId += 2
      marks.set(line, [...(marks.get(line) ?? []), mark])
    }
  }
  return marks
}

const textOf = (paragraph: string): string =>
  Array.from(paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text = '']) =>
    unescapeXml(text),
  ).join('')

const commentXml = ({ commentId, message }: LineMark): string =>
  `<w:comment w:id="${commentId}" w:author="${AUTHOR}" w:initials="审"><w:p><w:r><w:t xml:space="preserve">` +
  `${escapeXml(message)}</w:t></w:r></w:p></w:comment>`

const NO_RELATIONS = `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

/** A body that refers to nothing has no such part, or an empty list. */
const withRelation = (xml: string): string =>
  xml.includes(COMMENTS_RELATION)
    ? xml
    : (xml.includes('</Relationships>') ? xml : NO_RELATIONS).replace(
        '</Relationships>',
        `<Relationship Id="rIdProofread" Type="${COMMENTS_RELATION}" Target="comments.xml"/></Relationships>`,
      )

const withContentType = (xml: string): string =>
  xml.includes('/word/comments.xml')
    ? xml
    : xml.replace(
        '</Types>',
        `<Override PartName="/word/comments.xml" ContentType="${COMMENTS_TYPE}"/></Types>`,
      )
