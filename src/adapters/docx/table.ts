import type { Block } from '../../export/blocks.ts'
import { TEXT_WIDTH } from './layout.ts'
import type { Marks } from './marks.ts'

type Table = Extract<Block, { kind: 'table' }>

const BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
  (side) => `<w:${side} ${BORDER}/>`,
)

/** A table on a page of its own; its rows are as high as their text, its header comes again on every page. */
export function tableXml({ title, widths, header, rows }: Table, marks: Marks): string {
  const sum = widths.reduce((total, width) => total + width, 0)
  const columns = widths.map((width) => Math.floor((TEXT_WIDTH * width) / sum))
  const cell = (text: string, column: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${columns[column] ?? 0}" w:type="dxa"/></w:tcPr>` +
    `<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>${text && marks.runs(text)}</w:p></w:tc>`
  const row = (cells: readonly string[], properties = ''): string =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.map(cell).join('')}</w:tr>`
  return (
    `<w:p><w:pPr><w:pStyle w:val="TableTitle"/><w:pageBreakBefore/></w:pPr>${marks.runs(title)}</w:p>` +
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${BORDERS.join('')}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/></w:tblPr>' +
    `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    row(header, '<w:tblHeader/>') +
    rows.map((cells) => row(cells)).join('') +
    // Word wants a paragraph behind a table that ends the document.
    '</w:tbl><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'
  )
}
