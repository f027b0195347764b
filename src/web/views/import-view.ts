import type { ColumnReading, ImportReport, ShownCell, TableReading } from '../transport/imports.ts'

export type ViewedCell = Pick<ShownCell, 'cell' | 'column' | 'text' | 'use' | 'reason'> & {
  /** What a person is asked about this cell. */
  readonly questions: readonly string[]
}

export type ViewedColumn = {
  readonly column: string
  /** How it is read; null where it stands beside every table. */
  readonly reading: ColumnReading | null
  readonly questions: readonly string[]
}

/** A sheet of a file as a person looks at it before it is brought in. */
export type ViewedSheet = {
  readonly key: string
  readonly file: string
  readonly sheet: string
  readonly columns: readonly ViewedColumn[]
  /** Rows by number, with the cells in the order of the columns; null where a cell is empty. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly (ViewedCell | null)[] }[]
  /** What is asked about the sheet as a whole, and what of it was left out. */
  readonly remarks: readonly string[]
  readonly refused: number
}

/** A1 columns in their order: A, B, … Z, AA. */
const byColumn = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
const ABOUT_COLUMN = /^([A-Z]{1,3}) 列：(.+)$/

/** The sheets of a report on files, each with its cells, and every refusal and question at the cell it is about. */
export function viewSheets(report: ImportReport): ViewedSheet[] {
  const keys = new Map<string, ShownCell[]>()
  for (const cell of report.shown) {
    const key = `${cell.file}\n${cell.sheet}`
    const cells = keys.get(key)
    if (cells) cells.push(cell)
    else keys.set(key, [cell])
  }
  return [...keys.entries()].map(([key, cells]) => viewSheet(key, cells, report))
}

function viewSheet(key: string, cells: readonly ShownCell[], report: ImportReport): ViewedSheet {
  const { file = '', sheet = '' } = cells[0] ?? {}
  const asked = report.questions.filter((one) => one.file === file && one.sheet === sheet)
  const at = (cell: string): string[] => asked.filter((one) => one.cell === cell).map(({ reason }) => reason)
  const aboutColumns = new Map<string, string[]>()
  const remarks: string[] = []
  for (const { cell, reason } of asked) {
    if (cell !== null) continue
    const [, column, words = ''] = ABOUT_COLUMN.exec(reason) ?? []
    if (column === undefined) remarks.push(reason)
    else aboutColumns.set(column, [...(aboutColumns.get(column) ?? []), words])
  }
  const readings = columnsRead(report.mapping.tables.filter((table) => table.sheet === sheet))
  const columns = [...new Set(cells.map(({ column }) => column))].sort(byColumn)
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b)
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return {
    key,
    file,
    sheet,
    columns: columns.map((column) => ({
      column,
      reading: readings.get(column) ?? null,
      questions: aboutColumns.get(column) ?? [],
    })),
    rows: rows.map((row) => ({
      row,
      cells: columns.map((column) => {
        const found = byPlace.get(`${row} ${column}`)
        return found ? { ...found, questions: at(found.cell) } : null
      }),
    })),
    remarks: [...remarks, ...report.leftOut.filter((one) => one.sheet === sheet).map(({ reason }) => reason)],
    refused: report.refused.filter((one) => one.file === file && one.sheet === sheet).length,
  }
}

/** How each column is read; of several tables on a sheet the first counts, as they mostly stand below each other. */
function columnsRead(tables: readonly TableReading[]): ReadonlyMap<string, ColumnReading> {
  const found = new Map<string, ColumnReading>()
  for (const { columns } of tables)
    for (const one of columns) if (!found.has(one.column)) found.set(one.column, one)
  return found
}

/** The reading with a column of a sheet taken for something else, as the person says it. */
export const readColumnAs = (
  { mapping }: ImportReport,
  sheet: string,
  column: string,
  field: string,
): ImportReport['mapping'] => ({
  ...mapping,
  tables: mapping.tables.map((table) =>
    table.sheet === sheet
      ? {
          ...table,
          columns: table.columns.map((one) =>
            one.column === column ? { ...one, field, confidence: 1 } : one,
          ),
        }
      : table,
  ),
})
