import type { DraftSummary } from '../transport/drafts.ts'
import type { Health } from '../transport/health.ts'
import type { SheetSummary } from '../transport/sheets.ts'
import type { Banner } from './banner.ts'

export const THEMES = ['system', 'light', 'dark'] as const
/** The colours of the page; `system` follows the machine. */
export type ColorTheme = (typeof THEMES)[number]

export type SessionEvent =
  | { readonly type: 'health-read'; readonly health: Health }
  | { readonly type: 'sheets-read'; readonly sheets: readonly SheetSummary[] }
  | { readonly type: 'drafts-read'; readonly drafts: readonly DraftSummary[] }
  | { readonly type: 'theme-chosen'; readonly theme: ColorTheme }
  | { readonly type: 'banner-raised'; readonly banner: Banner }
  | { readonly type: 'banner-closed'; readonly key: string }
