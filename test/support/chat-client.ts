import { z } from 'zod'
import {
  type AnswerMessage,
  type Card,
  type CardOf,
  type ChatEvent,
  chatEventSchema,
  type RequestContext,
} from '../../src/domain/conversation.ts'
import type { Draft } from '../../src/domain/draft.ts'
import { applyChatEvent, emptyAnswer } from '../../src/domain/fold-answer.ts'
import type { createApp } from '../../src/http/app.ts'
import { readEvents } from './read-events.ts'
import { BASE, jsonRequest } from './services.ts'

const withId = z.looseObject({ id: z.string() })

/** Speaks to a draft over HTTP as a page does. */
export function createChatClient(app: ReturnType<typeof createApp>) {
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))
  return {
    ask,

    /** A draft of the sheet, written to its end. */
    async write(sheet: unknown): Promise<{ draft: Draft; sheetId: string }> {
      const stored = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheet))).json())
      const body = { factSheetId: stored.id, writer: 'engine' }
      const { id } = withId.parse(await (await ask('/drafts', jsonRequest('POST', body))).json())
      await readEvents(await ask(`/drafts/${id}/events`))
      return { draft: (await (await ask(`/drafts/${id}`)).json()) as Draft, sheetId: stored.id }
    },

    async say(draftId: string, text: string, context: RequestContext = {}): Promise<AnswerMessage> {
      const response = await ask(`/drafts/${draftId}/messages`, jsonRequest('POST', { text, context }))
      return answerOf(await readChatEvents(response))
    },
  }
}

/** All events of a finished stream; each must be of a known form. */
export async function readChatEvents(response: Response): Promise<ChatEvent[]> {
  return (await response.text())
    .split('\n\n')
    .map((block) => block.split('\n').find((line) => line.startsWith('data: ')))
    .filter((line) => line !== undefined)
    .map((line) => chatEventSchema.parse(JSON.parse(line.slice('data: '.length))))
}

/** The answer that a stream told. */
export function answerOf(events: readonly ChatEvent[]): AnswerMessage {
  const [start] = events
  if (start?.type !== 'message-start') throw new Error(`no answer: ${JSON.stringify(start)}`)
  const { messageId, number, createdAt, requestId } = start
  return events.reduce(applyChatEvent, emptyAnswer({ id: messageId, number, createdAt, answers: requestId }))
}

/** The first card of a type; fails where there is none. */
export function cardIn<T extends Card['type']>({ cards }: AnswerMessage, type: T): CardOf<T> {
  const card = cards.find((other): other is CardOf<T> => other.type === type)
  if (!card) throw new Error(`no ${type} card among ${cards.map((other) => other.type).join(', ')}`)
  return card
}

export const spoken = ({ sentences }: AnswerMessage): string => sentences.map(({ text }) => text).join('')
