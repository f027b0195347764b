import type { AnswerMessage, ChatEvent, Command, Message, RequestContext } from '../../domain/conversation.ts'
import { readEventStream } from './read-event-stream.ts'
import { jsonRequest, pathOf, type Requester, trusted } from './request.ts'

/** What is asked: in words, or by a reply that an answer offers. */
export type WantedAnswer = { readonly context: RequestContext } & (
  | { readonly text: string }
  | { readonly messageId: string; readonly replyId: string }
)

/** An event of an answer and its place in the stream; the service's last words may have no place. */
export type StreamedChat = { readonly id: number | null; readonly event: ChatEvent }

/** Messages oldest first; `before` leads to earlier ones and is null where there are none. */
export type MessagePage = { readonly items: readonly Message[]; readonly before: number | null }

export type CardDecision =
  | { readonly cardId: string; readonly decision: 'refuse' }
  | {
      readonly cardId: string
      readonly decision: 'confirm'
      /** The fact as the writer has mended it; absent where it stays as it was read. */
      readonly fact?: unknown
    }

export type DecidedCard = {
  readonly message: AnswerMessage
  readonly sheetRevision: number
  readonly factId: string | null
  /** How many sentences of the draft the sheet has left behind. */
  readonly outdated: number
}

/** A sentence that the sheet, as it is now, would not say so any more. */
export type OutdatedSentence = {
  readonly sectionId: string
  readonly sentenceId: string
  readonly reason: 'changed' | 'unfit' | 'removed' | 'own'
  readonly facts: readonly string[]
  readonly before: string
  readonly after: string | null
  readonly locked: boolean
}

export type ConversationResource = {
  page(draftId: string, before: number | null, limit: number): Promise<MessagePage>
  /** The answer's events. Ends when the stream ends, whether or not the answer was complete. */
  ask(draftId: string, wanted: WantedAnswer, signal: AbortSignal): AsyncIterable<StreamedChat>
  /** The events after the given one; goes on with an answer that was broken off. */
  events(draftId: string, messageId: string, after: number, signal: AbortSignal): AsyncIterable<StreamedChat>
  /** Confirming is refused with `revision_conflict` where the sheet no longer stands at `sheetRevision`. */
  decide(
    draftId: string,
    messageId: string,
    decision: CardDecision,
    sheetRevision: number,
  ): Promise<DecidedCard>
  commands(): Promise<readonly Command[]>
  outdated(draftId: string): Promise<readonly OutdatedSentence[]>
}

export const createConversationResource = ({ send, read, items }: Requester): ConversationResource => {
  async function* stream(path: string, init: RequestInit): AsyncIterable<StreamedChat> {
    for await (const { data, number } of readEventStream(await send(path, init))) {
      yield { id: number, event: trusted<ChatEvent>(JSON.parse(data)) }
    }
  }
  return {
    page: (draftId, before, limit) =>
      read(`${messagesPath(draftId)}?limit=${limit}${before === null ? '' : `&before=${before}`}`),
    ask: (draftId, wanted, signal) =>
      stream(messagesPath(draftId), { ...jsonRequest('POST', wanted), signal }),
    events: (draftId, messageId, after, signal) => {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
      return stream(`${messagePath(draftId, messageId)}/events`, { headers, signal })
    },
    decide: (draftId, messageId, decision, sheetRevision) =>
      read(
        `${messagePath(draftId, messageId)}/decisions`,
        jsonRequest('POST', decision, decision.decision === 'confirm' ? sheetRevision : undefined),
      ),
    commands: () => items('chat/commands'),
    outdated: (draftId) => items(pathOf('drafts', draftId, 'outdated')),
  }
}

const messagesPath = (draftId: string): string => pathOf('drafts', draftId, 'messages')
const messagePath = (draftId: string, messageId: string): string =>
  pathOf('drafts', draftId, 'messages', messageId)
