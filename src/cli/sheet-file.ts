import { decodeText } from '../corpus/decode.ts'
import { AppError } from '../domain/errors.ts'
import type { FactSheet, SheetFault } from '../domain/fact-sheet.ts'
import { parseSheetText } from '../facts/parse-sheet.ts'
import { readInput } from './files.ts'

/** Reads a fact sheet from a JSON file; faults name the file. */
export async function readSheetFile(path: string): Promise<FactSheet> {
  const bytes = await readInput(path)
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
