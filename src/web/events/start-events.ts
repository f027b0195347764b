import type { DraftKind } from '../../domain/document.ts'
import type { Writer } from '../../domain/draft.ts'

export type StartEvent =
  | { readonly type: 'kind-chosen'; readonly kind: DraftKind }
  | { readonly type: 'writer-chosen'; readonly writer: Writer }
  | { readonly type: 'draft-wanted' }
  | { readonly type: 'draft-refused' }
