import type { DraftsResource, StreamedEvent } from './drafts.ts'
import { RequestFailure } from './request.ts'

const MOST_ATTEMPTS = 8
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 10_000

export type Following = {
  readonly drafts: Pick<DraftsResource, 'events'>
  readonly draftId: string
  /** The number of the last event that is known, 0 for none. */
  readonly after: number
  readonly signal: AbortSignal
  /** Called when the stream broke off and will be asked for again after a wait. */
  readonly onBreak: () => void
  readonly wait: (milliseconds: number) => Promise<void>
}

/**
 * The events of a draft up to the one that ends it. A stream that breaks off is asked for again from where it
 * stopped, ever more patiently; throws `RequestFailure` when the service refuses or stays away.
 */
export async function* followEvents(following: Following): AsyncGenerator<StreamedEvent> {
  const { drafts, draftId, signal, onBreak, wait } = following
  let { after } = following
  for (let attempt = 0; ; attempt++) {
    let failed = false
    try {
      for await (const { id, event } of drafts.events(draftId, after, signal)) {
        yield { id, event }
        if (event.type === 'draft-end') return
        // A problem is the end only when nothing follows: a replay also tells of those that were overcome.
        failed = event.type === 'problem'
        if (id !== null) after = id
        attempt = 0
      }
      if (failed) return
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof RequestFailure && error.problem !== null) throw error
    }
    if (signal.aborted) return
    if (attempt >= MOST_ATTEMPTS) throw new RequestFailure(null)
    onBreak()
    await wait(Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS))
    if (signal.aborted) return
  }
}
