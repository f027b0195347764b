import type { DocumentSummary } from '../../domain/document.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { AddProgress, AddReport, FoundPassages } from '../transport/shelf.ts'

/** The shelf: what stands on it, what was put there last, and what a search gave. */
export type ShelfState = {
  /** Null until they were read. */
  readonly documents: readonly DocumentSummary[] | null
  readonly isAdding: boolean
  /** How far adding has come; null before it is known. */
  readonly progress: AddProgress | null
  readonly report: AddReport | null
  readonly search: 'none' | 'searching' | 'missed' | FoundPassages
}

export const INITIAL_SHELF: ShelfState = {
  documents: null,
  isAdding: false,
  progress: null,
  report: null,
  search: 'none',
}

export function reduceShelf(state: ShelfState, event: PageEvent): ShelfState {
  switch (event.type) {
    case 'documents-read':
      return { ...state, documents: event.documents }
    case 'documents-adding':
      return { ...state, isAdding: true, progress: null, report: null }
    case 'documents-progressed':
      return { ...state, progress: event.progress }
    case 'documents-added':
      return { ...state, isAdding: false, report: event.report }
    case 'documents-refused':
      return { ...state, isAdding: false }
    case 'shelf-searching':
      return { ...state, search: 'searching' }
    case 'shelf-searched':
      return { ...state, search: event.found }
    case 'shelf-missed':
      return { ...state, search: 'missed' }
    default:
      return state
  }
}
