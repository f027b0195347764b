import type { ChatEvent, QuickReply } from '../../domain/conversation.ts'
import { newestAnswer } from '../state/chat-state.ts'
import { isRunning } from '../state/document-state.ts'
import type { StreamedChat } from '../transport/conversation.ts'
import { describeFailure } from '../transport/failure.ts'
import { type FollowingAnswer, followAnswer } from '../transport/follow-answer.ts'
import { RequestFailure } from '../transport/request.ts'
import { type CardActions, createCardActions } from './card-actions.ts'
import type { ActionContext } from './context.ts'
import type { DraftActions } from './draft-actions.ts'
import type { EditActions } from './edit-actions.ts'
import { rereadDraft, rereadSheet } from './reread-draft.ts'

const PAGE_LENGTH = 30
const REST_MS = 300

/** Asking about the draft, and what can be done with the answers. */
export type ChatActions = CardActions & {
  fold(isFolded: boolean): void
  /** Asks in words; while another answer is told, the request waits for its turn. */
  ask(text: string): void
  reply(messageId: string, reply: QuickReply): void
  /** Takes back a request that waits. */
  withdraw(place: number): void
  /** Leaves off reading, which ends the work on the answer. */
  stop(): void
  /** Goes on with an answer that was stopped or could not be read to its end. */
  goOn(messageId: string): void
  retry(): void
  readEarlier(): void
}

const foldedKey = (draftId: string): string => `nigao.chat-folded.${draftId}`
const stoppedKey = (draftId: string): string => `nigao.chat-stopped.${draftId}`

