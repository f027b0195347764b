import { describe, expect, it } from 'vitest'
import { RequestFailure } from '../../../src/web/transport/request.ts'
import { createFetchTransport } from '../../../src/web/transport/transport.ts'
import { EVENTS, PROBLEM } from '../samples.ts'

/** A service that gives one answer and remembers what it was asked. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const transport = createFetchTransport('api/v1', async (input, init) => {
    asked.push({ url: String(input), init })
    return answer()
  })
  return { asked, transport }
}

const EVENT_TEXT = EVENTS.map(
  (event, index) => `id: ${index + 1}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
).join('')

describe('createFetchTransport', () => {
  it('asks for a list and gives its items', async () => {
    const { asked, transport } = answering(() => Response.json({ items: [{ id: 'f1' }] }))
    expect(await transport.sheets.list()).toEqual([{ id: 'f1' }])
    expect(asked[0]?.url).toBe('api/v1/fact-sheets')
  })

  it('sends a sheet as it was given, so that the service can say what is wrong with it', async () => {
    const { asked, transport } = answering(() => Response.json({ id: 'f1' }, { status: 201 }))
    await transport.sheets.create('{ not json')
    expect(asked[0]?.init?.body).toBe('{ not json')
  })

  it('reads events after a number', async () => {
    const { asked, transport } = answering(() => new Response(EVENT_TEXT))
    const read = []
    for await (const streamed of transport.drafts.events('d1', 7, new AbortController().signal))
      read.push(streamed)
    expect(read).toEqual(EVENTS.map((event, index) => ({ id: index + 1, event })))
    expect(new Headers(asked[0]?.init?.headers).get('last-event-id')).toBe('7')
  })

  it('tells the problem that the service states', async () => {
    const headers = { 'content-type': 'application/problem+json; charset=utf-8' }
    const { transport } = answering(() => Response.json(PROBLEM, { status: 503, headers }))
    await expect(transport.health.read()).rejects.toMatchObject({ problem: { code: 'model_unavailable' } })
  })

  it('tells no problem where the answer is not from the service or none came', async () => {
    const proxy = answering(() => new Response('<html>Bad Gateway</html>', { status: 502 }))
    await expect(proxy.transport.health.read()).rejects.toEqual(new RequestFailure(null))
    const away = answering(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(away.transport.health.read()).rejects.toEqual(new RequestFailure(null))
  })

  it('searches with a role where the section has one, and can be left', async () => {
    const { asked, transport } = answering(() => Response.json({ hits: [], degraded: null }))
    const leaving = new AbortController()
    await transport.shelf.search({ query: '学前 教育&', role: 'plan', limit: 3 }, leaving.signal)
    await transport.shelf.search({ query: '学前', role: null, limit: 3 }, leaving.signal)
    const queries = asked.map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))
    expect(queries).toEqual([
      { q: '学前 教育&', limit: '3', role: 'plan' },
      { q: '学前', limit: '3' },
    ])
    expect(asked[0]?.init?.signal).toBe(leaving.signal)
  })

  it('saves a section under the revision that was edited', async () => {
    const { asked, transport } = answering(() => Response.json({ id: 's/1', revision: 4 }))
    await transport.sections.revise('d1', 's/1', 3, ['甲。', '乙。'], '李明')
    await transport.sections.revise('d1', 's/1', 4, ['丙。'], undefined)
    expect(asked[0]?.url).toBe('api/v1/drafts/d1/sections/s%2F1')
    expect(asked[0]?.init?.method).toBe('PUT')
    expect(new Headers(asked[0]?.init?.headers).get('if-match')).toBe('"3"')
    expect(asked[0]?.init?.body).toBe('{"paragraphs":["甲。","乙。"],"by":"李明"}')
    expect(asked[1]?.init?.body).toBe('{"paragraphs":["丙。"]}')
  })

  it('names passages and files in addresses of their own', async () => {
    const { asked, transport } = answering(() => Response.json({ items: [] }))
    await transport.shelf.passages(['a/b', 'c'])
    expect(asked[0]?.url).toBe('api/v1/passages?ids=a%2Fb,c')
    expect(transport.drafts.exportUrl('d1', 'docx')).toBe('api/v1/drafts/d1/export?format=docx')
  })
})
