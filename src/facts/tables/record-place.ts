import type { GridCell } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import type { Ledger } from './ledger.ts'
import type { RawFact } from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'

/** Where a cell of a record is read to. */
export type RecordPlace = {
  readonly fact: RawFact
  readonly table: TableMapping
  readonly report: Period | undefined
  readonly ledger: Ledger
}
export type FieldReader = (place: RecordPlace, cell: GridCell, column: ColumnMapping) => void
