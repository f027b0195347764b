import type { AnswerMessage, ChatEvent, Message } from '../domain/conversation.ts'
import { AppError } from '../domain/errors.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { Shelf } from '../domain/shelf.ts'
import type {
  ConversationStore,
  DraftStore,
  FactSheetStore,
  NumberedChatEvent,
  OwnWordsStore,
} from '../domain/stores.ts'

import { followWork } from '../drafting/follow-work.ts'
import type { Pause } from '../drafting/keep-claim.ts'
import { indexSheet } from '../facts/sheet-index.ts'
import { answerRequest } from './answer-request.ts'
import type { Situation } from './situation.ts'

export type ConversationServices = {
  readonly conversations: ConversationStore
  readonly drafts: DraftStore
  readonly ownWords: OwnWordsStore
  readonly sheets: FactSheetStore
  readonly shelf: Shelf
  readonly model: ChatModel | null
  readonly newId: NewId
  readonly pause: Pause
}

const POLL_MS = 300
/** What a request can look back on. */
const HISTORY = 100

/**
 * Tells the events of an answer after number `after`, and gives the answer while it is read. A reader who leaves ends
 * the work on it, and the model's call; the next one answers anew, beginning with another `message-start`. An answer has
 * one giver at a time: other readers follow what that one stores.
 */
export async function* followAnswer(
  services: ConversationServices,
  draftId: string,
  answerId: string,
  after: number,
  signal: AbortSignal,
): AsyncIterable<NumberedChatEvent> {
  const { conversations, newId, pause } = services
  const read = (): Promise<AnswerMessage> => answerOf(conversations, draftId, answerId)
  yield* followWork<NumberedChatEvent>(
    {
      claim: (holder, seconds) => conversations.claim(draftId, answerId, holder, seconds),
      release: (holder) => conversations.release(draftId, answerId, holder),
      eventsAfter: (last) => conversations.eventsAfter(draftId, answerId, last),
      isEnd: ({ event }) => isEnd(event),
      isDone: async () => (await read()).status !== 'open',
      async *go(holder, stop) {
        for await (const event of answerEvents(services, draftId, await read(), stop)) {
          yield* await conversations.append(draftId, answerId, holder, [event])
        }
      },
    },
    { holder: newId(), pause, pollMs: POLL_MS },
    after,
    signal,
  )
}

const isEnd = ({ type }: ChatEvent): boolean => type === 'message-end' || type === 'problem'

async function answerOf(
  conversations: ConversationStore,
  draftId: string,
  id: string,
): Promise<AnswerMessage> {
  const message = await conversations.get(draftId, id)
  if (message?.role !== 'assistant') throw new AppError('not_found', '没有这条消息，可能已被删除')
  return message
}

/** The whole answer to a request, from its beginning; ends early where the signal aborts. */
async function* answerEvents(
  services: ConversationServices,
  draftId: string,
  answer: AnswerMessage,
  signal: AbortSignal,
): AsyncIterable<ChatEvent> {
  const { conversations, drafts } = services
  const { id, answers, number, createdAt } = answer
  await dropSuggestions(drafts, draftId, answer)
  const situation = await situationOf(services, draftId, answers, conversations)
  yield { type: 'message-start', requestId: answers, messageId: id, number, createdAt }
  const answering = answerRequest(situation, signal)
  try {
    for await (const part of answering.parts) {
      if (signal.aborted) return
      yield part
    }
  } catch (error) {
    // What is known to go wrong is part of the answer; what is not goes to the log.
    if (signal.aborted) return
    if (!(error instanceof AppError)) throw error
    yield { type: 'notice', notice: { severity: 'error', code: error.code, message: error.detail } }
  }
  if (signal.aborted) return
  yield { type: 'message-end', messageId: id, ...answering.read() }
}

/** What a broken-off answer has proposed already would be proposed twice. */
async function dropSuggestions(drafts: DraftStore, draftId: string, { cards }: AnswerMessage): Promise<void> {
  for (const card of cards) {
    if (card.type !== 'suggestion' || card.suggestionId === null) continue
    const open = await drafts.suggestions(draftId, card.sectionId)
    const mine = open.find(({ id }) => id === card.suggestionId)
    if (mine) await drafts.keepSuggestion(draftId, { ...mine, changes: [], headings: [] })
  }
}

async function situationOf(
  { drafts, sheets, shelf, ownWords, model, newId }: ConversationServices,
  draftId: string,
  requestId: string,
  conversations: ConversationStore,
): Promise<Situation> {
  const request = await conversations.get(draftId, requestId)
  if (request?.role !== 'writer') throw new AppError('not_found', '没有这条消息，可能已被删除')
  const draft = await drafts.get(draftId)
  if (!draft) throw new AppError('not_found', '没有这份稿件，可能已被删除')
  const stored = await sheets.get(draft.factSheetId)
  if (!stored) throw new AppError('not_found', '这份稿件所依据的台账已不存在')
  const history: Message[] = await conversations.page(draftId, { before: request.number, limit: HISTORY })
  return {
    draft,
    stored,
    index: indexSheet(stored.sheet),
    request,
    history,
    drafts,
    ownWords,
    shelf,
    model,
    newId,
  }
}
