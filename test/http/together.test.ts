import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
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
const changesSchema = z.object({
  mark: z.string(),
  sheetRevision: z.number(),
  sections: z.array(z.looseObject({ id: z.string(), revision: z.number() })),
  people: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})

async function writtenDraft(): Promise<string> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const { id } = withId.parse(
    await (await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))).json(),
  )
  await readEvents(await ask(`/drafts/${id}/events`))
  return id
}
const changes = async (id: string, since = '') =>
  changesSchema.parse(await (await ask(`/drafts/${id}/changes?since=${since}`)).json())

describe('several people at one draft', () => {
  it('are told which sections changed since they looked, and nothing while none did', async () => {
    const id = await writtenDraft()
    const first = await changes(id)
    const section = first.sections[1]
    expect(first.sections.length).toBeGreaterThan(3)
    expect((await changes(id, first.mark)).sections).toEqual([])
    const path = `/drafts/${id}/sections/${section?.id}`
    const paragraphs = { paragraphs: ['别人改过的一段。'] }
    await ask(path, jsonRequest('PUT', paragraphs, { 'if-match': `"${section?.revision}"` }))
    const second = await changes(id, first.mark)
    expect(second.sections).toEqual([{ ...section, revision: (section?.revision ?? 0) + 1 }])
    await ask(path, jsonRequest('PATCH', { locked: true }))
    expect((await changes(id, second.mark)).sections).toMatchObject([{ id: section?.id, locked: true }])
  })

  it('are told that the sheet changed', async () => {
    const id = await writtenDraft()
    const { mark, sheetRevision } = await changes(id)
    const { factSheetId } = z
      .looseObject({ factSheetId: z.string() })
      .parse(await (await ask(`/drafts/${id}`)).json())
    const revision = { 'if-match': `"${sheetRevision}"` }
    await ask(`/fact-sheets/${factSheetId}`, jsonRequest('PUT', sheetTemplate(), revision))
    expect(await changes(id, mark)).toMatchObject({ sheetRevision: sheetRevision + 1, sections: [] })
  })

  it('cost next to nothing while nothing happens', async () => {
    const id = await writtenDraft()
    const answer = await ask(`/drafts/${id}/changes`)
    const tag = answer.headers.get('etag') ?? ''
    const again = await ask(`/drafts/${id}/changes`, { headers: { 'if-none-match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await ask(`/drafts/${id}/presence`, jsonRequest('PUT', { visitor: 'v', name: '李明', sectionId: null }))
    const news = await ask(`/drafts/${id}/changes`, { headers: { 'if-none-match': tag } })
    expect(news.status).toBe(200)
  })

  it('see who is there and what each is changing', async () => {
    const id = await writtenDraft()
    const presence = (body: unknown) => ask(`/drafts/${id}/presence`, jsonRequest('PUT', body))
    expect((await presence({ visitor: 'v1', name: ' 李明 ', sectionId: 's1' })).status).toBe(204)
    expect((await changes(id)).people).toEqual([{ id: 'v1', name: '李明', sectionId: 's1' }])
    expect((await presence({ visitor: 'v1', name: '', sectionId: null })).status).toBe(422)
    expect((await presence({ visitor: 'v1', name: '长'.repeat(21), sectionId: null })).status).toBe(422)
  })

  it('are told where there is no such draft', async () => {
    expect((await ask('/drafts/none/changes')).status).toBe(404)
    const body = { visitor: 'v1', name: '李明', sectionId: null }
    expect((await ask('/drafts/none/presence', jsonRequest('PUT', body))).status).toBe(404)
  })
})
