import { decodeText } from '../corpus/decode.ts'
import { AppError } from '../domain/errors.ts'
import type { FactSheet, SheetFault } from '../domain/fact-sheet.ts'
import type { Period } from '../domain/period.ts'
import { parseSheetText } from '../facts/parse-sheet.ts'
import { describeRefused } from '../facts/tables/describe-import.ts'
import { importFiles } from '../facts/tables/import-files.ts'
import type { WorkbookImport } from '../facts/tables/import-workbook.ts'
import { readInput } from './files.ts'
import { isTableFile, readTableBytes } from './table-file.ts'

type SheetReading = {
  readonly sheet: FactSheet
  /** What a file of tables held and did not give; undefined for JSON. */
  readonly imported?: WorkbookImport
}

/** Reads a fact sheet from a JSON file or a file of tables; faults name the file, refused cells are said. */
export async function readSheetFile(path: string, say?: (message: string) => void): Promise<FactSheet> {
  const { sheet, imported } = await readSheet(path)
  for (const line of describeRefused(imported?.refused ?? [])) say?.(`不予导入  ${line}`)
  return sheet
}

/** The same with what was refused. `head` serves where a file of tables does not say whose it is and of when. */
export async function readSheet(
  path: string,
  head: { readonly organ?: string; readonly period?: Period | undefined } = {},
): Promise<SheetReading> {
  const bytes = await readInput(path)
  if (!isTableFile(path, bytes)) return { sheet: readJson(path, bytes) }
  const workbook = await readTableBytes(path, bytes)
  try {
    const { joined, imported } = importFiles([workbook], head)
    return { sheet: joined.sheet, imported }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_sheet') throw error
    const hint = '请先用 nigao facts import 导入，并以 --organ、--period 写明单位和期间'
    throw new AppError(error.code, `${path}：${error.detail}；${hint}`, {
      cause: error,
      faults: error.faults,
    })
  }
}

function readJson(path: string, bytes: Uint8Array): FactSheet {
  try {
    return parseSheetText(decodeSheet(bytes))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, `${path}：${error.detail}`, { cause: error, faults: error.faults })
  }
}

/** Whatever little a sheet holds, it is the JSON that is wrong with it and not the encoding. */
function decodeSheet(bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (bytes.length > 0 && error instanceof AppError && error.code === 'empty_document') {
      return new TextDecoder().decode(bytes)
    }
    throw error
  }
}

export const faultLine = ({ severity, message }: SheetFault): string =>
  `${severity === 'error' ? '错误' : '提醒'}  ${message}`
