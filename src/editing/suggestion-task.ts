import type { Draft, Section } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { EditAction, Suggestion } from '../domain/suggestion.ts'

/** What is asked for, of which section, and who may help. */
export type SuggestionTask = {
  readonly draft: Draft
  readonly section: Section
  readonly sheet: FactSheet
  readonly action: EditAction
  /** Ids of the sentences in question; absent: all of the section. */
  readonly chosen?: readonly string[] | undefined
  /** What the writer asks for in words. */
  readonly wish: string
  /** The writer asks for something that adds or drops facts. */
  readonly freeFacts: boolean
  /** Null: the engine does what it can. */
  readonly model: ChatModel | null
  readonly nonce: string
  readonly newId: NewId
}

export type NewSuggestion = Omit<Suggestion, 'id' | 'createdAt'>
