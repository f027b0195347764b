import type { FactKind } from '../../domain/fact-sheet.ts'
import type { FieldFault } from './start-events.ts'

/** Filling the sheet of a new draft as a table; `row` is a fact's id, or `new-` and a kind. */
export type FactTableEvent =
  | { readonly type: 'table-kind-chosen'; readonly kind: FactKind }
  | { readonly type: 'table-typed'; readonly row: string; readonly path: string; readonly text: string }
  | { readonly type: 'table-row-saving'; readonly row: string }
  | { readonly type: 'table-row-saved'; readonly row: string }
  | { readonly type: 'table-row-faulted'; readonly row: string; readonly faults: readonly FieldFault[] }
