import writeExcelFile, { type CellObject, type Feature } from 'write-excel-file/universal'
import { formatDecimal, parseDecimal, trim } from '../../domain/decimal.ts'
import { cellName, columnName, type OutputCell, type OutputSheet } from '../../domain/grid.ts'
import { LIMITS, tooLarge } from './limits.ts'

const HEADER_COLOUR = '#DCE6F1'
const EXAMPLE_COLOUR = '#808080'

/**
 * Writes an XLSX file. Columns with choices get a drop-down list that refuses other values; the library knows no such
 * lists, so they are put into the sheet's XML through its extension point.
 * Throws AppError `payload_too_large` for a text longer than a cell can hold.
 */
export async function writeWorkbook(sheets: readonly OutputSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: sheet.rows.map((row) => row.map((cell) => (cell.text === '' ? null : cellObject(cell)))),
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: sheet.headerRows,
    })),
    { fontFamily: '宋体', fontSize: 11, features: [dropDowns(sheets)] },
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function cellObject({ text, kind }: OutputCell): CellObject {
  if (text.length > LIMITS.cellCharacters) throw tooLarge(`单元格不能超过 ${LIMITS.cellCharacters} 字`)
  if (kind === 'decimal') {
    const number = numberCell(text)
    if (number) return number
  }
  const base = { value: escapeCellText(text), type: String, alignVertical: 'top', format: '@' } as const
  if (kind === 'header') {
    return { ...base, fontWeight: 'bold', backgroundColor: HEADER_COLOUR, wrap: true }
  }
  return kind === 'example' ? { ...base, textColor: EXAMPLE_COLOUR, wrap: true } : { ...base, wrap: true }
}

const EXACT_DIGITS = 15

/** A number cell that shows exactly the digits of the decimal; undefined where a number cannot. */
function numberCell(text: string): CellObject | undefined {
  const value = parseDecimal(text)
  if (!value || formatDecimal(value) !== text || text.replace(/^-?0*\.?/, '').length > EXACT_DIGITS)
    return undefined
  if (value.units === 0n && text.startsWith('-')) return undefined
  const format = value.scale === 0 ? '0' : `0.${'0'.repeat(value.scale)}`
  return { value: Number(formatDecimal(trim(value))), type: Number, format, alignVertical: 'top' }
}

/** Control characters, lone surrogates and code points that are no characters. */
const NOT_FOR_XML =
  /[\x00-\x08\x0B-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g

/** XML cannot hold some characters; the programs write them, and what looks like that, as _x000D_. */
const escapeCellText = (text: string): string =>
  text.replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replaceAll(NOT_FOR_XML, (characters) =>
    characters
      .split('')
      .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
      .join(''),
  )

const LAST_ROW = 5000

/** ECMA-376 part 1, 18.3.1.33: the lists stand behind the merged cells and before the margins of the page. */
function dropDowns(sheets: readonly OutputSheet[]): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _options, { sheetIndex }) {
            const markup = validations(sheets[sheetIndex])
            const at = xml.includes('</mergeCells>')
              ? xml.indexOf('</mergeCells>') + '</mergeCells>'.length
              : endOfData(xml)
            return markup === '' ? xml : xml.slice(0, at) + markup + xml.slice(at)
          },
        },
      },
    },
  }
}

const endOfData = (xml: string): number => {
  const closed = xml.indexOf('</sheetData>')
  return closed < 0 ? xml.indexOf('<sheetData/>') + '<sheetData/>'.length : closed + '</sheetData>'.length
}

function validations(sheet: OutputSheet | undefined): string {
  if (!sheet) return ''
  const lists = [
    ...sheet.columns.map(({ choices }, place) => {
      const [first, last] = [cellName(sheet.headerRows + 1, place + 1), `${columnName(place + 1)}${LAST_ROW}`]
      return validation(choices, `${first}:${last}`)
    }),
    ...sheet.rows.flatMap((row, y) =>
      row.map(({ choices }, x) => validation(choices, cellName(y + 1, x + 1))),
    ),
  ].filter((markup) => markup !== '')
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

function validation(choices: readonly string[] | undefined, cells: string): string {
  if (!choices || choices.length === 0) return ''
  const list = choices.join(',').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '""')
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" error="只能填列表中的值" sqref="${cells}"><formula1>"${list}"</formula1></dataValidation>`
}
