import type { FactRefusal, SheetChange } from '../events/fact-events.ts'
import type { PageEvent } from '../events/page-event.ts'

/** Filling in the sheet: what is being stored, what was refused, and what can be taken back. */
export type FactsState = {
  readonly saving: string | null
  readonly refusal: FactRefusal | null
  readonly lastChange: SheetChange | null
}

export const INITIAL_FACTS: FactsState = { saving: null, refusal: null, lastChange: null }

export function reduceFacts(state: FactsState, event: PageEvent): FactsState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_FACTS
    case 'fact-saving':
      return { ...state, saving: event.key, refusal: null }
    case 'fact-saved':
      return { saving: null, refusal: null, lastChange: event.change }
    case 'fact-refused':
      return { ...state, saving: null, refusal: event.refusal }
    case 'fact-change-closed':
      return { ...state, lastChange: null }
    case 'fact-chosen':
      return { ...state, refusal: null }
    default:
      return state
  }
}
