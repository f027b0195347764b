import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { createPgDatabase } from '../../src/adapters/postgres/pg-database.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { readEvents } from '../support/read-events.ts'

const server = process.env['TEST_DATABASE_URL']
const DATABASE = 'nigao_worker_test'

/** The service in workerd, against a native PostgreSQL through the local Hyperdrive. */
describe.skipIf(!server)('the Worker (skipped without TEST_DATABASE_URL)', () => {
  let worker: Awaited<ReturnType<typeof unstable_startWorker>>

  beforeAll(async () => {
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`drop database if exists ${DATABASE}`)
    await admin.query(`create database ${DATABASE}`)
    await admin.end()
    const url = new URL(server ?? '')
    url.pathname = `/${DATABASE}`
    // Hyperdrive wants a password even where the server asks for none.
    url.password ||= 'unused'
    const database = createPgDatabase(url.href)
    await migrate(database)
    await database.close()
    process.env['CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE'] = url.href
    worker = await unstable_startWorker({
      config: 'wrangler.toml',
      dev: { server: { port: 0 }, inspector: false, logLevel: 'error' },
    })
  })
  afterAll(() => worker.dispose())

  const call = async (path: string, init?: RequestInit): Promise<Response> => {
    const url = new URL(path, await worker.url)
    return fetch(url, init)
  }
  const postJson = (path: string, body: unknown): Promise<Response> =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('answers, with its database and without a model', async () => {
    const response = await call('/api/v1/health')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ status: 'ok', model: null, documents: 0 })
  })

  it('takes a fact sheet, writes the draft to its end and gives the Word file', async () => {
    const sheet = (await (await postJson('/api/v1/fact-sheets', sheetTemplate())).json()) as { id: string }
    const draft = (await (await postJson('/api/v1/drafts', { factSheetId: sheet.id })).json()) as {
      id: string
    }
    const events = await readEvents(await call(`/api/v1/drafts/${draft.id}/events`))
    expect(events.at(-1)).toMatchObject({ type: 'draft-end', coverage: { must: { missing: [] } } })
    const file = await call(`/api/v1/drafts/${draft.id}/export?format=docx`)
    expect(file.status).toBe(200)
    expect(new Uint8Array(await file.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  })

  it('puts a document on the shelf and finds it', async () => {
    const form = new FormData()
    const text = '某局2023年工作总结\n\n一、教师队伍\n\n加强师德师风建设，开展专题培训，教师能力稳步提升。\n'
    form.set('file', new File([text], '总结.txt'))
    const added = await call('/api/v1/documents', { method: 'POST', body: form })
    expect(await added.json()).toMatchObject({ documents: [{ duplicateOf: null }], refused: [] })
    const found = await call(`/api/v1/search?q=${encodeURIComponent('师德师风')}`)
    expect(((await found.json()) as { hits: unknown[] }).hits.length).toBeGreaterThan(0)
  })

  it('serves the page', async () => {
    const page = await call('/')
    expect(page.headers.get('content-type')).toContain('text/html')
  })
})
