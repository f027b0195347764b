import type { ChatEvent, Message, RequestMessage } from '../domain/conversation.ts'
import type { Draft } from '../domain/draft.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { Shelf } from '../domain/shelf.ts'
import type { DraftStore, OwnWordsStore, StoredSheet } from '../domain/stores.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

/** What an answer consists of; its beginning and end are told by whoever leads it. */
export type AnswerPart = Extract<ChatEvent, { type: 'text' | 'card' | 'quick-replies' | 'notice' }>

/** The draft, its facts and its shelf as they are when a request is answered. */
export type Situation = {
  readonly draft: Draft
  readonly stored: StoredSheet
  readonly index: SheetIndex
  readonly request: RequestMessage
  /** What was said before the request, oldest first. */
  readonly history: readonly Message[]
  readonly drafts: DraftStore
  readonly ownWords: OwnWordsStore
  readonly shelf: Pick<Shelf, 'search' | 'list' | 'get'>
  /** Null: requests are read by rules, answers worded by code. */
  readonly model: ChatModel | null
  readonly newId: NewId
}
