import { readTables } from '../adapters/spreadsheet/read-tables.ts'
import { decodeText } from '../corpus/decode.ts'
import { AppError } from '../domain/errors.ts'
import type { Workbook } from '../domain/grid.ts'
import { isTableName } from '../facts/tables/is-table-file.ts'
import { readInput } from './files.ts'

/** Whether a file is one of tables, by its name or by what it begins with: ZIP or an old Office file. */
export const isTableFile = (path: string, bytes: Uint8Array): boolean =>
  isTableName(path) || [0x04034b50, 0xe011cfd0].includes(firstWord(bytes))

const firstWord = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)

/** Reads a file of tables; faults name the file. */
export async function readTableFile(path: string): Promise<Workbook> {
  return readTableBytes(path, await readInput(path))
}

export async function readTableBytes(path: string, bytes: Uint8Array): Promise<Workbook> {
  try {
    return await readTables(path, bytes, decodeText)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, `${path}：${error.detail}`, { cause: error, faults: error.faults })
  }
}
