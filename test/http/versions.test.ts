import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Draft, Section } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import type { SectionRevision } from '../../src/domain/stores.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { readEvents } from '../support/read-events.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>

/** Every look at it is a second later. */
function tickingClock(): () => Date {
  let now = Date.parse('2026-01-06T08:00:00Z')
  return () => {
    now += 1000
    return new Date(now)
  }
}

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database, { clock: tickingClock() }))
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))
const withId = z.looseObject({ id: z.string() })
const draftOf = async (id: string): Promise<Draft> => (await (await ask(`/drafts/${id}`)).json()) as Draft

async function writtenSection(): Promise<{ id: string; section: Section; path: string }> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const { id } = withId.parse(
    await (await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))).json(),
  )
  await readEvents(await ask(`/drafts/${id}/events`))
  const section = (await draftOf(id)).sections.find(({ sentences }) =>
    sentences.some((one) => one.class === 'F'),
  )
  if (!section) throw new Error('nothing was written')
  return { id, section, path: `/drafts/${id}/sections/${section.id}` }
}
const rewrite = (path: string, revision: number): Promise<Response> =>
  ask(path, jsonRequest('PUT', { paragraphs: ['全部重写。'] }, { 'if-match': `"${revision}"` }))

describe('the history of a draft', () => {
  it('shows what became of a revision, and puts it back with all that was known of its sentences', async () => {
    const { section, path } = await writtenSection()
    await rewrite(path, 1)
    const changes = await (await ask(`${path}/revisions/1/changes`)).json()
    expect(changes).toMatchObject({
      words: expect.arrayContaining([{ type: 'added', text: expect.any(String) }]),
    })
    expect((await ask(`${path}/revisions/1/restore`, { method: 'POST' })).status).toBe(428)
    const stale = await ask(`${path}/revisions/1/restore`, { method: 'POST', headers: { 'if-match': '"1"' } })
    expect(stale.status).toBe(412)
    const restored = await ask(`${path}/revisions/1/restore`, {
      method: 'POST',
      headers: { 'if-match': '"2"' },
    })
    expect(await restored.json()).toMatchObject({ revision: 3, sentences: section.sentences })
    expect((await ask(`${path}/revisions/9/changes`)).status).toBe(404)
  })

  it('says who saved, where one says so', async () => {
    const { id, path } = await writtenSection()
    const save = (by: string): Promise<Response> =>
      ask(path, jsonRequest('PUT', { paragraphs: [`${by}写的。`], by }, { 'if-match': '"1"' }))
    expect((await save('长'.repeat(21))).status).toBe(422)
    expect((await save(' 李明 ')).status).toBe(200)
    await ask(`${path}/revisions/1/restore`, jsonRequest('POST', { by: '王芳' }, { 'if-match': '"2"' }))
    const version = withId.parse(
      await (await ask(`/drafts/${id}/versions`, jsonRequest('POST', { name: '送审稿' }))).json(),
    )
    await rewrite(path, 3)
    await ask(`/drafts/${id}/versions/${version.id}/restore`, jsonRequest('POST', { by: '李明' }))
    const { items } = (await (await ask(`${path}/revisions`)).json()) as { items: SectionRevision[] }
    expect(items.map(({ author, by }) => by ?? author)).toEqual(['engine', '李明', '王芳', 'writer', '李明'])
  })

  it('goes back to a named version, but for what is locked', async () => {
    const { id, section, path } = await writtenSection()
    const version = withId.parse(
      await (await ask(`/drafts/${id}/versions`, jsonRequest('POST', { name: '送审稿' }))).json(),
    )
    await rewrite(path, 1)
    await ask(path, jsonRequest('PATCH', { locked: true }))
    const restore = (): Promise<Response> =>
      ask(`/drafts/${id}/versions/${version.id}/restore`, { method: 'POST' })
    expect(await (await restore()).json()).toEqual({ restored: [] })
    await ask(path, jsonRequest('PATCH', { locked: false }))
    expect(await (await restore()).json()).toEqual({ restored: [section.id] })
    expect((await draftOf(id)).sections.find((one) => one.id === section.id)?.sentences).toEqual(
      section.sentences,
    )
  })

  it('names, lists and forgets versions', async () => {
    const { id } = await writtenSection()
    expect((await ask(`/drafts/${id}/versions`, jsonRequest('POST', { name: ' ' }))).status).toBe(422)
    const version = withId.parse(
      await (await ask(`/drafts/${id}/versions`, jsonRequest('POST', { name: '送审稿' }))).json(),
    )
    expect(await (await ask(`/drafts/${id}/versions`)).json()).toMatchObject({ items: [{ name: '送审稿' }] })
    expect((await ask(`/drafts/${id}/versions/${version.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/drafts/${id}/versions/${version.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await ask('/drafts/nothing/versions')).status).toBe(404)
  })
})
