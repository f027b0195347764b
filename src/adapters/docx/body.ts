import type { Block } from '../../export/blocks.ts'
import { signatureIndents } from '../../export/signature-indents.ts'
import { breakTitle } from '../../export/title-lines.ts'
import { CHARACTER_3, CHARACTER_4, LINE_PITCH, PAGE } from './layout.ts'
import { escapeXml, WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

const paragraph = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`

// The hint makes Word draw “ ” … — · full width; without it they count as Latin.
const run = (text: string, style = ''): string =>
  `<w:r><w:rPr>${style && `<w:rStyle w:val="${style}"/>`}<w:rFonts w:hint="eastAsia"/></w:rPr>` +
  `<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

const LINE_BREAK = '<w:r><w:br/></w:r>'

const rightIndent = (characters: number): string =>
  `<w:ind w:rightChars="${characters * 100}" w:right="${characters * CHARACTER_3}"/>`

/** `word/document.xml` of blocks on the page of GB/T 9704-2012. */
export function documentXml(blocks: readonly Block[]): string {
  const organ = blocks.find((block) => block.kind === 'signature')?.organ ?? ''
  const { width, height, top, right, bottom, left, header, footer } = PAGE
  return (
    `${XML_DECLARATION}<w:document ${WORD_NAMESPACES}><w:body>` +
    blocks.map((block, index) => blockXml(block, organ, blocks[index + 1]?.kind === 'signature')).join('') +
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>' +
    `<w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" ` +
    `w:header="${header}" w:footer="${footer}" w:gutter="0"/>` +
    `<w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr></w:body></w:document>`
  )
}

function blockXml(block: Block, organ: string, isLastText: boolean): string {
  // A page with nothing but the signature is not allowed: the last text comes along.
  const keep = isLastText ? '<w:keepNext/>' : ''
  switch (block.kind) {
    case 'title':
      return paragraph(
        'Title',
        breakTitle(block.text, organ)
          .map((line) => run(line))
          .join(LINE_BREAK),
      )
    case 'heading':
      return paragraph(`Heading${block.level}`, run(block.text))
    case 'run-in':
      return paragraph(
        'NormalIndent',
        run(block.heading, `Heading${block.level}Char`) + run(block.text),
        keep,
      )
    case 'paragraph':
      return paragraph('NormalIndent', run(block.text), keep)
    case 'signature': {
      const indents = signatureIndents(block.organ, block.date)
      return (
        (block.organ && paragraph('Signature', run(block.organ), rightIndent(indents.organ))) +
        (block.date && paragraph('Date', run(block.date), rightIndent(indents.date)))
      )
    }
  }
}

/** A footer with the page number between two dashes, one 字 from the outer edge. */
export function footerXml(side: 'left' | 'right'): string {
  const properties = `<w:ind w:${side}Chars="100" w:${side}="${CHARACTER_4}"/><w:jc w:val="${side}"/>`
  const number = `<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>`
  return (
    `${XML_DECLARATION}<w:ftr ${WORD_NAMESPACES}>` +
    `${paragraph('Footer', run('— ') + number + run(' —'), properties)}</w:ftr>`
  )
}
