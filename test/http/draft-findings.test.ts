import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Draft } from '../../src/domain/draft.ts'
import type { DraftFinding } from '../../src/domain/draft-finding.ts'
import type { Database } from '../../src/domain/ports.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { readEvents } from '../support/read-events.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))
const withId = z.looseObject({ id: z.string() })
const findingsOf = async (id: string): Promise<DraftFinding[]> =>
  ((await (await ask(`/drafts/${id}/findings`)).json()) as { items: DraftFinding[] }).items

async function editedDraft(text: string): Promise<string> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const { id } = withId.parse(
    await (await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))).json(),
  )
  await readEvents(await ask(`/drafts/${id}/events`))
  const draft = (await (await ask(`/drafts/${id}`)).json()) as Draft
  const section = draft.sections.find(({ sentences }) => sentences.length > 0)
  await ask(
    `/drafts/${id}/sections/${section?.id}`,
    jsonRequest('PUT', { paragraphs: [text] }, { 'if-match': `"${section?.revision}"` }),
  )
  return id
}

describe('the findings of a draft', () => {
  it('are let stand with a reason, and told again', async () => {
    const id = await editedDraft('全年新建二所学校。')
    const finding = (await findingsOf(id)).find(({ quote }) => quote.includes('二'))
    expect(finding?.ignored).toBeNull()
    const wanted = {
      rule: finding?.rule,
      quote: finding?.quote,
      sectionId: finding?.places[0]?.sectionId,
      reason: '本局习惯',
    }
    const ignored = await ask(`/drafts/${id}/findings/ignored`, jsonRequest('POST', wanted))
    expect(ignored.status).toBe(201)
    const kept = withId.parse(await ignored.json())
    expect((await findingsOf(id)).find(({ quote }) => quote === finding?.quote)?.ignored).toMatchObject({
      reason: '本局习惯',
    })
    expect((await ask(`/drafts/${id}/findings/ignored/${kept.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/drafts/${id}/findings/ignored/${kept.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await findingsOf(id)).every(({ ignored: reason }) => reason === null)).toBe(true)
  })

  it('follow the bureau’s own words', async () => {
    const id = await editedDraft('各项工作亮点纷呈，成效明显。')
    const words = { forbidden: [{ word: '亮点纷呈', instead: '成效明显' }] }
    expect((await ask('/own-words', jsonRequest('PUT', words))).status).toBe(428)
    expect((await ask('/own-words', jsonRequest('PUT', words, { 'if-match': '"0"' }))).status).toBe(200)
    expect((await ask('/own-words', jsonRequest('PUT', words, { 'if-match': '"0"' }))).status).toBe(412)
    expect(await (await ask('/own-words')).json()).toMatchObject({
      revision: 1,
      words: { allowed: [], ...words },
    })
    expect((await findingsOf(id)).some(({ quote }) => quote === '亮点纷呈')).toBe(true)
    const proofread = await (await ask('/proofread', jsonRequest('POST', { text: '工作亮点纷呈。' }))).json()
    expect(JSON.stringify(proofread)).toContain('亮点纷呈')
  })

  it('are refused for a draft that is not there', async () => {
    expect((await ask('/drafts/nothing/findings')).status).toBe(404)
    const wanted = { rule: 'N-06', quote: '二', sectionId: null, reason: '' }
    expect((await ask('/drafts/nothing/findings/ignored', jsonRequest('POST', wanted))).status).toBe(404)
  })
})
