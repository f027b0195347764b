import type { Banner } from '../events/banner.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { ColorTheme } from '../events/session-events.ts'
import type { DraftSummary } from '../transport/drafts.ts'
import type { Health } from '../transport/health.ts'
import type { SheetSummary } from '../transport/sheets.ts'

/** What the page knows of the service, and what it has to say to the writer. */
export type SessionState = {
  readonly health: Health | null
  readonly sheets: readonly SheetSummary[]
  /** Null until they were read. */
  readonly drafts: readonly DraftSummary[] | null
  readonly theme: ColorTheme
  readonly banners: readonly Banner[]
}

export const INITIAL_SESSION: SessionState = {
  health: null,
  sheets: [],
  drafts: null,
  theme: 'system',
  banners: [],
}

export function reduceSession(state: SessionState, event: PageEvent): SessionState {
  switch (event.type) {
    case 'health-read':
      return { ...state, health: event.health }
    case 'sheets-read':
      return { ...state, sheets: event.sheets }
    case 'drafts-read':
      return { ...state, drafts: event.drafts }
    case 'theme-chosen':
      return { ...state, theme: event.theme }
    case 'banner-raised': {
      const others = state.banners.filter(({ key }) => key !== event.banner.key)
      return { ...state, banners: [...others, event.banner] }
    }
    case 'banner-closed':
      return { ...state, banners: state.banners.filter(({ key }) => key !== event.key) }
    default:
      return state
  }
}
