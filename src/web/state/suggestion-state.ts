import type { EditAction, Suggestion } from '../../domain/suggestion.ts'
import type { PageEvent } from '../events/page-event.ts'

/** Proposals for other words that wait for the writer. */
export type SuggestionState = {
  readonly open: readonly Suggestion[]
  /** What the service is asked for now. */
  readonly wanted: EditAction | null
  /** What was not proposed, and why. */
  readonly notes: readonly string[]
}

export const INITIAL_SUGGESTION: SuggestionState = { open: [], wanted: null, notes: [] }

export function reduceSuggestion(state: SuggestionState, event: PageEvent): SuggestionState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_SUGGESTION
    case 'suggestion-wanted':
      return { ...state, wanted: event.action, notes: [] }
    case 'suggestion-told': {
      const { suggestion } = event
      const isOpen = suggestion.changes.length + suggestion.headings.length > 0
      const others = state.open.filter(({ id }) => id !== suggestion.id)
      return { open: isOpen ? [...others, suggestion] : others, wanted: null, notes: suggestion.notes }
    }
    case 'suggestion-refused':
      return { ...state, wanted: null, notes: event.notes }
    case 'suggestion-notes-closed':
      return { ...state, notes: [] }
    case 'suggestion-decided': {
      const decided = new Set(event.changes)
      const open = state.open.map((suggestion) =>
        suggestion.id === event.suggestionId
          ? {
              ...suggestion,
              changes: suggestion.changes.filter(({ id }) => !decided.has(id)),
              headings: suggestion.headings.filter(({ id }) => !decided.has(id)),
            }
          : suggestion,
      )
      return {
        ...state,
        open: open.filter(({ changes, headings }) => changes.length + headings.length > 0),
      }
    }
    default:
      return state
  }
}
