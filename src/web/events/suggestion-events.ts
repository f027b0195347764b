import type { EditAction, Suggestion } from '../../domain/suggestion.ts'

export type SuggestionEvent =
  | { readonly type: 'suggestion-wanted'; readonly action: EditAction }
  | { readonly type: 'suggestion-told'; readonly suggestion: Suggestion }
  | { readonly type: 'suggestion-refused'; readonly notes: readonly string[] }
  /** Changes of a suggestion were accepted or rejected; the other ones stay open. */
  | {
      readonly type: 'suggestion-decided'
      readonly suggestionId: string
      readonly changes: readonly string[]
      readonly isAccepted: boolean
    }
  | { readonly type: 'suggestion-notes-closed' }
