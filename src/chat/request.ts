import type { RequestContext } from '../domain/conversation.ts'
import type { Section } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { EditAction } from '../domain/suggestion.ts'

/** Which part of the draft is meant; `sections` are those with a text of their own. */
export type Target =
  | { readonly type: 'whole' }
  | { readonly type: 'sections'; readonly ids: readonly string[]; readonly sentences?: readonly string[] }
  /** Several are named alike; the writer is asked. */
  | { readonly type: 'doubtful'; readonly ids: readonly string[] }
  /** A section is named that there is not. */
  | { readonly type: 'unknown'; readonly words: string }
  | { readonly type: 'none' }

export type ExportWish = { readonly format: 'docx' | 'pdf' | 'md' | 'txt'; readonly final: boolean }

/** What a writer asks for, as read. */
export type Request =
  | { readonly intent: 'add-fact' | 'correct-fact' | 'remove-fact'; readonly words: string }
  | { readonly intent: 'write'; readonly target: Target }
  | {
      readonly intent: 'edit'
      readonly action: EditAction
      readonly target: Target
      readonly wish: string
    }
  | { readonly intent: 'refresh' | 'missing' | 'check'; readonly target: Target }
  | { readonly intent: 'source'; readonly words: string; readonly target: Target }
  | { readonly intent: 'last-year' | 'compare' | 'search' | 'question'; readonly words: string }
  | ({ readonly intent: 'export' } & ExportWish)
  | { readonly intent: 'lock'; readonly locked: boolean; readonly target: Target }
  | { readonly intent: 'undo' | 'help' }
  /** Read in no way, or in several: `could` says which, the likeliest first. */
  | { readonly intent: 'unclear'; readonly words: string; readonly could: readonly Reading[] }

/** One way to read a request, with the words that say it without doubt. */
export type Reading = { readonly label: string; readonly text: string }

/** What the words of a request are read against. */
export type Surroundings = {
  readonly sections: readonly Section[]
  readonly sheet: FactSheet
  readonly context: RequestContext
}
