import type { FactKind } from '../../domain/fact-sheet.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { FieldFault } from '../events/start-events.ts'

/** What was typed into rows and is not in the sheet yet, by row and path of the field. */
export type TypedRows = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The sheet of a new draft as a table that is being filled. */
export type FactTable = {
  readonly kind: FactKind
  readonly typed: TypedRows
  readonly faults: Readonly<Record<string, readonly FieldFault[]>>
  readonly saving: string | null
}

export const EMPTY_TABLE: FactTable = { kind: 'indicator', typed: {}, faults: {}, saving: null }

function without<T>(rows: Readonly<Record<string, T>>, row: string): Record<string, T> {
  const { [row]: _, ...rest } = rows
  return rest
}

export function reduceTable(table: FactTable, event: PageEvent): FactTable {
  switch (event.type) {
    case 'table-kind-chosen':
      return { ...table, kind: event.kind }
    case 'table-typed': {
      const { row, path, text } = event
      return { ...table, typed: { ...table.typed, [row]: { ...table.typed[row], [path]: text } } }
    }
    case 'table-row-saving':
      return { ...table, saving: event.row }
    case 'table-row-saved': {
      const { row } = event
      return { ...table, saving: null, typed: without(table.typed, row), faults: without(table.faults, row) }
    }
    case 'table-row-faulted':
      return { ...table, saving: null, faults: { ...table.faults, [event.row]: event.faults } }
    default:
      return table
  }
}
