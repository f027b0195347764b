import { keepClaim, type Pause } from './keep-claim.ts'

/** Work that is done while somebody reads of it, and whose events are stored as they come. */
export type FollowedWork<E extends { readonly id: number }> = {
  /** Takes the right to do the work for `seconds`; false while somebody else holds it. Again: extends it. */
  claim(holder: string, seconds: number): Promise<boolean>
  release(holder: string): Promise<void>
  eventsAfter(after: number): Promise<readonly E[]>
  isEnd(event: E): boolean
  /** Throws AppError `not_found` where there is nothing to do any more. */
  isDone(): Promise<boolean>
  /** Goes on with the work, stores its events and tells them. */
  go(holder: string, signal: AbortSignal): AsyncIterable<E>
}

export type Following = {
  readonly holder: string
  readonly pause: Pause
  /** Between two looks at what somebody else stores. */
  readonly pollMs: number
}

const CLAIM_SECONDS = 20

/**
 * Tells the events of a work after number `after`, and does the work while it is read. One does it at a time: other
 * readers follow what that one stores, and the next of them takes over when it leaves.
 */
export async function* followWork<E extends { readonly id: number }>(
  work: FollowedWork<E>,
  following: Following,
  after: number,
  signal: AbortSignal,
): AsyncIterable<E> {
  const { holder, pause, pollMs } = following
  let last = after
  while (!signal.aborted) {
    const holds = await work.claim(holder, CLAIM_SECONDS)
    try {
      for (const event of await work.eventsAfter(last)) {
        yield event
        last = event.id
        if (work.isEnd(event)) return
      }
      if (await work.isDone()) {
        const rest = await work.eventsAfter(last)
        // A reader that has seen everything must still be told that this is the end.
        yield* rest.length > 0 ? rest : (await work.eventsAfter(0)).slice(-1)
        return
      }
      if (holds) {
        for await (const event of goHolding(work, following, signal)) {
          yield event
          last = event.id
          if (work.isEnd(event)) return
        }
      }
      if (signal.aborted) return
    } finally {
      if (holds) await work.release(holder)
    }
    await pause(pollMs, signal)
  }
}

/** Goes on for as long as the claim can be held: whoever lost it must not write on, nor spend a model's time. */
async function* goHolding<E extends { readonly id: number }>(
  work: FollowedWork<E>,
  { holder, pause }: Following,
  signal: AbortSignal,
): AsyncIterable<E> {
  const left = new AbortController()
  const stop = AbortSignal.any([signal, left.signal])
  let failure: { readonly error: unknown } | null = null
  const extending = keepClaim(() => work.claim(holder, CLAIM_SECONDS), pause, stop)
    .catch((error: unknown) => {
      failure = { error }
    })
    .finally(() => left.abort())
  try {
    yield* work.go(holder, stop)
  } finally {
    left.abort()
    await extending
  }
  throwIfAny(failure)
}

function throwIfAny(failure: { readonly error: unknown } | null): void {
  if (failure) throw failure.error
}
