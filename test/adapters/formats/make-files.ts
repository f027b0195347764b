import { strFromU8, strToU8, zipSync, zlibSync } from 'fflate'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

export const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`

export const styled = (style: string): string => `<w:pStyle w:val="${style}"/>`

export const numbered = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`

export const style = (id: string, name: string, properties = '', basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`

export const level = (index: number, format: string, template: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${template}"/></w:lvl>`

export const list = (id: number, levels: readonly string[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels.join('')}</w:abstractNum>`

export const use = (id: number, listId: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${more}</w:num>`

/** The four levels of an official document. */
export const OFFICIAL_LEVELS = [
  level(0, 'chineseCounting', '%1、'),
  level(1, 'chineseCountingThousand', '（%2）'),
  level(2, 'decimal', '%3.'),
  level(3, 'decimal', '（%4）'),
]

export type WordParts = { readonly styles?: string; readonly numbering?: string }

/** A Word file of the given paragraphs and tables, styles, and lists. */
export function makeDocx(body: string, { styles = '', numbering = '' }: WordParts = {}): Uint8Array {
  const part = (name: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${name} ${NAMESPACES}>${content}</w:${name}>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/styles.xml': part('styles', styles),
    'word/numbering.xml': part('numbering', numbering),
  })
}

export type PlacedText = {
  readonly text: string
  readonly x: number
  /** From the bottom of the page, as PDF counts. */
  readonly y: number
  readonly size?: number
}

export type PdfOptions = { readonly encrypt?: boolean; readonly ordering?: string }

/** A PDF of A4 pages in 宋体, which it names by its Chinese encoding and does not bring along. */
export function makePdf(pages: readonly (readonly PlacedText[])[], options: PdfOptions = {}): Uint8Array {
  const { encrypt = false, ordering = 'GB1' } = options
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}]>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${ordering === 'GB1' ? 'UniGB-UCS2-H' : 'UniJIS-UCS2-H'}/DescendantFonts[4 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>`,
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ...pages.flatMap((texts, i) => {
      const content = texts
        .map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${utf16(text)}> Tj ET`)
        .join('\n')
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${7 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ]
    }),
  ]
  const key = '<0000000000000000000000000000000000000000000000000000000000000001>'
  return joinPdf(
    objects,
    encrypt ? `/ID[${key}${key}]/Encrypt<</Filter/Standard/V 1/R 2/O${key}/U${key}/P -4>>` : '',
  )
}

/** A PDF whose page is the same small stream again and again, which unpacks to 20 MB each time. */
export function makeUnendingPdf(): Uint8Array {
  const content = strFromU8(zlibSync(new Uint8Array(20_000_000).fill(0x20)), true)
  return joinPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[${'4 0 R '.repeat(1000)}]>>`,
    `<</Length ${content.length}/Filter/FlateDecode>>stream\n${content}\nendstream`,
  ])
}

/** A byte for each character. */
function joinPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  return strToU8(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF`,
    true,
  )
}

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')

/** Lines of 16 point from the top of a page as a printed document has them: 28 字 wide, the first indented. */
export const typeset = (lines: readonly string[], top = 740): PlacedText[] =>
  lines.map((line, i) => {
    const text = line.trimStart()
    return { text, x: 80 + 16 * (line.length - text.length), y: top - 28 * i }
  })
