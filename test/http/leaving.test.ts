import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createChatModel } from '../../src/adapters/openai/chat-model.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { listedFacts, trueSentence } from '../support/scripted-model.ts'
import { type Script, type ScriptedServer, startScriptedServer } from '../support/scripted-openai-server.ts'
import { createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
  await emptyDatabase(database)
})

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const withId = z.looseObject({ id: z.string() })

/** The service on loopback, with a model that behaves as its script says. */
async function started(script: Script): Promise<{ base: string; model: ScriptedServer }> {
  const model = await startScriptedServer(script)
  closers.push(model.close)
  const chat = createChatModel({ baseUrl: model.baseUrl, apiKey: 'none', model: 'm', maxRetries: 0 })
  const app = createTestApp(createTestServices(database, { model: chat }))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  await new Promise((resolve) => server.once('listening', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, model }
}

async function planned(base: string, writer: 'engine' | 'model'): Promise<string> {
  const sheet = withId.parse(
    await (await fetch(`${base}/fact-sheets`, jsonRequest('POST', sheetTemplate()))).json(),
  )
  const draft = await fetch(`${base}/drafts`, jsonRequest('POST', { factSheetId: sheet.id, writer }))
  return withId.parse(await draft.json()).id
}

async function untilSentence(response: Response): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true })
    if (text.includes('"author":"model"')) return
  }
}

describe('a reader who leaves', () => {
  it('ends the model call, and one who comes back gets the rest', async () => {
    let isSilent = true
    const { base, model } = await started((request) => {
      const sentences = listedFacts(request).map(trueSentence)
      return isSilent
        ? { pieces: [`${sentences[0] ?? ''}同`], ending: 'silent' }
        : { pieces: [sentences.join('')] }
    })
    const id = await planned(base, 'model')
    const leaving = new AbortController()
    await untilSentence(await fetch(`${base}/drafts/${id}/events`, { signal: leaving.signal }))
    expect(model.aborted()).toBe(0)
    leaving.abort()
    await expect.poll(() => model.aborted()).toBe(1)
    isSilent = false
    const rest = await (await fetch(`${base}/drafts/${id}/events`)).text()
    expect(rest).toContain('event: draft-end')
    const draft = (await (await fetch(`${base}/drafts/${id}`)).json()) as Draft
    const texts = draft.sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('of a suggestion ends the model call, and nothing is kept', async () => {
    const { base, model } = await started(() => ({ pieces: ['围绕'], ending: 'silent' }))
    const id = await planned(base, 'engine')
    await (await fetch(`${base}/drafts/${id}/events`)).text()
    const draft = (await (await fetch(`${base}/drafts/${id}`)).json()) as Draft
    const section = draft.sections.find(({ sentences }) => sentences.some(({ facts }) => facts.length > 0))
    const path = `${base}/drafts/${id}/sections/${section?.id}/suggestions`
    const leaving = new AbortController()
    const asked = fetch(path, {
      ...jsonRequest('POST', { action: 'polish', writer: 'model' }),
      signal: leaving.signal,
    })
    await expect.poll(() => model.requests.length).toBe(1)
    leaving.abort()
    await expect(asked).rejects.toThrow()
    await expect.poll(() => model.aborted()).toBe(1)
    expect(await (await fetch(path)).json()).toEqual({ items: [] })
  })
})
