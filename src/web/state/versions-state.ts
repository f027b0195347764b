import type { PageEvent } from '../events/page-event.ts'
import type { Comparison } from '../events/versions-events.ts'
import type { SectionRevision } from '../transport/sections.ts'
import type { NamedVersion } from '../transport/versions.ts'

/** Named versions of the draft, and the history of one section. */
export type VersionsState = {
  /** Null until they are read. */
  readonly versions: readonly NamedVersion[] | null
  readonly sectionId: string | null
  /** Oldest first; null until they are read. */
  readonly revisions: readonly SectionRevision[] | null
  readonly comparison: Comparison | null
}

export const INITIAL_VERSIONS: VersionsState = {
  versions: null,
  sectionId: null,
  revisions: null,
  comparison: null,
}

export function reduceVersions(state: VersionsState, event: PageEvent): VersionsState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_VERSIONS
    case 'versions-read':
      return { ...state, versions: event.versions }
    case 'history-chosen':
      return { ...state, sectionId: event.sectionId, revisions: null, comparison: null }
    case 'history-read':
      return event.sectionId === state.sectionId ? { ...state, revisions: event.revisions } : state
    case 'comparison-read':
      return { ...state, comparison: event.comparison }
    case 'section-saved':
    case 'section-read':
    case 'conflict-solved':
      // What stood beside the old text says nothing of the new one.
      return event.section.id === state.sectionId ? { ...state, revisions: null, comparison: null } : state
    default:
      return state
  }
}
