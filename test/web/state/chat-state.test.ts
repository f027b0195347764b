import { describe, expect, it } from 'vitest'
import type { AnswerMessage, ChatEvent, Message } from '../../../src/domain/conversation.ts'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import {
  type ChatState,
  INITIAL_CHAT,
  isAnswering,
  newestAnswer,
  reduceChat,
  tellingAuthors,
} from '../../../src/web/state/chat-state.ts'
import { CHAT_EVENTS } from '../chat-samples.ts'
import { DRAFT, PROBLEM } from '../samples.ts'

const stateAfter = (events: readonly PageEvent[], state: ChatState = INITIAL_CHAT): ChatState =>
  events.reduce(reduceChat, state)
const told = (event: ChatEvent): PageEvent => ({
  type: 'answer-told',
  messageId: 'm2',
  streamed: { id: 1, event },
})
const made = (text: string): PageEvent => ({ type: 'request-made', request: { text, context: {} } })
const asked = [made('还缺什么'), { type: 'answer-wanted', messageId: null } as const]

const answerIn = ({ messages }: ChatState): AnswerMessage => {
  const answer = messages?.find(({ id }) => id === 'm2')
  if (answer?.role !== 'assistant') throw new Error('no answer')
  return answer
}

const message = (number: number): Message => ({
  role: 'writer',
  id: `w${number}`,
  number,
  createdAt: '',
  text: `第${number}条`,
  context: {},
})

describe('the conversation', () => {
  it('turns a request into a message when its answer begins, and adds what is told sentence by sentence', () => {
    const state = stateAfter([...asked, ...CHAT_EVENTS.map(told)])
    expect(state.waiting).toEqual([])
    expect(state.messages?.map(({ id, number }) => [id, number])).toEqual([
      ['m1', 1],
      ['m2', 2],
    ])
    expect(answerIn(state)).toMatchObject({ status: 'done', author: 'engine', intent: 'missing' })
    expect(answerIn(state).sentences.map(({ text }) => text)).toEqual(['正文待补1项。', '其余齐全。'])
    expect(answerIn(state).cards).toHaveLength(1)
  })

  it('says once who answers, and again only where another one did', () => {
    const answer = answerIn(stateAfter([...asked, ...CHAT_EVENTS.map(told)]))
    const given = (id: string, author: AnswerMessage['author']): Message => ({ ...answer, id, author })
    const telling = tellingAuthors([
      given('a', 'engine'),
      message(3),
      given('b', 'engine'),
      given('open', null),
      given('c', 'model'),
      given('d', 'engine'),
    ])
    expect([...telling]).toEqual(['a', 'c', 'd'])
  })

  it('empties an answer that is told anew after it was broken off', () => {
    const [start, text] = CHAT_EVENTS
    if (!start || !text) throw new Error('the samples are too short')
    const broken = stateAfter([...asked, told(start), told(text), { type: 'answer-broken' }])
    expect(broken.reading).toEqual({ messageId: 'm2', isBroken: true })
    const again = stateAfter(CHAT_EVENTS.map(told), broken)
    expect(answerIn(again).sentences).toHaveLength(2)
    expect(again.messages).toHaveLength(2)
    expect(again.reading?.isBroken).toBe(false)
  })

  it('keeps a second request waiting for its turn, and lets it be taken back', () => {
    const state = stateAfter([...asked, made('检查一遍'), ...CHAT_EVENTS.map(told)])
    expect(state.waiting.map(({ text }) => text)).toEqual(['检查一遍'])
    expect(newestAnswer(state)).toBeNull()
    const left = stateAfter(
      [
        { type: 'answer-left', isStopped: false },
        { type: 'request-withdrawn', place: 0 },
      ],
      state,
    )
    expect(isAnswering(left)).toBe(false)
    expect(newestAnswer(left)?.id).toBe('m2')
  })

  it('keeps the request where the service could not be asked', () => {
    const failure = { key: 'chat', title: '连不上服务', details: [] }
    const state = stateAfter([...asked, { type: 'answer-failed', failure }])
    expect(state.waiting).toHaveLength(1)
    expect(state.failure).toBe(failure)
    expect(state.reading).toBeNull()
  })

  it('marks an answer that ended in a problem', () => {
    const [start] = CHAT_EVENTS
    if (!start) throw new Error('the samples are too short')
    const state = stateAfter([...asked, told(start), told({ type: 'problem', problem: PROBLEM })])
    expect(answerIn(state)).toMatchObject({ status: 'failed', problem: PROBLEM })
  })

  it('reads the history in pages without doubling or losing a message', () => {
    const page = (numbers: readonly number[], before: number | null) => ({
      items: numbers.map(message),
      before,
    })
    const state = stateAfter([
      { type: 'messages-read', page: page([3, 4, 5], 3), isEarlier: false },
      { type: 'messages-read', page: page([1, 2, 3], null), isEarlier: true },
    ])
    expect(state.messages?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(state.before).toBeNull()
    const newer = stateAfter([{ type: 'messages-read', page: page([5, 6], 5), isEarlier: false }], state)
    expect(newer.messages?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(newer.before).toBeNull()
  })

  it('forgets a conversation when another draft is opened, and knows the commands still', () => {
    const state = stateAfter([
      ...asked,
      { type: 'commands-read', commands: [] },
      { type: 'draft-opened', draft: DRAFT },
    ])
    expect(state).toEqual(INITIAL_CHAT)
  })

  it('keeps what was decided on a suggestion apart from what is open', () => {
    const suggestion = {
      id: 's1',
      sectionId: 'a',
      action: 'polish' as const,
      author: 'engine' as const,
      changes: [],
      headings: [],
      notes: [],
      createdAt: '',
    }
    const state = stateAfter([
      { type: 'proposal-read', suggestionId: 's1', suggestion },
      { type: 'suggestion-decided', suggestionId: 's1', changes: ['c1'], isAccepted: true },
      { type: 'suggestion-decided', suggestionId: 's1', changes: ['c2'], isAccepted: false },
    ])
    expect([...(state.proposals.get('s1')?.decisions ?? [])]).toEqual([
      ['c1', 'accepted'],
      ['c2', 'rejected'],
    ])
  })

  it('holds a refused card with its faults until it is decided', () => {
    const refusal = { title: '台账内容有误', details: [], isConflict: false, faults: [] }
    const state = stateAfter([
      { type: 'card-deciding', cardId: 'k' },
      { type: 'card-refused', cardId: 'k', refusal },
    ])
    expect(state.cards.get('k')).toBe(refusal)
  })
})
