import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/domain/ports.ts'
import { openTestDatabase } from '../support/database.ts'
import { scriptedChatModel } from '../support/scripted-model.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const model = scriptedChatModel(() => ({
  pieces: ['{"changes":[{"line":1,"from":"行驶","to":"行使","kind":"错别字"}]}'],
}))
const proofread = (body: object, services = createTestServices(database, { model })): Promise<Response> =>
  Promise.resolve(createTestApp(services).request(`${BASE}/api/v1/proofread`, jsonRequest('POST', body)))

describe('proofreading with a model', () => {
  it('adds what the model proposes to what the rules find, in reading order', async () => {
    const answer = await (await proofread({ text: '新建二所学校，切实行驶管理职能。', model: true })).json()
    expect(answer).toMatchObject({
      findings: [{ line: 1 }, { rule: 'model.wording', quote: '行驶' }],
      notices: [],
    })
  })

  it('asks nothing of it unless told to, and nothing of a text with a secrecy mark', async () => {
    const before = model.requests.length
    await proofread({ text: '切实行驶管理职能。' })
    await proofread({ text: '机密★10年\n切实行驶管理职能。', model: true })
    expect(model.requests.length).toBe(before)
  })

  it('is refused in Chinese where there is none', async () => {
    const response = await proofread(
      { text: '切实行驶管理职能。', model: true },
      createTestServices(database),
    )
    expect(await response.json()).toMatchObject({ code: 'model_unavailable' })
  })
})
