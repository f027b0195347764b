import { beforeEach, describe, expect, it } from 'vitest'
import { createConversationStore } from '../../../src/adapters/postgres/conversation-store.ts'
import { createDraftStore } from '../../../src/adapters/postgres/draft-store.ts'
import { createFactSheetStore } from '../../../src/adapters/postgres/fact-sheet-store.ts'
import type { StoreOptions } from '../../../src/adapters/postgres/store-options.ts'
import type { ChatEvent, FactCard } from '../../../src/domain/conversation.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { ConversationStore } from '../../../src/domain/stores.ts'
import { makePlan, makeSheet } from './makers.ts'

type Options = (database: Database, tenantId?: string, prefix?: string) => StoreOptions

const withCode = (code: string) => expect.objectContaining({ code })

const text = (words: string): ChatEvent => ({ type: 'text', sentence: { text: words, facts: [] } })

const factCard: FactCard = {
  type: 'fact',
  id: 'c1',
  change: 'add',
  sheetRevision: 1,
  before: null,
  after: null,
  fields: [],
  quote: '招聘教师212人',
  questions: [],
  state: 'open',
}

/** What every database must do with the conversations about drafts. */
export function describeConversations(get: () => Database, optionsOf: Options): void {
  describe('conversations', () => {
    let store: ConversationStore
    let draftId: string
    beforeEach(async () => {
      const options = optionsOf(get())
      const sheet = await createFactSheetStore(options).create(makeSheet('甲'))
      const draft = { factSheetId: sheet.id, writer: 'engine' as const, plan: makePlan('s1') }
      draftId = (await createDraftStore(options).create(draft)).id
      store = createConversationStore(options)
    })

    const asked = async (words = '还缺什么') => {
      const { answer } = await store.ask(draftId, { text: words, context: {} })
      await store.claim(draftId, answer.id, 'h', 20)
      return answer
    }

    it('keep a request with the answer still to be given', async () => {
      const { request, answer } = await store.ask(draftId, { text: '还缺什么', context: { sectionId: 's1' } })
      expect(request).toMatchObject({
        role: 'writer',
        number: 1,
        text: '还缺什么',
        context: { sectionId: 's1' },
      })
      expect(answer).toMatchObject({ role: 'assistant', number: 2, status: 'open', answers: request.id })
      expect(await store.page(draftId, { before: null, limit: 10 })).toEqual([request, answer])
      expect(await store.get(draftId, answer.id)).toEqual(answer)
    })

    it('number the messages of a draft without gap or rival', async () => {
      await Promise.all(
        Array.from({ length: 4 }, (_, i) => store.ask(draftId, { text: `问${i}`, context: {} })),
      )
      const page = await store.page(draftId, { before: null, limit: 10 })
      expect(page.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      const earlier = await store.page(draftId, { before: 7, limit: 3 })
      expect(earlier.map(({ number }) => number)).toEqual([4, 5, 6])
    })

    it('tell an answer as it stands after its newest event', async () => {
      const { id, number, createdAt, answers } = await asked()
      const start: ChatEvent = { type: 'message-start', requestId: answers, messageId: id, number, createdAt }
      await store.append(draftId, id, 'h', [start, text('一。')])
      const again = await store.append(draftId, id, 'h', [start, text('二。')])
      expect(again.map((event) => event.id)).toEqual([3, 4])
      await store.append(draftId, id, 'h', [
        { type: 'message-end', messageId: id, intent: 'missing', author: 'engine' },
      ])
      expect(await store.get(draftId, id)).toMatchObject({
        status: 'done',
        intent: 'missing',
        sentences: [{ text: '二。' }],
      })
      expect((await store.eventsAfter(draftId, id, 3)).map(({ event }) => event.type)).toEqual([
        'text',
        'message-end',
      ])
    })

    it('let one at a time give an answer', async () => {
      const { answer } = await store.ask(draftId, { text: '问', context: {} })
      expect(await store.claim(draftId, answer.id, 'one', 20)).toBe(true)
      expect(await store.claim(draftId, answer.id, 'two', 20)).toBe(false)
      expect(await store.claim(draftId, answer.id, 'one', 20)).toBe(true)
      await expect(store.append(draftId, answer.id, 'two', [text('一。')])).rejects.toEqual(
        withCode('draft_busy'),
      )
      await store.release(draftId, answer.id, 'two')
      expect(await store.claim(draftId, answer.id, 'two', 20)).toBe(false)
      await store.release(draftId, answer.id, 'one')
      expect(await store.claim(draftId, answer.id, 'two', 20)).toBe(true)
    })

    it('take over from a giver whose time has run out', async () => {
      const { answer } = await store.ask(draftId, { text: '问', context: {} })
      await store.claim(draftId, answer.id, 'one', -1)
      expect(await store.claim(draftId, answer.id, 'two', 20)).toBe(true)
    })

    it('keep one decision on a card', async () => {
      const { id } = await asked()
      await store.append(draftId, id, 'h', [{ type: 'card', card: factCard }])
      const decided = await store.decide(draftId, id, { ...factCard, state: 'confirmed' })
      expect(decided.cards).toMatchObject([{ id: 'c1', state: 'confirmed' }])
      await expect(store.decide(draftId, id, { ...factCard, state: 'refused' })).rejects.toEqual(
        withCode('already_decided'),
      )
      await expect(store.decide(draftId, id, { ...factCard, id: 'c2' })).rejects.toEqual(
        withCode('not_found'),
      )
    })

    it('are no other tenant’s, and go with their draft', async () => {
      const { id } = await asked()
      const other = createConversationStore(optionsOf(get(), 'b', 'y'))
      expect(await other.get(draftId, id)).toBeUndefined()
      expect(await other.page(draftId, { before: null, limit: 10 })).toEqual([])
      expect(await other.claim(draftId, id, 'thief', 20)).toBe(false)
      expect(await other.eventsAfter(draftId, id, 0)).toEqual([])
      await expect(other.ask(draftId, { text: '问', context: {} })).rejects.toEqual(withCode('not_found'))
      await createDraftStore(optionsOf(get())).remove(draftId)
      expect(await store.page(draftId, { before: null, limit: 10 })).toEqual([])
    })
  })
}
