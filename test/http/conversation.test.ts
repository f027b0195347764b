import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Draft, Section } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { cardIn, createChatClient, readChatEvents, spoken } from '../support/chat-client.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>
let client: ReturnType<typeof createChatClient>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
  client = createChatClient(app)
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

const draftNow = async (id: string): Promise<Draft> =>
  (await (await client.ask(`/drafts/${id}`)).json()) as Draft
const decide = (draftId: string, messageId: string, body: object, revision?: number): Promise<Response> =>
  client.ask(
    `/drafts/${draftId}/messages/${messageId}/decisions`,
    jsonRequest('POST', body, revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  )

describe('a fact told in chat', () => {
  it('enters the sheet on confirmation only, with its source', async () => {
    const { draft, sheetId } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '全年新增公办学位3600个')
    expect(answer.intent).toBe('add-fact')
    const card = cardIn(answer, 'fact')
    expect(card).toMatchObject({ change: 'add', state: 'open', sheetRevision: 1 })
    expect(card.after).toMatchObject({ value: '3600', unit: '个' })
    const before = await (await client.ask(`/fact-sheets/${sheetId}`)).json()
    expect(before).toMatchObject({ revision: 1 })

    expect((await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' })).status).toBe(428)
    const confirmed = await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' }, 1)
    expect(confirmed.status).toBe(200)
    expect(await confirmed.json()).toMatchObject({ sheetRevision: 2, outdated: 0 })
    const after = (await (await client.ask(`/fact-sheets/${sheetId}`)).json()) as {
      sheet: { facts: { value?: string; source?: object }[] }
    }
    expect(after.sheet.facts.at(-1)).toMatchObject({ value: '3600', source: { file: '对话中录入' } })
    expect((await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' }, 2)).status).toBe(409)
  })

  it('corrected, leaves outdated sentences behind, which a refresh proposes with today’s figure', async () => {
    const { draft, sheetId } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '公办园占比改成58.6%')
    const card = cardIn(answer, 'fact')
    expect(card.fields).toEqual([{ name: '数值', before: '58.2%', after: '58.6%' }])
    const confirmed = await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' }, 1)
    expect(await confirmed.json()).toMatchObject({ sheetRevision: 2, factId: 'i1', outdated: 1 })

    const outdated = await (await client.ask(`/drafts/${draft.id}/outdated`)).json()
    expect(outdated).toMatchObject({ sheetRevision: 2, items: [{ reason: 'changed', facts: ['i1'] }] })

    const refreshed = await client.say(draft.id, '按新的台账更新一下正文')
    const suggested = cardIn(refreshed, 'suggestion')
    const path = `/drafts/${draft.id}/sections/${suggested.sectionId}`
    const { items } = (await (await client.ask(`${path}/suggestions`)).json()) as { items: Suggestion[] }
    expect(items[0]?.changes[0]?.sentences[0]?.text).toContain('58.6%')
    const accepted = await client.ask(
      `${path}/suggestions/${suggested.suggestionId}/decisions`,
      jsonRequest('POST', {}, { 'if-match': '"1"' }),
    )
    const section = (await accepted.json()) as Section
    const sentence = section.sentences.find(({ facts }) => facts.some(({ id }) => id === 'i1'))
    expect(sentence).toMatchObject({ class: 'D', author: 'engine' })
    expect(sentence?.text).toContain('58.6%')
    expect(await (await client.ask(`/drafts/${draft.id}/outdated`)).json()).toMatchObject({ items: [] })
    expect((await client.ask(`/fact-sheets/${sheetId}`)).status).toBe(200)
  })

  it('is not entered over what somebody else has changed meanwhile', async () => {
    const { draft, sheetId } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '公办园占比改成58.6%')
    const card = cardIn(answer, 'fact')
    const other = await client.ask(
      `/fact-sheets/${sheetId}/facts/i1`,
      jsonRequest('PATCH', { value: '59.9' }, { 'if-match': '"1"' }),
    )
    expect(other.status).toBe(200)
    const stale = await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' }, 1)
    expect(await stale.json()).toMatchObject({ status: 412, code: 'revision_conflict' })
    const changed = await decide(draft.id, answer.id, { cardId: card.id, decision: 'confirm' }, 2)
    expect(await changed.json()).toMatchObject({ status: 412, code: 'revision_conflict' })
  })

  it('refused, changes nothing', async () => {
    const { draft, sheetId } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '公办园占比改成58.6%')
    const card = cardIn(answer, 'fact')
    const refused = await decide(draft.id, answer.id, { cardId: card.id, decision: 'refuse' })
    expect(await refused.json()).toMatchObject({ message: { cards: [{ state: 'refused' }] } })
    expect(await (await client.ask(`/fact-sheets/${sheetId}`)).json()).toMatchObject({ revision: 1 })
  })
})

describe('a request in words', () => {
  it('is answered with figures of the sheet and their spans alone', async () => {
    const { draft } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '58.2%是哪来的？')
    expect(answer.intent).toBe('source')
    expect(spoken(answer)).toContain('公办园在园幼儿占比')
    expect(cardIn(answer, 'sources').items[0]).toMatchObject({ factId: 'i1' })
  })

  it('proposes other words for the section it names, and changes nothing', async () => {
    const { draft } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '把一（二）换个说法')
    const card = cardIn(answer, 'suggestion')
    expect(card).toMatchObject({ sectionId: 's3', action: 'rephrase' })
    expect(card.changes).toBeGreaterThan(0)
    expect((await draftNow(draft.id)).sections).toEqual(draft.sections)
  })

  it('takes back the last step, and one more when asked again', async () => {
    const { draft } = await client.write(sheetTemplate())
    const path = `/drafts/${draft.id}/sections/s3`
    const revise = (text: string, revision: number) =>
      client.ask(path, jsonRequest('PUT', { paragraphs: [text] }, { 'if-match': `"${revision}"` }))
    await revise('第一次改。', 1)
    await revise('第二次改。', 2)
    await client.say(draft.id, '撤销')
    const text = async () => {
      const section = (await (await client.ask(path)).json()) as Section
      return section.sentences.map((sentence) => sentence.text).join('')
    }
    expect(await text()).toBe('第一次改。')
    await client.say(draft.id, '撤销')
    expect(await text()).toBe(draft.sections[2]?.sentences.map((sentence) => sentence.text).join(''))
    expect(spoken(await client.say(draft.id, '撤销'))).toContain('没有可以撤销的')
  })

  it('tells what is missing, what the checks find, what blocks a final export', async () => {
    const { draft } = await client.write(sheetTemplate())
    expect(cardIn(await client.say(draft.id, '还缺什么'), 'list').about).toBe('missing')
    expect((await client.say(draft.id, '检查一遍')).intent).toBe('check')
    expect(cardIn(await client.say(draft.id, '能定稿了吗'), 'export')).toMatchObject({ final: true })
    expect(cardIn(await client.say(draft.id, '和去年比怎么样'), 'comparison').rows.length).toBeGreaterThan(0)
    expect(cardIn(await client.say(draft.id, '你能做什么'), 'commands').commands.length).toBeGreaterThan(10)
  })
})

