import type { AnswerMessage, Command, Message } from '../../domain/conversation.ts'
import { applyChatEvent, emptyAnswer } from '../../domain/fold-answer.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Banner } from '../events/banner.ts'
import type { Refusal, WaitingRequest } from '../events/chat-events.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { OutdatedSentence } from '../transport/conversation.ts'

/** The answer that is read now; its id is null until the service has named it. */
export type Reading = { readonly messageId: string | null; readonly isBroken: boolean }

/** A suggestion that a card shows, and what the writer decided on its changes. */
export type Proposal = {
  /** Null where nothing of it was open when it was read. */
  readonly suggestion: Suggestion | null
  readonly decisions: ReadonlyMap<string, 'accepted' | 'rejected'>
  readonly refusal: Refusal | null
}

/** How a card that is being decided on stands. */
export type CardWork = 'deciding' | Refusal

/** The conversation beside the document. */
export type ChatState = {
  readonly isFolded: boolean
  readonly commands: readonly Command[]
  /** Oldest first; null until they were read. */
  readonly messages: readonly Message[] | null
  /** Where earlier messages begin; null where there are none. */
  readonly before: number | null
  /** What kept the history from being read. */
  readonly missed: Banner | null
  /** Requests that the service has not taken yet, in their order. */
  readonly waiting: readonly WaitingRequest[]
  readonly reading: Reading | null
  /** Why the last answer could not be read. */
  readonly failure: Banner | null
  readonly cards: ReadonlyMap<string, CardWork>
  readonly proposals: ReadonlyMap<string, Proposal>
  /** Sentences that the sheet has left behind. */
  readonly outdated: readonly OutdatedSentence[]
}

export const INITIAL_CHAT: ChatState = {
  isFolded: false,
  commands: [],
  messages: null,
  before: null,
  missed: null,
  waiting: [],
  reading: null,
  failure: null,
  cards: new Map(),
  proposals: new Map(),
  outdated: [],
}

export function reduceChat(state: ChatState, event: PageEvent): ChatState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return { ...INITIAL_CHAT, commands: state.commands }
    case 'chat-folded':
      return { ...state, isFolded: event.isFolded }
    case 'commands-read':
      return { ...state, commands: event.commands }
    case 'messages-wanted':
      return { ...state, missed: null }
    case 'messages-read':
      return readMessages(state, event)
    case 'messages-missed':
      return { ...state, missed: event.failure }
    case 'request-made':
      return { ...state, waiting: [...state.waiting, event.request], failure: null }
    case 'request-withdrawn':
      return { ...state, waiting: state.waiting.filter((_, place) => place !== event.place) }
    case 'answer-wanted':
      return { ...state, reading: { messageId: event.messageId, isBroken: false }, failure: null }
    case 'answer-told':
      return tellAnswer(state, event)
    case 'answer-broken':
      return { ...state, reading: state.reading && { ...state.reading, isBroken: true } }
    case 'answer-left':
      return { ...state, reading: null }
    case 'answer-failed':
      return { ...state, reading: null, failure: event.failure }
    case 'card-deciding':
      return { ...state, cards: withEntry(state.cards, event.cardId, 'deciding') }
    case 'card-refused':
      return { ...state, cards: withEntry(state.cards, event.cardId, event.refusal) }
    case 'card-decided': {
      const cards = new Map(state.cards)
      cards.delete(event.cardId)
      return { ...state, cards, messages: replaceMessage(state.messages, event.message) }
    }
    case 'proposal-read': {
      const known = state.proposals.get(event.suggestionId)
      const proposal = { decisions: NO_DECISIONS, ...known, suggestion: event.suggestion, refusal: null }
      return { ...state, proposals: withEntry(state.proposals, event.suggestionId, proposal) }
    }
    case 'suggestion-decided':
      return decideProposal(state, event)
    case 'proposal-refused': {
      const known = state.proposals.get(event.suggestionId)
      if (known === undefined) return state
      const proposal = { ...known, refusal: event.refusal }
      return { ...state, proposals: withEntry(state.proposals, event.suggestionId, proposal) }
    }
    case 'outdated-read':
      return { ...state, outdated: event.sentences }
    default:
      return state
  }
}

const NO_DECISIONS: ReadonlyMap<string, 'accepted' | 'rejected'> = new Map()

function withEntry<T>(entries: ReadonlyMap<string, T>, key: string, entry: T): ReadonlyMap<string, T> {
  return new Map(entries).set(key, entry)
}

/** A page of the history beside what is known; of a message known twice the later word counts. */
function readMessages(
  state: ChatState,
  { page, isEarlier }: Extract<PageEvent, { type: 'messages-read' }>,
): ChatState {
  const known = state.messages ?? []
  const read = new Set(page.items.map(({ id }) => id))
  const others = known.filter(({ id }) => !read.has(id))
  const messages = [...page.items, ...others].sort((a, b) => a.number - b.number)
  const isFirst = isEarlier || state.messages === null
  return { ...state, messages, missed: null, before: isFirst ? page.before : state.before }
}

const replaceMessage = (messages: ChatState['messages'], message: Message): ChatState['messages'] =>
  messages === null ? null : messages.map((other) => (other.id === message.id ? message : other))

/** The answer after one more event; with its beginning the request is no longer waiting. */
function tellAnswer(
  state: ChatState,
  { messageId, streamed: { event } }: Extract<PageEvent, { type: 'answer-told' }>,
): ChatState {
  const reading = state.reading && { messageId, isBroken: false }
  const messages = state.messages ?? []
  const known = messages.find(({ id }) => id === messageId)
  if (known?.role === 'assistant') {
    return { ...state, reading, messages: replaceMessage(messages, applyChatEvent(known, event)) }
  }
  if (event.type !== 'message-start') return state
  const { number, createdAt, requestId } = event
  const answer = emptyAnswer({ id: messageId, number, createdAt, answers: requestId })
  const [request, ...waiting] = state.waiting
  if (request === undefined || messages.some(({ id }) => id === requestId)) {
    return { ...state, reading, messages: [...messages, answer] }
  }
  const { text, context } = request
  const asked = { role: 'writer', id: requestId, number: number - 1, createdAt, text, context } as const
  return { ...state, reading, waiting, messages: [...messages, asked, answer] }
}

function decideProposal(
  state: ChatState,
  event: Extract<PageEvent, { type: 'suggestion-decided' }>,
): ChatState {
  const known = state.proposals.get(event.suggestionId)
  if (known === undefined) return state
  const decisions = new Map(known.decisions)
  for (const change of event.changes) decisions.set(change, event.isAccepted ? 'accepted' : 'rejected')
  const proposal = { ...known, decisions, refusal: null }
  return { ...state, proposals: withEntry(state.proposals, event.suggestionId, proposal) }
}

/** The answers that say who gave them: the first one, and each after one that another gave. */
export function tellingAuthors(messages: readonly Message[]): ReadonlySet<string> {
  let last: AnswerMessage['author'] = null
  const telling = new Set<string>()
  for (const message of messages) {
    if (message.role === 'writer' || message.author === null) continue
    if (message.author !== last) telling.add(message.id)
    last = message.author
  }
  return telling
}

/** The newest answer, which alone offers ready answers; null while another request waits. */
export function newestAnswer({ messages, waiting }: ChatState): AnswerMessage | null {
  if (waiting.length > 0 || messages === null) return null
  const newest = messages[messages.length - 1]
  return newest?.role === 'assistant' ? newest : null
}

/** Whether an answer is told or waited for. */
export const isAnswering = ({ reading, waiting }: ChatState): boolean =>
  reading !== null || waiting.length > 0
