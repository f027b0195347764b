import type { Draft, Section } from '../../domain/draft.ts'
import type { StreamedEvent } from '../transport/drafts.ts'
import type { OpenSheet } from '../transport/sheets.ts'

export type DocumentEvent =
  | { readonly type: 'sheet-opened'; readonly sheet: OpenSheet }
  /** The open sheet holds something else now. */
  | { readonly type: 'sheet-revised'; readonly sheet: OpenSheet }
  | { readonly type: 'draft-opened'; readonly draft: Draft }
  | { readonly type: 'draft-closed' }
  | { readonly type: 'stream-wanted' }
  | { readonly type: 'stream-broken' }
  | { readonly type: 'stream-left' }
  | { readonly type: 'event-read'; readonly streamed: StreamedEvent; readonly atMs: number }
  /** A section as it now stands in the store; `isOwn` where the writer did it here, and can undo it. */
  | { readonly type: 'section-read'; readonly section: Section; readonly isOwn: boolean }
