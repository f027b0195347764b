import { AppError } from '../../domain/errors.ts'
import type { Grid, GridCell } from '../../domain/grid.ts'

/** A grid by place. A cell that a merged block covers shows what the block's first cell holds. */
export type GridView = {
  readonly grid: Grid
  /** The rows that hold cells, in order. */
  readonly rows: readonly number[]
  /** The filled cells of a row, in order. */
  readonly cellsOf: (row: number) => readonly GridCell[]
  /** The cell of this very place. */
  readonly cellAt: (row: number, column: number) => GridCell | undefined
  /** The cell that is seen at a place. */
  readonly shownAt: (row: number, column: number) => GridCell | undefined
  readonly lastColumn: number
}

const MAX_COVERED = 1_000_000
const NONE: readonly GridCell[] = []

/** Cells by row, then by column: whole numbers that stay small are by far the quickest keys. */
type Places = Map<number, Map<number, GridCell>>

function setPlace(places: Places, row: number, column: number, cell: GridCell): void {
  const inRow = places.get(row)
  if (inRow) inRow.set(column, cell)
  else places.set(row, new Map([[column, cell]]))
}

/** Hidden rows and columns are not part of the view. Throws AppError `payload_too_large` for merges without end. */
export function viewGrid(grid: Grid): GridView {
  const hiddenRows = new Set(grid.hiddenRows)
  const hiddenColumns = new Set(grid.hiddenColumns)
  const byRow = new Map<number, GridCell[]>()
  const byPlace: Places = new Map()
  let lastColumn = 0
  for (const cell of grid.cells) {
    if (hiddenRows.has(cell.row) || hiddenColumns.has(cell.column)) continue
    const row = byRow.get(cell.row)
    if (row) row.push(cell)
    else byRow.set(cell.row, [cell])
    setPlace(byPlace, cell.row, cell.column, cell)
    lastColumn = Math.max(lastColumn, cell.column)
  }
  const rows = [...byRow.keys()].sort((a, b) => a - b)
  const covered = coverMerges(grid, byPlace, rows.at(-1) ?? 0, lastColumn)
  const cellAt = (row: number, column: number) => byPlace.get(row)?.get(column)
  return {
    grid,
    rows,
    cellsOf: (row) => byRow.get(row) ?? NONE,
    cellAt,
    shownAt: (row, column) => cellAt(row, column) ?? covered.get(row)?.get(column),
    lastColumn,
  }
}

function coverMerges(grid: Grid, byPlace: Places, lastRow: number, lastColumn: number): Places {
  const covered: Places = new Map()
  let places = 0
  for (const { top, left, bottom, right } of grid.merges) {
    const first = byPlace.get(top)?.get(left)
    if (!first) continue
    const [endRow, endColumn] = [Math.min(bottom, lastRow), Math.min(right, lastColumn)]
    places += Math.max(0, endRow - top + 1) * Math.max(0, endColumn - left + 1)
    if (places > MAX_COVERED) {
      throw new AppError('payload_too_large', `“${grid.sheet}”的合并单元格过多，请取消合并后再导入`)
    }
    for (let row = top; row <= endRow; row += 1) {
      for (let column = left; column <= endColumn; column += 1) setPlace(covered, row, column, first)
    }
  }
  return covered
}
