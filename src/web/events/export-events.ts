import type { ReturnedReport } from '../transport/returned-file.ts'

export const FORMATS = ['docx', 'pdf', 'md', 'txt'] as const

/** What the writer wants of the file. */
export type ExportSettings = {
  readonly format: (typeof FORMATS)[number]
  readonly profile: 'internal' | 'attached' | 'formal'
  readonly fonts: 'GB2312' | 'GBK'
  readonly digits: 'same' | 'times'
  readonly bold: boolean
  readonly pageNumbers: 'standard' | 'centred' | 'none'
  /** Tracked changes since the first writing or a moment; empty for none. */
  readonly since: string
  readonly sources: boolean
  readonly final: boolean
  /** Of the red head: 发文机关标志, 发文字号, 主送机关. */
  readonly mark: string
  readonly number: string
  readonly recipient: string
}

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
