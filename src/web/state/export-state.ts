import type { Blocker, ExportSettings } from '../events/export-events.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { ReturnedReport } from '../transport/returned-file.ts'

export type ExportState = {
  readonly settings: ExportSettings
  readonly isMaking: boolean
  /** Null until the draft was looked at as final; empty where nothing stands in the way. */
  readonly blockers: readonly Blocker[] | null
  /** A Word file that came back, and what it would change. */
  readonly returned: { readonly file: File; readonly report: ReturnedReport } | null
}

export const INITIAL_EXPORT: ExportState = {
  settings: {
    format: 'docx',
    profile: 'internal',
    fonts: 'GB2312',
    digits: 'same',
    bold: false,
    pageNumbers: 'standard',
    since: '',
    sources: false,
    final: false,
    mark: '',
    number: '',
    recipient: '',
  },
  isMaking: false,
  blockers: null,
  returned: null,
}

export function reduceExport(state: ExportState, event: PageEvent): ExportState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      // How an office wants its files is the same for every draft; a moment of this one is not.
      return { ...INITIAL_EXPORT, settings: { ...state.settings, since: '', final: false } }
    case 'export-set':
      return { ...state, settings: { ...state.settings, ...event.settings }, blockers: null }
    case 'export-wanted':
      return { ...state, isMaking: true, blockers: null }
    case 'export-made':
      return { ...state, isMaking: false, blockers: state.settings.final ? [] : null }
    case 'export-blocked':
      return { ...state, isMaking: false, blockers: event.blockers }
    case 'export-failed':
      return { ...state, isMaking: false }
    case 'returned-read':
      return { ...state, returned: { file: event.file, report: event.report } }
    case 'returned-left':
      return { ...state, returned: null }
    case 'section-saved':
    case 'section-read':
      return state.blockers === null ? state : { ...state, blockers: null }
    default:
      return state
  }
}
