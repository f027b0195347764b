import type { WordLayout } from '../../domain/word-layout.ts'
import type { Block, Piece } from '../../export/blocks.ts'
import { signatureIndents } from '../../export/signature-indents.ts'
import { breakTitle, widthInCharacters } from '../../export/title-lines.ts'
import { formalFoot, formalHead } from './formal.ts'
import { CHARACTER_3, CHARACTER_4, LINE_PITCH, PAGE } from './layout.ts'
import type { Marks } from './marks.ts'
import { tableXml } from './table.ts'
import { WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

export const paragraph = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`

const LINE_BREAK = '<w:r><w:br/></w:r>'

const rightIndent = (characters: number): string =>
  `<w:ind w:rightChars="${characters * 100}" w:right="${characters * CHARACTER_3}"/>`

/** `word/document.xml` of blocks on the page of GB/T 9704-2012. */
export function documentXml(blocks: readonly Block[], layout: WordLayout, marks: Marks): string {
  const organ = blocks.find((block) => block.kind === 'signature')?.organ ?? ''
  const { width, height, top, right, bottom, left, header, footer } = PAGE
  const numbered = layout.pageNumbers !== 'none'
  const shown =
    layout.profile === 'attached' ? blocks.filter(({ kind }) => kind !== 'signature') : [...blocks]
  return (
    `${XML_DECLARATION}<w:document ${WORD_NAMESPACES}><w:body>` +
    head(layout, marks) +
    shown
      .map((block, index) => {
        const isLastText = shown[index + 1]?.kind === 'signature'
        const recipient = block.kind === 'title' ? recipientXml(layout, marks) : ''
        return blockXml(block, organ, isLastText, layout, marks) + recipient
      })
      .join('') +
    (layout.profile === 'formal' && layout.head ? formalFoot(layout.head, marks) : '') +
    '<w:sectPr>' +
    (numbered
      ? '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
      : '') +
    `<w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" ` +
    `w:header="${header}" w:footer="${footer}" w:gutter="0"/>` +
    `<w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr></w:body></w:document>`
  )
}

/** What stands above the title: the flag of an attachment in its own line 1, or the red head. */
function head({ profile, head: formal }: WordLayout, marks: Marks): string {
  if (profile === 'attached') return paragraph('Attachment', marks.runs('附件')) + paragraph('Normal', '')
  return profile === 'formal' && formal ? formalHead(formal, marks) : ''
}

const recipientXml = ({ profile, head: formal }: WordLayout, marks: Marks): string =>
  profile === 'formal' && formal?.recipient ? paragraph('Normal', marks.runs(`${formal.recipient}：`)) : ''

function blockXml(
  block: Block,
  organ: string,
  isLastText: boolean,
  { profile }: WordLayout,
  marks: Marks,
): string {
  // A page with nothing but the signature is not allowed: the last text comes along.
  const keep = isLastText ? '<w:keepNext/>' : ''
  switch (block.kind) {
    case 'title':
      return paragraph('Title', titleRuns(block.text, block.pieces, organ, marks))
    case 'heading':
      return paragraph(
        `Heading${block.level}`,
        marks.runs(block.text, block.pieces),
        marks.paragraph(block.change),
      )
    case 'run-in':
      return paragraph(
        'NormalIndent',
        marks.runs(block.heading, undefined, `Heading${block.level}Char`) +
          marks.runs(block.text, block.pieces),
        keep + marks.paragraph(block.change),
      )
    case 'paragraph':
      return paragraph(
        'NormalIndent',
        marks.runs(block.text, block.pieces),
        keep + marks.paragraph(block.change),
      )
    case 'signature':
      return signatureXml(block, profile === 'formal', marks)
    case 'table':
      return tableXml(block, marks)
  }
}

function titleRuns(text: string, pieces: readonly Piece[] | undefined, organ: string, marks: Marks): string {
  if (pieces) return marks.runs(text, pieces)
  return breakTitle(text, organ)
    .map((line) => marks.runs(line))
    .join(LINE_BREAK)
}

/** Characters between the date under a seal and the right edge (GB/T 9704-2012 7.3.5.1). */
const SEALED_DATE_INDENT = 4

function signatureXml(
  { organ, date }: { organ: string; date: string },
  sealed: boolean,
  marks: Marks,
): string {
  // Under a seal the organ stands centred over the date.
  const over = (widthInCharacters(date) - widthInCharacters(organ)) / 2
  const indents = sealed
    ? { organ: Math.max(0, SEALED_DATE_INDENT + over), date: SEALED_DATE_INDENT + Math.max(0, -over) }
    : signatureIndents(organ, date)
  return (
    (organ && paragraph('Signature', marks.runs(organ), rightIndent(indents.organ))) +
    (date && paragraph('Date', marks.runs(date), rightIndent(indents.date)))
  )
}

/** A footer with the page number between two dashes, one 字 from the outer edge or in the middle. */
export function footerXml(side: 'left' | 'right' | 'center', marks: Marks): string {
  const indent = side === 'center' ? '' : `<w:ind w:${side}Chars="100" w:${side}="${CHARACTER_4}"/>`
  const number = `<w:fldSimple w:instr=" PAGE ">${marks.runs('1')}</w:fldSimple>`
  return (
    `${XML_DECLARATION}<w:ftr ${WORD_NAMESPACES}>` +
    `${paragraph('Footer', marks.runs('— ') + number + marks.runs(' —'), `${indent}<w:jc w:val="${side}"/>`)}</w:ftr>`
  )
}
