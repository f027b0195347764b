import type { Draft, DraftEvent, Writer } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { Search } from '../domain/shelf.ts'
import type { DraftStore, FactSheetStore, NumberedEvent } from '../domain/stores.ts'
import { followWork } from './follow-work.ts'
import type { Pause } from './keep-claim.ts'
import { writeDraft } from './pipeline.ts'

export type FollowServices = {
  readonly drafts: DraftStore
  readonly sheets: FactSheetStore
  readonly search: Search
  readonly model: ChatModel | null
  readonly newId: NewId
  readonly pause: Pause
}

const POLL_MS = 400

/** Tells the events of a draft after number `after`, and writes on while it is read; see `followWork`. */
export async function* followDraft(
  services: FollowServices,
  draftId: string,
  after: number,
  signal: AbortSignal,
): AsyncIterable<NumberedEvent> {
  const { drafts, newId, pause } = services
  yield* followWork<NumberedEvent>(
    {
      claim: (holder, seconds) => drafts.claim(draftId, holder, seconds),
      release: (holder) => drafts.release(draftId, holder),
      eventsAfter: (last) => drafts.eventsAfter(draftId, last),
      isEnd: ({ event }) => event.type === 'draft-end',
      isDone: async () => (await existing(drafts, draftId)).status === 'done',
      go: (holder, stop) => writeOn(services, draftId, holder, stop),
    },
    { holder: newId(), pause, pollMs: POLL_MS },
    await knownPlace(drafts, draftId, after),
    signal,
  )
}

/** A number beyond the end is of another draft, or of an earlier state of the store: such a reader has seen nothing. */
async function knownPlace(drafts: DraftStore, draftId: string, after: number): Promise<number> {
  if (after === 0) return 0
  const [event] = await drafts.eventsAfter(draftId, after - 1)
  return event?.id === after ? after : 0
}

async function existing(drafts: DraftStore, id: string): Promise<Draft> {
  const draft = await drafts.get(id)
  if (!draft) throw new AppError('not_found', '没有这份稿件，可能已被删除')
  return draft
}

async function* writeOn(
  { drafts, sheets, search, model, newId }: FollowServices,
  draftId: string,
  holder: string,
  signal: AbortSignal,
): AsyncIterable<NumberedEvent> {
  const draft = await existing(drafts, draftId)
  const stored = await sheets.get(draft.factSheetId)
  if (!stored) throw new AppError('not_found', '这份稿件所依据的台账已不存在')
  const written = await drafts.eventsAfter(draft.id, 0)
  const events = writeDraft(
    {
      draftId: draft.id,
      plan: draft.plan,
      sheet: stored.sheet,
      writer: draft.writer === 'model' && model ? { model } : 'engine',
      search,
      newId,
      resume: written.map(({ event }) => event),
    },
    signal,
  )
  for await (const batch of inBatches(events, draft.writer)) {
    yield* await drafts.append(draft.id, holder, batch)
  }
}

/**
 * The engine is quicker than the store: its sections are stored whole, but for the first sentence, which a reader waits
 * for. A model's sentence is stored as it comes.
 */
async function* inBatches(events: AsyncIterable<DraftEvent>, writer: Writer): AsyncIterable<DraftEvent[]> {
  let batch: DraftEvent[] = []
  let isTelling = false
  for await (const event of events) {
    batch.push(event)
    const { type } = event
    const isDue = type === 'draft-start' || type === 'section-end' || (type === 'sentence' && !isTelling)
    if (type === 'sentence') isTelling = true
    if (writer === 'model' || isDue) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