describe('the history of a draft', () => {
  it('is kept in pages, oldest first', async () => {
    const { draft } = await client.write(sheetTemplate())
    await client.say(draft.id, '还缺什么')
    await client.say(draft.id, '帮助')
    const page = async (query: string) =>
      (await (await client.ask(`/drafts/${draft.id}/messages?${query}`)).json()) as {
        items: { number: number; role: string }[]
        before: number | null
      }
    const last = await page('limit=3')
    expect(last.items.map(({ number }) => number)).toEqual([2, 3, 4])
    const first = await page(`limit=3&before=${last.before}`)
    expect(first).toMatchObject({ items: [{ number: 1, role: 'writer' }], before: null })
  })

  it('resumes an answer by event id, and tells its end to one who has seen all', async () => {
    const { draft } = await client.write(sheetTemplate())
    const answer = await client.say(draft.id, '帮助')
    const path = `/drafts/${draft.id}/messages/${answer.id}/events`
    const all = await readChatEvents(await client.ask(path))
    const rest = await readChatEvents(await client.ask(path, { headers: { 'last-event-id': '2' } }))
    expect(rest).toEqual(all.slice(2))
    const end = await readChatEvents(await client.ask(`${path}?after=${all.length}`))
    expect(end.map(({ type }) => type)).toEqual(['message-end'])
  })

  it('goes on with an answer whose reader left before it was given', async () => {
    const { draft } = await client.write(sheetTemplate())
    const services = createTestServices(database, { prefix: 'q' })
    const { answer } = await services.conversations.ask(draft.id, { text: '还缺什么', context: {} })
    const events = await readChatEvents(await client.ask(`/drafts/${draft.id}/messages/${answer.id}/events`))
    expect(events.at(-1)).toMatchObject({ type: 'message-end', intent: 'missing' })
  })
})

describe('the commands', () => {
  it('are told as a catalogue', async () => {
    const { items } = (await (await client.ask('/chat/commands')).json()) as { items: { name: string }[] }
    expect(items.map(({ name }) => name)).toContain('/润色')
  })
})

describe('bounds', () => {
  it('refuses what is empty or too long, and drafts that there are not', async () => {
    const { draft } = await client.write(sheetTemplate())
    const post = (body: unknown) => client.ask(`/drafts/${draft.id}/messages`, jsonRequest('POST', body))
    expect((await post({ text: '  ' })).status).toBe(422)
    expect((await post({ text: '长'.repeat(2001) })).status).toBe(422)
    expect((await post({ messageId: 'x', replyId: 'y' })).status).toBe(404)
    expect((await client.ask('/drafts/nope/messages')).status).toBe(404)
    expect(BASE).toContain('127.0.0.1')
  })
})
