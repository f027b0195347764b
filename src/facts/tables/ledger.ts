import { MAX_FACTS } from '../../domain/fact-sheet.ts'
import { cellName, columnName, type Grid, type GridCell } from '../../domain/grid.ts'

/** What became of a cell. */
export type CellUse = 'fact' | 'mapping' | 'ignored' | 'refused'

export type CellAccount = {
  readonly file: string
  readonly sheet: string
  /** A1 name. */
  readonly cell: string
  readonly row: number
  readonly column: string
  readonly text: string
  readonly use: CellUse
  /** For a fact its id, else why, in words for a person. */
  readonly reason: string
}

/** Something that a person should look at; `cell` is an A1 name, null for the sheet as a whole. */
export type TableQuestion = {
  readonly file: string
  readonly sheet: string
  readonly cell: string | null
  readonly message: string
}

const WEIGHT: Readonly<Record<CellUse, number>> = { refused: 3, fact: 2, mapping: 1, ignored: 0 }

/** Keeps account of every cell of a grid. Of several uses of one cell the weightiest is told: a refusal before all. */
export type Ledger = {
  readonly record: (cell: GridCell, use: CellUse, reason: string) => void
  readonly has: (cell: GridCell) => boolean
  readonly ask: (cell: GridCell | null, message: string) => void
  readonly questions: () => readonly TableQuestion[]
  /** One account for each cell of the grid, in reading order; a cell that nothing took is refused. */
  readonly accounts: () => CellAccount[]
}

export const NO_ROOM = `台账最多 ${MAX_FACTS} 条，这一条没有导入`

const MAX_QUESTIONS = 500
const MAX_SHOWN = 40

/** The words of a cell as far as a message needs them. */
export const brief = (text: string): string => {
  if (text.length <= MAX_SHOWN && !/\s/.test(text)) return text
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line
}

export function createLedger(grid: Grid): Ledger {
  const uses = new Map<GridCell, { use: CellUse; reason: string }>()
  const questions: TableQuestion[] = []
  const record = (cell: GridCell, use: CellUse, reason: string): void => {
    const before = uses.get(cell)
    if (!before || WEIGHT[use] > WEIGHT[before.use]) uses.set(cell, { use, reason })
  }
  recordHidden(grid, record)
  return {
    record,
    has: (cell) => uses.has(cell),
    ask(cell, message) {
      if (questions.length >= MAX_QUESTIONS) return
      const name = cell === null ? null : cellName(cell.row, cell.column)
      questions.push({ file: grid.file, sheet: grid.sheet, cell: name, message })
    },
    questions: () => questions,
    accounts: () =>
      grid.cells.map((cell) => {
        const { use, reason } = uses.get(cell) ?? {
          use: 'refused' as const,
          reason: '看不出这一格属于哪张表',
        }
        return {
          file: grid.file,
          sheet: grid.sheet,
          cell: cellName(cell.row, cell.column),
          row: cell.row,
          column: columnName(cell.column),
          text: brief(cell.text),
          use,
          reason,
        }
      }),
  }
}

function recordHidden(grid: Grid, record: Ledger['record']): void {
  const rows = new Set(grid.hiddenRows)
  const columns = new Set(grid.hiddenColumns)
  if (rows.size === 0 && columns.size === 0) return
  for (const cell of grid.cells) {
    if (rows.has(cell.row)) record(cell, 'refused', '所在的行已隐藏，没有导入；需要时请取消隐藏')
    else if (columns.has(cell.column)) record(cell, 'refused', '所在的列已隐藏，没有导入；需要时请取消隐藏')
  }
}
