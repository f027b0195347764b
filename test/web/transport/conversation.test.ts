import { describe, expect, it } from 'vitest'
import { emptyAnswer } from '../../../src/domain/fold-answer.ts'
import type { ConversationResource, StreamedChat } from '../../../src/web/transport/conversation.ts'
import { type FollowingAnswer, followAnswer } from '../../../src/web/transport/follow-answer.ts'
import { createFetchTransport } from '../../../src/web/transport/transport.ts'
import { CHAT_EVENTS, CHAT_STREAM } from '../chat-samples.ts'

const NUMBERED: readonly StreamedChat[] = CHAT_EVENTS.map((event, index) => ({ id: index + 1, event }))
const signal = new AbortController().signal

async function all(events: AsyncIterable<StreamedChat>): Promise<StreamedChat[]> {
  const read: StreamedChat[] = []
  for await (const event of events) read.push(event)
  return read
}

/** A service that answers with the stream cut in two at a byte. */
const cutAt = (place: number) =>
  createFetchTransport('api/v1', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of [CHAT_STREAM.slice(0, place), CHAT_STREAM.slice(place)]) {
          if (part.length > 0) controller.enqueue(part)
        }
        controller.close()
      },
    })
    return new Response(body)
  }).conversation

describe('the stream of an answer', () => {
  it('is read the same wherever its bytes are cut', async () => {
    for (let place = 0; place <= CHAT_STREAM.length; place++) {
      expect(await all(cutAt(place).ask('d1', { text: '还缺什么', context: {} }, signal))).toEqual(NUMBERED)
    }
  })

  it('is asked on from the last event that was seen', async () => {
    const asked: { url: string; init: RequestInit | undefined }[] = []
    const { conversation } = createFetchTransport('api/v1', async (input, init) => {
      asked.push({ url: String(input), init })
      return new Response(CHAT_STREAM)
    })
    await all(conversation.events('d1', 'm2', 3, signal))
    expect(asked[0]?.url).toBe('api/v1/drafts/d1/messages/m2/events')
    expect(new Headers(asked[0]?.init?.headers).get('last-event-id')).toBe('3')
  })
})

type Asked = { ask: number; events: number[] }

/** A service whose answers break off after so many events, in order; `isKept` whether it got the request at all. */
function brittle(lengths: readonly number[], isKept = true) {
  const asked: Asked = { ask: 0, events: [] }
  const take = async function* (after: number): AsyncIterable<StreamedChat> {
    const length = lengths[asked.ask + asked.events.length - 1] ?? NUMBERED.length
    yield* NUMBERED.slice(after, after + length)
    if (after + length < NUMBERED.length) throw new TypeError('network error')
  }
  const conversation: Pick<ConversationResource, 'ask' | 'events' | 'page'> = {
    ask: () => {
      asked.ask += 1
      return take(0)
    },
    events: (_draft, _message, after) => {
      asked.events.push(after)
      return take(after)
    },
    page: async () => {
      const request = {
        role: 'writer',
        id: 'm1',
        number: 1,
        createdAt: '',
        text: '还缺什么',
        context: {},
      } as const
      const answer = emptyAnswer({ id: 'm2', number: 2, createdAt: '', answers: 'm1' })
      return { items: isKept ? [request, answer] : [], before: null }
    },
  }
  return { asked, conversation }
}

const follow = (
  conversation: FollowingAnswer['conversation'],
  from: FollowingAnswer['from'] = { wanted: { text: '还缺什么', context: {} }, lastNumber: 0 },
): Promise<StreamedChat[]> =>
  all(
    followAnswer({
      conversation,
      draftId: 'd1',
      signal,
      from,
      onBreak: () => undefined,
      wait: () => Promise.resolve(),
    }),
  )

describe('followAnswer', () => {
  it('loses and repeats nothing when the connection breaks, and asks only once', async () => {
    const { asked, conversation } = brittle([2, 0, 2])
    expect(await follow(conversation)).toEqual(NUMBERED)
    expect(asked).toEqual({ ask: 1, events: [2, 2, 4] })
  })

  it('finds the answer to a request that arrived although no word came back', async () => {
    const { asked, conversation } = brittle([0])
    expect(await follow(conversation)).toEqual(NUMBERED)
    expect(asked).toEqual({ ask: 1, events: [0] })
  })

  it('says so where the request never arrived', async () => {
    const { conversation } = brittle([0], false)
    await expect(follow(conversation)).rejects.toMatchObject({ problem: null })
  })

  it('goes on with an answer after loading the page anew', async () => {
    const { asked, conversation } = brittle([])
    expect(await follow(conversation, { messageId: 'm2' })).toEqual(NUMBERED)
    expect(asked).toEqual({ ask: 0, events: [0] })
  })
})
