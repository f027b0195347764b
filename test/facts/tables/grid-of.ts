import { columnNumber, type Grid, type GridCell, type GridMerge } from '../../../src/domain/grid.ts'

/** What a cell holds in a test: a text, a number, a number shown otherwise ([0.5496, '54.96%']), a day, or nothing. */
export type CellContent = string | number | boolean | readonly [stored: number, shown: string] | Date | null

const cellOf = (row: number, column: number, content: CellContent): GridCell | undefined => {
  const place = { row, column }
  if (content === null || content === '') return undefined
  if (typeof content === 'string') return { ...place, type: 'text', raw: content, text: content }
  if (typeof content === 'number')
    return { ...place, type: 'number', raw: String(content), text: String(content) }
  if (typeof content === 'boolean') {
    const text = content ? '是' : '否'
    return { ...place, type: 'boolean', raw: text, text }
  }
  if (content instanceof Date) {
    const raw = content.toISOString().slice(0, 10)
    return { ...place, type: 'date', raw, text: raw.replaceAll('-', '/') }
  }
  const [stored, shown] = content
  return { ...place, type: 'number', raw: String(stored), text: shown }
}

/** B3:D4 as a block of merged cells. */
export function mergeOf(reference: string): GridMerge {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference)
  const [, left = '', top, right = '', bottom] = match ?? []
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }
}

/** A grid of rows of contents, from A1 on. */
export function gridOf(
  rows: readonly (readonly CellContent[])[],
  options: {
    sheet?: string
    merges?: readonly string[]
    hiddenRows?: number[]
    hiddenColumns?: number[]
  } = {},
): Grid {
  const { sheet = 'Sheet1', merges = [], hiddenRows = [], hiddenColumns = [] } = options
  return {
    file: '台账.xlsx',
    sheet,
    cells: rows.flatMap((row, y) => row.flatMap((content, x) => cellOf(y + 1, x + 1, content) ?? [])),
    merges: merges.map(mergeOf),
    hiddenRows,
    hiddenColumns,
  }
}
