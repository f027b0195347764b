/** One filled cell of a table as it was read. Rows and columns count from 1. */
export type GridCell = {
  readonly row: number
  readonly column: number
  /** A formula's cell is of the type of the result that the file holds; formulas are never worked out. */
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** The stored value: a plain decimal, an ISO date, the words themselves; '' for a formula without a stored result. */
  readonly raw: string
  /** What the program that made the table shows: 54.96%, 2025年6月. Never blank. */
  readonly text: string
}

/** A block of merged cells, all four edges included. */
export type GridMerge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet of a workbook, or a CSV file: its filled cells in reading order. */
export type Grid = {
  readonly file: string
  readonly sheet: string
  readonly cells: readonly GridCell[]
  readonly merges: readonly GridMerge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

/** What a file of tables holds, and which of its sheets were left out and why. */
export type Workbook = {
  readonly file: string
  readonly grids: readonly Grid[]
  readonly leftOut: readonly { readonly sheet: string; readonly reason: string }[]
}

/** The letters of a column: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The number of a column's letters; 0 for anything else. */
export function columnNumber(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return 0
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** The name by which an office knows a cell: D7. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

/** A cell to be written. A decimal is written as a number that shows all its digits, when a number can hold it. */
export type OutputCell = {
  readonly text: string
  readonly kind: 'text' | 'decimal' | 'header' | 'example'
  /** The only values that this cell takes; absent: those of its column. */
  readonly choices?: readonly string[]
}

/** A sheet to be written. */
export type OutputSheet = {
  readonly name: string
  readonly rows: readonly (readonly OutputCell[])[]
  readonly columns: readonly {
    /** Width in characters of the default font; a Han character takes two. */
    readonly width: number
    /** The only values that the column takes below its header; absent: any. */
    readonly choices?: readonly string[]
  }[]
  /** Rows that stay in sight. */
  readonly headerRows: number
}
