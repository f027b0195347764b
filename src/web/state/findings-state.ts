import type { DraftFinding } from '../../domain/draft-finding.ts'
import type { PageEvent } from '../events/page-event.ts'

/**
 * What proofreading found: `none` not asked · `reading` on its way · `read` as the text stands · `stale` the text has
 * changed since · `missed` the service did not answer.
 */
export type FindingsState = {
  readonly status: 'none' | 'reading' | 'read' | 'stale' | 'missed'
  readonly findings: readonly DraftFinding[]
}

export const INITIAL_FINDINGS: FindingsState = { status: 'none', findings: [] }

export function reduceFindings(state: FindingsState, event: PageEvent): FindingsState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_FINDINGS
    case 'findings-wanted':
      return { ...state, status: 'reading' }
    case 'findings-read':
      return { status: 'read', findings: event.findings }
    case 'findings-missed':
      return { ...state, status: 'missed' }
    case 'section-saved':
    case 'section-read':
    case 'conflict-solved':
      return state.status === 'read' || state.status === 'reading' ? { ...state, status: 'stale' } : state
    default:
      return state
  }
}
