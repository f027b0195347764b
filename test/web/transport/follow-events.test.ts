import { describe, expect, it } from 'vitest'
import type { DraftsResource, StreamedEvent } from '../../../src/web/transport/drafts.ts'
import { followEvents } from '../../../src/web/transport/follow-events.ts'
import { RequestFailure } from '../../../src/web/transport/request.ts'
import { EVENTS, PROBLEM } from '../samples.ts'

const NUMBERED: readonly StreamedEvent[] = EVENTS.map((event, index) => ({ id: index + 1, event }))

/** A service whose streams break after so many events each, in order; the last one holds out. */
function brittle(lengths: readonly number[], how: 'ends' | 'fails') {
  const asked: number[] = []
  const events: DraftsResource['events'] = async function* (_draft, after) {
    const length = lengths[asked.length] ?? NUMBERED.length
    asked.push(after)
    yield* NUMBERED.slice(after, after + length)
    if (how === 'fails' && after + length < NUMBERED.length) throw new TypeError('network error')
  }
  return { asked, events }
}

async function follow(
  events: DraftsResource['events'],
  { after = 0, signal = new AbortController().signal, onEvent = (_: StreamedEvent): void => undefined } = {},
) {
  const waits: number[] = []
  const read: StreamedEvent[] = []
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds)
  const following = { drafts: { events }, draftId: 'd1', after, signal, onBreak: () => undefined, wait }
  for await (const streamed of followEvents(following)) {
    read.push(streamed)
    onEvent(streamed)
  }
  return { read, waits }
}

describe('followEvents', () => {
  for (const how of ['ends', 'fails'] as const) {
    it(`loses and repeats nothing when the stream ${how} early`, async () => {
      const { asked, events } = brittle([2, 0, 3], how)
      const { read } = await follow(events)
      expect(read).toEqual(NUMBERED)
      expect(asked).toEqual([0, 2, 2, 5])
    })
  }

  it('goes on after the number it is given', async () => {
    expect((await follow(brittle([], 'ends').events, { after: 6 })).read).toEqual(NUMBERED.slice(6))
  })

  it('waits longer from try to try, and shortly again after progress', async () => {
    const { waits } = await follow(brittle([0, 0, 0, 2, 0], 'ends').events)
    expect(waits).toEqual([500, 1000, 2000, 500, 1000])
  })

  it('gives up when the service stays away', async () => {
    await expect(follow(brittle(Array(20).fill(0), 'fails').events)).rejects.toThrow(RequestFailure)
  })

  it('does not ask again when the service refuses', async () => {
    let calls = 0
    // biome-ignore lint/correctness/useYield: a refusal comes instead of a stream
    const refuse: DraftsResource['events'] = async function* () {
      calls++
      throw new RequestFailure(PROBLEM)
    }
    await expect(follow(refuse)).rejects.toThrow('60 秒')
    expect(calls).toBe(1)
  })

  it('ends with a problem that is the last word, but reads past one that was overcome', async () => {
    const problem: StreamedEvent = { id: 3, event: { type: 'problem', problem: PROBLEM } }
    const last: DraftsResource['events'] = async function* () {
      yield* [...NUMBERED.slice(0, 2), problem]
    }
    expect((await follow(last)).read).toHaveLength(3)
    const overcome: DraftsResource['events'] = async function* () {
      yield* [...NUMBERED.slice(0, 2), problem, ...NUMBERED.slice(3)]
    }
    expect((await follow(overcome)).read).toHaveLength(NUMBERED.length)
  })

  it('ends quietly when the reader leaves', async () => {
    const leaving = new AbortController()
    const events: DraftsResource['events'] = async function* (_draft, _after, signal) {
      yield* NUMBERED.slice(0, 2)
      signal.throwIfAborted()
    }
    const onEvent = ({ id }: StreamedEvent): void => {
      if (id === 2) leaving.abort()
    }
    expect((await follow(events, { signal: leaving.signal, onEvent })).read).toHaveLength(2)
  })
})