export function createChatActions(
  context: ActionContext,
  drafts: Pick<DraftActions, 'resume'>,
  edits: Pick<EditActions, 'saveAll' | 'settle'>,
): ChatActions {
  const { store, tell, transport, surroundings, editor } = context
  const { keep } = surroundings
  const cards = createCardActions(context, edits)
  let leaving: AbortController | null = null

  const draftId = (): string | null => store.state().document.draft?.id ?? null

  const leave = (): void => {
    leaving?.abort()
    leaving = null
  }

  async function read(draft: string, from: FollowingAnswer['from']): Promise<void> {
    leave()
    const mine = new AbortController()
    leaving = mine
    let messageId = 'messageId' in from ? from.messageId : null
    tell({ type: 'answer-wanted', messageId })
    const following = {
      conversation: transport.conversation,
      draftId: draft,
      signal: mine.signal,
      onBreak: () => tell({ type: 'answer-broken' }),
      wait: surroundings.wait,
      from,
    }
    try {
      for await (const streamed of followAnswer(following)) {
        if (mine.signal.aborted) return
        if (streamed.event.type === 'message-start') messageId = streamed.event.messageId
        if (messageId === null) throw new RequestFailure(problemOf(streamed))
        tell({ type: 'answer-told', messageId, streamed })
        act(streamed.event)
        if (streamed.event.type === 'text') await surroundings.nextFrame()
      }
      if (mine.signal.aborted) return
      leaving = null
      tell({ type: 'answer-left', isStopped: false })
      askNext()
    } catch (error) {
      if (mine.signal.aborted) return
      leaving = null
      tell({ type: 'answer-failed', failure: describeFailure('chat', error) })
    }
  }

  /** Requests are answered one after the other, each in the light of the one before. */
  function askNext(): void {
    const { chat } = store.state()
    const [request] = chat.waiting
    const draft = draftId()
    if (draft === null || request === undefined || chat.reading !== null) return
    // An answer speaks of what the service holds.
    edits.saveAll()
    const { text, context: place, reply } = request
    const wanted = reply ? { ...reply, context: place } : { text, context: place }
    const messages = chat.messages ?? []
    const lastNumber = messages[messages.length - 1]?.number ?? 0
    void read(draft, { wanted, lastNumber })
  }

  function make(text: string, reply?: { messageId: string; replyId: string }): void {
    const place = editor.current?.place() ?? {}
    tell({ type: 'request-made', request: { text, context: place, ...(reply ? { reply } : {}) } })
    askNext()
  }

  /** What an answer does to the page besides being told. */
  function act(event: ChatEvent): void {
    if (event.type === 'card') {
      if (event.card.type === 'writing') {
        const { phase } = store.state().document
        if (phase === 'paused' || phase === 'idle') drafts.resume()
      }
      if (event.card.type === 'undone') void readPage(null)
    }
    if (event.type !== 'message-end') return
    if (event.intent === 'lock' || event.intent === 'undo') {
      context.attempt('chat', async () => {
        await rereadDraft(context)
        if (event.intent === 'undo') await rereadSheet(context)
      })
    }
  }

  async function readPage(before: number | null): Promise<void> {
    const draft = draftId()
    if (draft === null) return
    tell({ type: 'messages-wanted' })
    try {
      const page = await transport.conversation.page(draft, before, PAGE_LENGTH)
      if (draftId() === draft) tell({ type: 'messages-read', page, isEarlier: before !== null })
    } catch (error) {
      if (draftId() === draft) tell({ type: 'messages-missed', failure: describeFailure('chat', error) })
    }
  }

  function goOn(messageId: string): void {
    const draft = draftId()
    if (draft === null || store.state().chat.reading !== null) return
    keep.remove(stoppedKey(draft))
    void read(draft, { messageId })
  }

  async function begin(draft: string): Promise<void> {
    leave()
    tell({ type: 'chat-folded', isFolded: keep.get(foldedKey(draft)) !== null })
    await readPage(null)
    if (draftId() !== draft) return
    const answer = newestAnswer(store.state().chat)
    if (answer?.status === 'open' && keep.get(stoppedKey(draft)) !== answer.id) goOn(answer.id)
  }

  async function readOnce(): Promise<void> {
    if (store.state().chat.commands.length > 0) return
    tell({ type: 'commands-read', commands: await transport.conversation.commands() })
  }

  let sheetSeen: string | null = null
  let stopResting = (): void => undefined
  store.listen(({ document, chat }, event) => {
    if (event.type === 'draft-opened') {
      void begin(event.draft.id)
      context.attempt('chat', readOnce)
    }
    if (event.type === 'draft-closed' || event.type === 'draft-wanted') leave()
    if (isRunning(document)) {
      // What is being written is up to date, and the service is not to be kept from writing it.
      stopResting()
      sheetSeen = null
      return
    }
    const isRewritten = event.type === 'section-read' || event.type === 'section-saved'
    const sheet = document.draft && `${document.draft.id} ${document.sheet?.revision}`
    if (sheet === sheetSeen && !(isRewritten && chat.outdated.length > 0)) return
    sheetSeen = sheet
    stopResting()
    if (sheet !== null) stopResting = surroundings.later(REST_MS, () => void cards.readOutdated())
  })

  return {
    ...cards,
    fold: (isFolded) => {
      const draft = draftId()
      if (draft !== null && isFolded) keep.set(foldedKey(draft), '1')
      if (draft !== null && !isFolded) keep.remove(foldedKey(draft))
      tell({ type: 'chat-folded', isFolded })
    },
    ask: (text) => make(text),
    reply: (messageId, { id, text }) => make(text, { messageId, replyId: id }),
    withdraw: (place) => tell({ type: 'request-withdrawn', place }),
    stop: () => {
      const [draft, messageId] = [draftId(), store.state().chat.reading?.messageId]
      if (draft !== null && messageId) keep.set(stoppedKey(draft), messageId)
      leave()
      tell({ type: 'answer-left', isStopped: true })
    },
    goOn,
    retry: () => {
      const { chat } = store.state()
      const answer = newestAnswer(chat)
      if (chat.messages === null) void readPage(null)
      if (answer && answer.status !== 'done') goOn(answer.id)
      else askNext()
    },
    readEarlier: () => void readPage(store.state().chat.before),
  }
}

const problemOf = ({ event }: StreamedChat): RequestFailure['problem'] =>
  event.type === 'problem' ? event.problem : null
