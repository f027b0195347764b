import { AppError } from '../../domain/errors.ts'

/** What a file of tables may hold. A cell's limit is that of the programs offices use. */
export const LIMITS = {
  fileBytes: 20_000_000,
  unpackedBytes: 200_000_000,
  /** Real sheets shrink ten to fifty times, archives made to burst a thousand times. */
  packingRatio: 250,
  entries: 2000,
  sheets: 50,
  rows: 100_000,
  columns: 200,
  cells: 1_000_000,
  cellCharacters: 32_767,
  characters: 20_000_000,
  merges: 20_000,
} as const

export const tooLarge = (detail: string): AppError => new AppError('payload_too_large', detail)
export const unreadable = (detail: string, cause?: unknown): AppError =>
  new AppError('unreadable_file', detail, { cause })

const inWan = (count: number): string => (count % 10_000 === 0 ? `${count / 10_000} 万` : String(count))

/** Counts what has been read of a file so far and refuses what is beyond the limits. */
export function createAllowance(): {
  readonly takeCell: (sheet: string, row: number, column: number, text: string) => void
} {
  let cells = 0
  let characters = 0
  return {
    takeCell(sheet, row, column, text) {
      cells += 1
      characters += text.length
      if (row > LIMITS.rows) throw tooLarge(`“${sheet}”超过 ${inWan(LIMITS.rows)}行，请拆分后再导入`)
      if (column > LIMITS.columns) throw tooLarge(`“${sheet}”超过 ${LIMITS.columns} 列，请拆分后再导入`)
      if (cells > LIMITS.cells) throw tooLarge(`文件超过 ${inWan(LIMITS.cells)}个单元格，请拆分后再导入`)
      if (text.length > LIMITS.cellCharacters) {
        throw tooLarge(`“${sheet}”第 ${row} 行有单元格超过 ${LIMITS.cellCharacters} 字`)
      }
      if (characters > LIMITS.characters) {
        throw tooLarge(`文件的文字超过 ${inWan(LIMITS.characters)}字，请拆分后再导入`)
      }
    },
  }
}
