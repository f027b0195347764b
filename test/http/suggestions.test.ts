import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Draft, Section } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
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

async function writtenSection(): Promise<{ draft: Draft; section: Section; path: string }> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const { id } = withId.parse(
    await (await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))).json(),
  )
  await readEvents(await ask(`/drafts/${id}/events`))
  const draft = (await (await ask(`/drafts/${id}`)).json()) as Draft
  const section = draft.sections.find(({ sentences }) => sentences.some((sentence) => sentence.class === 'F'))
  if (!section) throw new Error('no section has a sentence of facts')
  return { draft, section, path: `/drafts/${id}/sections/${section.id}` }
}

const suggestionOf = async (response: Response): Promise<Suggestion> => (await response.json()) as Suggestion

describe('a suggestion', () => {
  it('changes nothing until it is accepted, and then the section alone', async () => {
    const { section, path } = await writtenSection()
    const created = await ask(`${path}/suggestions`, jsonRequest('POST', { action: 'rephrase' }))
    expect(created.status).toBe(201)
    const suggestion = await suggestionOf(created)
    expect(suggestion.changes.length).toBeGreaterThan(0)
    expect(await (await ask(path)).json()).toEqual(section)
    expect(await (await ask(`${path}/suggestions`)).json()).toEqual({ items: [suggestion] })

    const decisions = `${path}/suggestions/${suggestion.id}/decisions`
    const blind = await ask(decisions, jsonRequest('POST', {}))
    expect(blind.status).toBe(428)
    const accepted = await ask(decisions, jsonRequest('POST', {}, { 'if-match': `"${section.revision}"` }))
    expect(accepted.status).toBe(200)
    const revised = (await accepted.json()) as Section
    expect(revised.revision).toBe(section.revision + 1)
    expect(revised.sentences).not.toEqual(section.sentences)
    expect(await (await ask(`${path}/suggestions`)).json()).toEqual({ items: [] })
    expect((await ask(decisions, jsonRequest('POST', {}))).status).toBe(404)
  })

  it('is gone when it is rejected', async () => {
    const { section, path } = await writtenSection()
    const suggestion = await suggestionOf(
      await ask(`${path}/suggestions`, jsonRequest('POST', { action: 'rephrase' })),
    )
    const reject = suggestion.changes.map(({ id }) => id)
    const answer = await ask(
      `${path}/suggestions/${suggestion.id}/decisions`,
      jsonRequest('POST', { reject }),
    )
    expect(await answer.json()).toEqual(section)
    expect(await (await ask(`${path}/suggestions`)).json()).toEqual({ items: [] })
  })

  it('takes no decision on changes that are not in it, nor two on one', async () => {
    const { section, path } = await writtenSection()
    const suggestion = await suggestionOf(
      await ask(`${path}/suggestions`, jsonRequest('POST', { action: 'rephrase' })),
    )
    const [first] = suggestion.changes.map(({ id }) => id)
    const match = { 'if-match': `"${section.revision}"` }
    for (const decision of [
      { accept: ['nothing'] },
      { reject: ['nothing'] },
      { accept: [first], reject: [first] },
    ]) {
      const refused = await ask(
        `${path}/suggestions/${suggestion.id}/decisions`,
        jsonRequest('POST', decision, match),
      )
      expect(await refused.json()).toMatchObject({ code: 'invalid_request' })
    }
    expect(await (await ask(path)).json()).toEqual(section)
    expect(await (await ask(`${path}/suggestions`)).json()).toEqual({ items: [suggestion] })
  })

  it('is not made of a locked section', async () => {
    const { path } = await writtenSection()
    await ask(path, jsonRequest('PATCH', { locked: true }))
    const refused = await ask(`${path}/suggestions`, jsonRequest('POST', { action: 'polish' }))
    expect(refused.status).toBe(423)
  })

  it('by a model needs one', async () => {
    const { path } = await writtenSection()
    const refused = await ask(
      `${path}/suggestions`,
      jsonRequest('POST', { action: 'polish', writer: 'model' }),
    )
    expect(await refused.json()).toMatchObject({ code: 'model_unavailable' })
  })
})
