import type { ExportSettings } from '../state/export-state.ts'
import type { ReturnedReport } from '../transport/returned-file.ts'

/** Why a draft is not final: what stands there, and what is wrong with it. */
export type Blocker = { readonly words: string; readonly reason: string }

export type ExportEvent =
  | { readonly type: 'export-set'; readonly settings: Partial<ExportSettings> }
  | { readonly type: 'export-wanted' }
  | { readonly type: 'export-made' }
  | { readonly type: 'export-blocked'; readonly blockers: readonly Blocker[] }
  | { readonly type: 'export-failed' }
  | { readonly type: 'returned-read'; readonly file: File; readonly report: ReturnedReport }
  | { readonly type: 'returned-left' }
