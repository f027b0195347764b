import type { ColumnField } from './header-words.ts'

type Column = { readonly field: ColumnField; readonly unit?: string | undefined }

const isBare = (column: Column | undefined): column is Column =>
  column !== undefined && (column.field === 'money' || column.field === 'figure') && column.unit === undefined

/**
 * The column of units for each column of bare figures that has one beside it. Units stand behind their figures, and
 * then for all sums of money in a run before them; where none stand before them, for the figures that follow.
 */
export function unitColumns<T extends Column>(columns: readonly T[]): ReadonlyMap<T, T> {
  const units = new Map<T, T>()
  for (const [place, column] of columns.entries()) {
    if (column.field !== 'unit') continue
    const [before, after] = [columns[place - 1], columns[place + 1]]
    if (before && isBare(before)) {
      units.set(before, column)
      if (before.field !== 'money') continue
      for (let left = place - 2; left >= 0; left -= 1) {
        const other = columns[left]
        if (other?.field !== 'money' || !isBare(other)) break
        if (!units.has(other)) units.set(other, column)
      }
    } else if (after && isBare(after)) units.set(after, column)
  }
  return units
}
