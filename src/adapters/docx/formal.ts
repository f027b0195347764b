import type { FormalHead } from '../../domain/word-layout.ts'
import { widthInCharacters } from '../../export/title-lines.ts'
import { CHARACTER_4, LINE_PITCH, PAGE, TEXT_WIDTH, TWIPS_PER_MILLIMETRE } from './layout.ts'
import type { Marks } from './marks.ts'

const styled = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`

const RED = 'FF0000'
/** The mark stands 35 mm under the top of the type area (GB/T 9704-2012 7.2.4). */
const ABOVE_MARK = Math.round(35 * TWIPS_PER_MILLIMETRE)
const LARGEST_MARK = 124
const SMALLEST_MARK = 44

/** The red head: mark, number two lines under it, a red rule 4 mm under that, two lines before the title. */
export function formalHead({ mark, number }: FormalHead, marks: Marks): string {
  const size = markSize(mark)
  const look =
    `<w:rPr><w:rStyle w:val="FormalMarkChar"/><w:rFonts w:hint="eastAsia"/>` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
  const large = marks.runs(mark).replace(/<w:rPr>.*?<\/w:rPr>/, look)
  return (
    styled('FormalMark', large, `<w:spacing w:before="${ABOVE_MARK}" w:after="${LINE_PITCH}"/>`) +
    styled(
      'FormalNumber',
      marks.runs(number),
      `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="${RED}"/></w:pBdr>`,
    ) +
    styled('Normal', '') +
    styled('Normal', '')
  )
}

/** As large as the line of 156 mm takes, within what is usual, in half points. */
function markSize(mark: string): number {
  const widest = (TEXT_WIDTH / 10 / widthInCharacters(mark)) * 0.95
  return Math.max(SMALLEST_MARK, Math.min(LARGEST_MARK, 2 * Math.floor(widest / 2)))
}

const THICK = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
const THIN = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'

const FOOT_LINE = LINE_PITCH
/**
 * The last rule stands on the bottom edge of the type area. Measured from the page's left edge: LibreOffice lets a table
 * as wide as the line float only so. Without cell margins the rules are as wide as the type area in either program.
 */
const AT_FOOT =
  '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" ' +
  `w:tblpX="${PAGE.left}" w:tblpYSpec="bottom"/>`

/** 版记 at the foot of the last page: copies, then who printed it and when. Absent where neither is given. */
export function formalFoot({ copies, printedBy, printedOn }: FormalHead, marks: Marks): string {
  const lines = [
    ...(copies ? [cell(marks.runs(`抄送：${copies.replace(/[。；，]$/, '')}。`))] : []),
    ...(printedBy || printedOn ? [cell(printed(printedBy ?? '', printedOn ?? '', marks))] : []),
  ]
  if (lines.length === 0) return ''
  return (
    `<w:tbl><w:tblPr>${AT_FOOT}` +
    `<w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>` +
    `<w:tblBorders><w:top ${THICK}/><w:bottom ${THICK}/><w:insideH ${THIN}/></w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/>' +
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid><w:gridCol w:w="${TEXT_WIDTH}"/></w:tblGrid>${lines.join('')}</w:tbl>` +
    styled('TableText', '')
  )
}

const cell = (content: string): string =>
  `<w:tr><w:trPr><w:trHeight w:val="${FOOT_LINE}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${styled('FormalFoot', content)}</w:tc></w:tr>`

/** Who at the left, when at the right, one 字 from either edge. */
const printed = (by: string, on: string, marks: Marks): string =>
  `${marks.runs(by)}<w:r><w:tab/></w:r>${on && marks.runs(`${on}印发`)}`

export const FOOT_TAB = TEXT_WIDTH - CHARACTER_4
