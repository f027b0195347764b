import { AppError } from '../../domain/errors.ts'
import type { Workbook } from '../../domain/grid.ts'
import { LIMITS, tooLarge } from './limits.ts'
import { readDelimited } from './read-delimited.ts'
import { readWorkbook } from './read-workbook.ts'

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, place) => bytes[place] === byte)

const isWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
const isOldOffice = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** Whether a file of tables is text: whatever does not begin as an archive or an old Office file. */
export const isTextFile = (bytes: Uint8Array): boolean => !isWorkbook(bytes) && !isOldOffice(bytes)

/**
 * Reads a file of tables: XLSX by its own reader, anything else as CSV or TSV text. `decode` turns the bytes of a
 * text file of any usual encoding into text. Throws only AppError: `empty_document`, `payload_too_large`,
 * `unknown_format`, `unreadable_file`, or what `decode` throws.
 */
export async function readTables(
  file: string,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): Promise<Workbook> {
  if (bytes.length === 0) throw new AppError('empty_document', '文件是空的')
  if (bytes.length > LIMITS.fileBytes) {
    throw tooLarge(`文件超过 ${LIMITS.fileBytes / 1_000_000} MB，请拆分后再导入`)
  }
  if (isWorkbook(bytes)) return readWorkbook(file, bytes)
  if (isOldOffice(bytes)) {
    throw new AppError('unknown_format', '文件是旧版 .xls、.et 或加了密码，请另存为不加密码的 .xlsx 后再导入')
  }
  const text = decode(bytes)
  if (/^\s*<(?:!DOCTYPE|html|\?xml|table)/i.test(text.slice(0, 200))) {
    throw new AppError('unknown_format', '文件其实是网页或 XML，请用表格软件打开后另存为 .xlsx 再导入')
  }
  const sheet = file.replace(/^.*[/\\]/, '').replace(/\.\w{1,5}$/, '') || file
  return {
    file,
    grids: [
      { file, sheet, cells: readDelimited(sheet, text), merges: [], hiddenRows: [], hiddenColumns: [] },
    ],
    leftOut: [],
  }
}
