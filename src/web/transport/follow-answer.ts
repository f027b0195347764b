import type { ConversationResource, StreamedChat, WantedAnswer } from './conversation.ts'
import { RequestFailure } from './request.ts'

const MOST_ATTEMPTS = 8
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 8000

export type FollowingAnswer = {
  readonly conversation: Pick<ConversationResource, 'ask' | 'events' | 'page'>
  readonly draftId: string
  readonly signal: AbortSignal
  /** Called when the stream broke off and will be asked for again after a wait. */
  readonly onBreak: () => void
  readonly wait: (milliseconds: number) => Promise<void>
  /** What is asked anew, with the number of the last message known before, or the answer that is gone on with. */
  readonly from:
    | { readonly wanted: WantedAnswer; readonly lastNumber: number }
    | { readonly messageId: string }
}

/**
 * The events of an answer to its end. A stream that breaks off is asked for again from where it stopped, ever more
 * patiently. A request is sent once: where its connection broke before any word came back, the newest messages tell
 * whether it arrived. Throws `RequestFailure` when the service refuses, stays away, or never got the request.
 */
export async function* followAnswer(following: FollowingAnswer): AsyncGenerator<StreamedChat> {
  const { conversation, draftId, signal, onBreak, wait, from } = following
  let messageId = 'messageId' in from ? from.messageId : null
  let after = 0
  let isSent = false

  const open = async (): Promise<AsyncIterable<StreamedChat>> => {
    if (messageId !== null) return conversation.events(draftId, messageId, after, signal)
    if (!('wanted' in from)) throw new RequestFailure(null)
    if (!isSent) {
      isSent = true
      return conversation.ask(draftId, from.wanted, signal)
    }
    messageId = await arrivedAnswer(conversation, draftId, from)
    return conversation.events(draftId, messageId, after, signal)
  }

  for (let attempt = 0; ; attempt++) {
    try {
      for await (const streamed of await open()) {
        const { id, event } = streamed
        if (event.type === 'message-start') messageId = event.messageId
        yield streamed
        if (event.type === 'message-end' || event.type === 'problem') return
        if (id !== null) after = id
        attempt = 0
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof RequestFailure && (error.problem !== null || error instanceof NeverArrived))
        throw error
    }
    if (signal.aborted) return
    if (attempt >= MOST_ATTEMPTS) throw new RequestFailure(null)
    onBreak()
    await wait(Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS))
    if (signal.aborted) return
  }
}

/** The service answers again and knows nothing of the request. */
class NeverArrived extends RequestFailure {
  constructor() {
    super(null)
    this.name = 'NeverArrived'
  }
}

async function arrivedAnswer(
  conversation: Pick<ConversationResource, 'page'>,
  draftId: string,
  { wanted, lastNumber }: { readonly wanted: WantedAnswer; readonly lastNumber: number },
): Promise<string> {
  const { items } = await conversation.page(draftId, null, 20)
  for (const message of items) {
    if (message.number <= lastNumber || message.role !== 'assistant') continue
    const request = items.find(({ id }) => id === message.answers)
    if (request?.role !== 'writer') continue
    if (!('text' in wanted) || request.text === wanted.text.trim()) return message.id
  }
  throw new NeverArrived()
}
