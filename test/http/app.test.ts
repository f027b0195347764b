import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../src/domain/ports.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { createApp } from '../../src/http/app.ts'
import type { LogEntry } from '../../src/http/environment.ts'
import { openTestDatabase } from '../support/database.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
const logged: LogEntry[] = []
let app: ReturnType<typeof createTestApp>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database), (entry) => logged.push(entry))
})
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}${path}`, init))

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

describe('proofreading', () => {
  it('answers with findings by line and offsets of the text as given', async () => {
    const response = await ask(
      '/api/v1/proofread',
      jsonRequest('POST', { text: '新建二所学校。\n培训3百余人。' }),
    )
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      findings: [
        { rule: 'N-28', line: 1, start: 2, end: 3, quote: '二', suggestion: '两', severity: 'error' },
        { rule: 'N-04', line: 2, start: 2, end: 4, quote: '3百', suggestion: '300', severity: 'error' },
      ],
      counts: { error: 2, warning: 0, hint: 0 },
    })
  })

  it('says what is wrong with a request for nothing', async () => {
    const problem = await problemOf(await ask('/api/v1/proofread', jsonRequest('POST', { text: '' })))
    expect(problem.code).toBe('invalid_request')
  })
})

describe('the service', () => {
  it('says that it works and that no model is configured', async () => {
    const response = await ask('/api/v1/health')
    expect(await response.json()).toMatchObject({ status: 'ok', model: null })
  })

  it('answers an unknown address with a problem in Chinese', async () => {
    expect(await problemOf(await ask('/api/v1/nothing'))).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('documents every route that it has', async () => {
    const document = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await (await ask('/openapi.json')).json())
    expect(document.openapi).toMatch(/^3\.1/)
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replace(/\{\.\+\\(\.\w+)\}/, '$1')}`)
    expect([...new Set(documented)].sort()).toEqual([...new Set(routes)].sort())
  })

  it('refuses what another site’s page sends', async () => {
    const response = await ask(
      '/api/v1/fact-sheets',
      jsonRequest('POST', {}, { origin: 'https://elsewhere.example' }),
    )
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'origin_refused' })
  })

  it('refuses to be called by a name that only pretends to be this machine', async () => {
    const response = await Promise.resolve(app.request('http://rebound.example:8787/api/v1/health'))
    expect(await problemOf(response)).toMatchObject({ code: 'origin_refused' })
  })

  it('never lets the message of an unknown error out', async () => {
    const broken = createApp(
      () => {
        throw new Error('password=hunter2')
      },
      { loopbackOnly: true, log: () => undefined },
    )
    const response = await broken.request(`${BASE}/api/v1/health`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('hunter2')
  })

  it('logs a line per request without query or body', async () => {
    await ask('/api/v1/search?q=机密内容')
    const line = logged.findLast(({ message }) => message === 'request')
    expect(line).toMatchObject({ path: '/api/v1/search', status: 200 })
    expect(JSON.stringify(logged)).not.toContain('机密内容')
  })
})

describe('bad input', () => {
  it('that is no JSON is called so', async () => {
    const response = await ask('/api/v1/fact-sheets', { ...jsonRequest('POST', 0), body: '{"profile":' })
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'invalid_json' })
  })

  it('with a wrong field is named with its path', async () => {
    const sheet = structuredClone(sheetTemplate()) as { facts: Record<string, unknown>[] }
    Object.assign(sheet.facts[0] ?? {}, { value: '很多', colour: 'red' })
    const problem = await problemOf(await ask('/api/v1/fact-sheets', jsonRequest('POST', sheet)))
    expect(problem).toMatchObject({ status: 422, code: 'invalid_sheet' })
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/facts/0/value', '/facts/0/colour']),
    )
  })

  it('that is too large is refused before it is read', async () => {
    const response = await ask(
      '/api/v1/verify',
      jsonRequest('POST', { text: '字'.repeat(5_000_000), sheet: {} }),
    )
    expect(await problemOf(response)).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  it.each([
    ['/api/v1/search?q=', 'invalid_request'],
    ['/api/v1/search?q=党建&limit=1000', 'invalid_request'],
    ['/api/v1/search?q=党建&theme=钓鱼', 'invalid_request'],
    ['/api/v1/search?q=党建&role=nobody', 'invalid_request'],
  ])('%s is refused as %s', async (path, code) => {
    expect(await problemOf(await ask(path))).toMatchObject({ status: 422, code })
  })

  it.each([
    ['year=abc', '应为四位年份'],
    ['year=2024-2020', '应为四位年份'],
    ['theme=学前,无此领域', '应为以下领域'],
    ['organ=', '不能为空'],
    ['preferRecent=maybe', '应为 true 或 false'],
  ])('a search with %s is told %s', async (query, words) => {
    const problem = await problemOf(await ask(`/api/v1/search?q=党建&${query}`))
    expect(JSON.stringify(problem)).toContain(words)
  })

  it('without content type is not taken for an empty request', async () => {
    const response = await ask('/api/v1/drafts', { method: 'POST', body: '{"factSheetId":"x"}', headers: {} })
    expect(response.status).toBeGreaterThanOrEqual(400)
  })
})

describe('a sheet over HTTP', () => {
  it('keeps the figures as they were typed', async () => {
    const body =
      '{"profile":{"organ":"某局"},"period":"2025","facts":[{"id":"i1","label":"资金","unit":"元","value":54.50}]}'
    const response = await ask('/api/v1/fact-sheets', { ...jsonRequest('POST', 0), body })
    expect(await response.json()).toMatchObject({ sheet: { facts: [{ value: '54.50' }] } })
  })
})
