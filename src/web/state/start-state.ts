import type { DraftKind } from '../../domain/document.ts'
import type { Writer } from '../../domain/draft.ts'
import type { PageEvent } from '../events/page-event.ts'

/** What a new draft is to be. */
export type StartState = {
  readonly kind: DraftKind
  readonly writer: Writer
  /** The service is planning it. */
  readonly isWanted: boolean
}

export const INITIAL_START: StartState = { kind: 'annual', writer: 'engine', isWanted: false }

export function reduceStart(state: StartState, event: PageEvent): StartState {
  switch (event.type) {
    case 'health-read':
      return { ...state, writer: event.health.model === null ? 'engine' : 'model' }
    case 'sheet-opened':
      return { ...state, kind: event.sheet.sheet.kind }
    case 'kind-chosen':
      return { ...state, kind: event.kind }
    case 'writer-chosen':
      return { ...state, writer: event.writer }
    case 'draft-wanted':
      return { ...state, isWanted: true }
    case 'draft-refused':
    case 'draft-opened':
      return { ...state, isWanted: false }
    default:
      return state
  }
}
