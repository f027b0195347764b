import type { AnswerMessage, Command, RequestContext } from '../../domain/conversation.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { MessagePage, OutdatedSentence, StreamedChat } from '../transport/conversation.ts'
import type { Banner } from './banner.ts'

/** A request that waits for its answer; `reply` where it is a ready answer that was chosen. */
export type WaitingRequest = {
  readonly text: string
  readonly context: RequestContext
  readonly reply?: { readonly messageId: string; readonly replyId: string }
}

/** Something that the service refused, with the fields that are wrong. */
export type Refusal = {
  readonly title: string
  readonly details: readonly string[]
  /** Somebody else was first: what is decided on has been read anew. */
  readonly isConflict: boolean
  readonly faults: readonly { readonly pointer: string; readonly detail: string }[]
}

export type ChatEvent =
  | { readonly type: 'chat-folded'; readonly isFolded: boolean }
  | { readonly type: 'commands-read'; readonly commands: readonly Command[] }
  | { readonly type: 'messages-wanted' }
  | { readonly type: 'messages-read'; readonly page: MessagePage; readonly isEarlier: boolean }
  | { readonly type: 'messages-missed'; readonly failure: Banner }
  | { readonly type: 'request-made'; readonly request: WaitingRequest }
  | { readonly type: 'request-withdrawn'; readonly place: number }
  /** An answer is read: to the first request that waits, or to one that was broken off. */
  | { readonly type: 'answer-wanted'; readonly messageId: string | null }
  | { readonly type: 'answer-told'; readonly messageId: string; readonly streamed: StreamedChat }
  | { readonly type: 'answer-broken' }
  /** Nobody reads the answer any more; `isStopped` where the writer wanted it so. */
  | { readonly type: 'answer-left'; readonly isStopped: boolean }
  | { readonly type: 'answer-failed'; readonly failure: Banner }
  | { readonly type: 'card-deciding'; readonly cardId: string }
  | { readonly type: 'card-decided'; readonly cardId: string; readonly message: AnswerMessage }
  | { readonly type: 'card-refused'; readonly cardId: string; readonly refusal: Refusal }
  /** A suggestion of a card as far as it is open; null where nothing of it is. */
  | {
      readonly type: 'proposal-read'
      readonly suggestionId: string
      readonly suggestion: Suggestion | null
    }
  | { readonly type: 'proposal-refused'; readonly suggestionId: string; readonly refusal: Refusal }
  | { readonly type: 'outdated-read'; readonly sentences: readonly OutdatedSentence[] }
