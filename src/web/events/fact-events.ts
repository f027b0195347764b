import type { Fact } from '../../domain/fact-sheet.ts'

/** Something wrong, at the place of the fact that a pointer names. */
export type FieldFault = { readonly pointer: string; readonly detail: string }

/** What was done to the sheet last and can be taken back: the fact as it was, or as it came. */
export type SheetChange = { readonly kind: 'added' | 'changed' | 'removed'; readonly fact: Fact }

/** Why the sheet did not take something. */
export type FactRefusal = {
  /** The fact's id, or `new`. */
  readonly key: string
  readonly title: string
  readonly faults: readonly FieldFault[]
}

/** Filling in the sheet; `key` is a fact's or a dispute's id, or `new`. */
export type FactEvent =
  | { readonly type: 'fact-saving'; readonly key: string }
  | { readonly type: 'fact-saved'; readonly key: string; readonly change: SheetChange | null }
  | { readonly type: 'fact-refused'; readonly refusal: FactRefusal }
  | { readonly type: 'fact-change-closed' }
