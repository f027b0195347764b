import type { PageEvent } from '../events/page-event.ts'

/** The conversation beside the document. */
export type ChatState = { readonly isFolded: boolean }

export const INITIAL_CHAT: ChatState = { isFolded: false }

export const reduceChat = (state: ChatState, event: PageEvent): ChatState =>
  event.type === 'chat-folded' ? { ...state, isFolded: event.isFolded } : state
