import type { CellAccount, TableQuestion } from './ledger.ts'

/** The first rows of a sheet, by which a person knows the table again. */
const FIRST_ROWS = 8
const MOST_ROWS = 200
const MOST_CELLS = 3000

type Asked = Pick<TableQuestion, 'file' | 'sheet' | 'cell'>

/**
 * The cells that a person needs to see what became of tables: of each sheet its first rows, and every row that holds
 * a refused cell or one that is asked about, whole. At most 200 rows of a sheet and 3000 cells in all, in order.
 */
export function shownCells(accounts: readonly CellAccount[], questions: readonly Asked[]): CellAccount[] {
  const asked = new Set(questions.map(({ file, sheet, cell }) => [file, sheet, cell].join('\n')))
  const bySheet = Map.groupBy(accounts, ({ file, sheet }) => `${file}\n${sheet}`)
  const shown: CellAccount[] = []
  for (const cells of bySheet.values()) {
    const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b)
    const wanted = new Set(
      cells
        .filter(
          ({ file, sheet, cell, use }) => use === 'refused' || asked.has([file, sheet, cell].join('\n')),
        )
        .map(({ row }) => row),
    )
    const kept = new Set([...new Set([...rows.slice(0, FIRST_ROWS), ...wanted])].slice(0, MOST_ROWS))
    shown.push(...cells.filter(({ row }) => kept.has(row)))
    if (shown.length >= MOST_CELLS) break
  }
  return shown.slice(0, MOST_CELLS)
}
