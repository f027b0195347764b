import { Fragment, type Node, Slice } from 'prosemirror-model'
import { typedParagraphs } from './draft-document.ts'
import { schema } from './schema.ts'

const MOST_PARAGRAPHS = 2000

// Marks that word processors leave and nobody sees: soft hyphens, joiners, byte order marks, object places.
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff\ufffc]/g

/**
 * Pasted text as paragraphs: a line each, without indents, runs of blanks and unseen marks. Quotes and marks of
 * full width stay as they are; blanks between Han characters, which line ends of PDF files leave, go.
 */
export const cleanPasted = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => line.split(/\r\n|[\r\n\u2028\u2029\u000b\f]/))
    .map((line) =>
      line
        .replace(UNSEEN, '')
        .replace(/[\t\u00a0\u3000 ]+/g, ' ')
        .replace(/([\p{Script=Han}，。；：、！？”’）》]) (?=[\p{Script=Han}“‘（《])/gu, '$1')
        .trim(),
    )
    .filter((line) => line !== '')
    .slice(0, MOST_PARAGRAPHS)

/** Paragraphs as they are put into the text: the first joins what stands before it, the last what stands behind. */
export function pastedSlice(paragraphs: readonly string[]): Slice {
  const [only] = paragraphs
  if (only === undefined) return Slice.empty
  if (paragraphs.length === 1) return new Slice(Fragment.from(schema.text(only)), 0, 0)
  return new Slice(Fragment.from(typedParagraphs(paragraphs)), 1, 1)
}

/** What is copied is text alone: a paragraph a line, headings on lines of their own. */
export function copiedText(slice: Slice): string {
  const lines: string[] = []
  const walk = (node: Node): void => {
    if (node.isTextblock) lines.push(node.textContent)
    else if (node.isLeaf) {
      const words = node.attrs['text'] ?? [node.attrs['organ'], node.attrs['date']].join('\n')
      if (typeof words === 'string' && words !== '') lines.push(words)
    } else node.forEach(walk)
  }
  let isInline = true
  slice.content.forEach((node) => {
    isInline &&= node.isInline
    if (!node.isInline) walk(node)
  })
  return isInline ? slice.content.textBetween(0, slice.content.size) : lines.join('\n')
}
