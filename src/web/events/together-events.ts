import type { DraftChanges } from '../transport/together.ts'

export type TogetherEvent =
  | { readonly type: 'changes-read'; readonly draftId: string; readonly changes: DraftChanges }
  /** How the others call the writer; null while nobody was asked. */
  | { readonly type: 'name-chosen'; readonly name: string | null }
  | { readonly type: 'name-asked' }
