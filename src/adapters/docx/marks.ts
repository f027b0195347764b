import type { Piece } from '../../export/blocks.ts'
import { escapeXml, WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

/** Who proposes the changes of a file and when; Word shows both beside each change. */
export type Reviewer = { readonly author: string; readonly date: string }

/** Writes text as runs, with tracked changes and comments where it has them. */
export type Marks = {
  /** `style` is a character style. */
  runs(text: string, pieces?: readonly Piece[], style?: string): string
  /** What the properties of a paragraph that came or went hold. */
  paragraph(change: 'inserted' | 'deleted' | undefined): string
  /** `word/comments.xml`; undefined where nobody commented on anything. */
  comments(): string | undefined
}

const ELEMENT = { inserted: 'ins', deleted: 'del' } as const

// The hint makes Word draw “ ” … — · full width; without it they count as Latin.
const run = (text: string, style: string, tag: 't' | 'delText'): string =>
  `<w:r><w:rPr>${style && `<w:rStyle w:val="${style}"/>`}<w:rFonts w:hint="eastAsia"/></w:rPr>` +
  `<w:${tag} xml:space="preserve">${escapeXml(text)}</w:${tag}></w:r>`

export function createMarks({ author, date }: Reviewer): Marks {
  let lastId = 0
  const comments: string[] = []
  const who = `w:author="${escapeXml(author)}" w:date="${escapeXml(date)}"`
  const attributes = (): string => {
    lastId += 1
    return `w:id="${lastId}" ${who}`
  }

  function piece({ text, change, comment }: Piece, style: string): string {
    const inner = run(text, style, change === 'deleted' ? 'delText' : 't')
    const element = change && ELEMENT[change]
    const words = element ? `<w:${element} ${attributes()}>${inner}</w:${element}>` : inner
    if (comment === undefined) return words
    const id = comments.length
    comments.push(
      `<w:comment w:id="${id}" ${who} w:initials="${escapeXml(author.slice(0, 2))}">` +
        `<w:p>${run(comment, '', 't')}</w:p></w:comment>`,
    )
    return (
      `<w:commentRangeStart w:id="${id}"/>${words}<w:commentRangeEnd w:id="${id}"/>` +
      `<w:r><w:commentReference w:id="${id}"/></w:r>`
    )
  }

  return {
    runs: (text, pieces, style = '') =>
      pieces ? pieces.map((part) => piece(part, style)).join('') : run(text, style, 't'),
    paragraph: (change) => (change ? `<w:rPr><w:${ELEMENT[change]} ${attributes()}/></w:rPr>` : ''),
    comments: () =>
      comments.length === 0
        ? undefined
        : `${XML_DECLARATION}<w:comments ${WORD_NAMESPACES}>${comments.join('')}</w:comments>`,
  }
}
