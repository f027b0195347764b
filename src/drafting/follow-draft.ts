import type { Draft, DraftEvent, Writer } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { Search } from '../domain/shelf.ts'
import type { DraftStore, FactSheetStore, NumberedEvent } from '../domain/stores.ts'
import { keepClaim, type Pause } from './keep-claim.ts'
import { writeDraft } from './pipeline.ts'

export type FollowServices = {
  readonly drafts: DraftStore
  readonly sheets: FactSheetStore
  readonly search: Search
  readonly model: ChatModel | null
  readonly newId: NewId
  readonly pause: Pause
}

const CLAIM_SECONDS = 20
const POLL_MS = 400

/**
 * Tells the events of a draft after number `after`, then writes on while it is read. A draft has one writer at
 * a time: other readers follow what that one stores, and the next of them takes over when it leaves.
 */
export async function* followDraft(
  services: FollowServices,
  draftId: string,
  after: number,
  signal: AbortSignal,
): AsyncIterable<NumberedEvent> {
  const { drafts, newId, pause } = services
  const holder = newId()
  let last = await knownPlace(drafts, draftId, after)
  while (!signal.aborted) {
    const holds = await drafts.claim(draftId, holder, CLAIM_SECONDS)
    try {
      for (const numbered of await drafts.eventsAfter(draftId, last)) {
        yield numbered
        last = numbered.id
        if (numbered.event.type === 'draft-end') return
      }
      if (holds) {
        const draft = await existing(drafts, draftId)
        if (draft.status === 'done') {
          // A reader that has seen everything must still be told that this is the end.
          yield* (await drafts.eventsAfter(draftId, 0)).slice(-1)
          return
        }
        for await (const numbered of writeOn(services, draft, holder, signal)) {
          yield numbered
          last = numbered.id
          if (numbered.event.type === 'draft-end') return
        }
      }
      if (signal.aborted) return
    } finally {
      if (holds) await drafts.release(draftId, holder)
    }
    await pause(POLL_MS, signal)
  }
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
  { drafts, sheets, search, model, newId, pause }: FollowServices,
  draft: Draft,
  holder: string,
  signal: AbortSignal,
): AsyncIterable<NumberedEvent> {
  const stored = await sheets.get(draft.factSheetId)
  if (!stored) throw new AppError('not_found', '这份稿件所依据的台账已不存在')
  const written = await drafts.eventsAfter(draft.id, 0)
  const left = new AbortController()
  const stop = AbortSignal.any([signal, left.signal])
  let failure: { readonly error: unknown } | null = null
  const extending = keepClaim(() => drafts.claim(draft.id, holder, CLAIM_SECONDS), pause, stop)
    .catch((error: unknown) => {
      failure = { error }
    })
    // Whoever cannot hold the claim must not write on, nor spend a model's time on it.
    .finally(() => left.abort())
  try {
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
      stop,
    )
    for await (const batch of inBatches(events, draft.writer)) {
      yield* await drafts.append(draft.id, holder, batch)
    }
  } finally {
    left.abort()
    await extending
  }
  throwIfAny(failure)
}

function throwIfAny(failure: { readonly error: unknown } | null): void {
  if (failure) throw failure.error
}

/** The engine is quicker than the store: its sections are stored whole. A model's sentence is stored as it comes. */
async function* inBatches(events: AsyncIterable<DraftEvent>, writer: Writer): AsyncIterable<DraftEvent[]> {
  let batch: DraftEvent[] = []
  for await (const event of events) {
    batch.push(event)
    if (writer === 'model' || event.type === 'draft-start' || event.type === 'section-end') {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
