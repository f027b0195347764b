import type { DraftEvent, Problem } from '../domain/draft.ts'
import { createSseDecoder } from './sse-decoder.ts'
import { RequestFailure, type StreamedEvent, type Transport } from './transport.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** The service's HTTP API under `base`, such as `api/v1`. */
export function createFetchTransport(base: string, fetchAnswer: typeof fetch): Transport {
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    // A broken connection tells its reason in the browser's own language and words: of no use to the writer.
    const answer = await fetchAnswer(`${base}/${path}`, init).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new RequestFailure(null)
    })
    if (!answer.ok) throw new RequestFailure(await problemOf(answer))
    return answer
  }
  const read = async <T>(path: string, init?: RequestInit): Promise<T> =>
    trusted<T>(await (await request(path, init)).json())
  const get = <T>(path: string): Promise<T> => read<T>(path)
  const post = <T>(path: string, body: string): Promise<T> =>
    read<T>(path, { method: 'POST', headers: JSON_TYPE, body })
  const items = async <T>(path: string): Promise<readonly T[]> => (await get<{ items: T[] }>(path)).items

  return {
    health: () => get('health'),
    sheets: () => items('fact-sheets'),
    sheet: (id) => get(`fact-sheets/${encodeURIComponent(id)}`),
    createSheet: (json) => post('fact-sheets', json),
    drafts: () => items('drafts'),
    draft: (id) => get(`drafts/${encodeURIComponent(id)}`),
    createDraft: (wanted) => post('drafts', JSON.stringify(wanted)),
    passages: (ids) => items(`passages?ids=${ids.map(encodeURIComponent).join(',')}`),
    search: ({ query, role, limit }, signal) => {
      const wanted = new URLSearchParams({ q: query, limit: String(limit), ...(role ? { role } : {}) })
      return read(`search?${wanted}`, { signal })
    },
    section: (draftId, sectionId) => get(sectionPath(draftId, sectionId)),
    reviseSection: (draftId, sectionId, revision, paragraphs) =>
      read(sectionPath(draftId, sectionId), {
        method: 'PUT',
        headers: { ...JSON_TYPE, 'if-match': `"${revision}"` },
        body: JSON.stringify({ paragraphs }),
      }),
    exportUrl: (draftId, format) => `${base}/drafts/${encodeURIComponent(draftId)}/export?format=${format}`,

    async *events(draftId, after, signal) {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
      const answer = await request(`drafts/${encodeURIComponent(draftId)}/events`, { headers, signal })
      const reader = answer.body?.getReader()
      if (!reader) return
      const decoder = createSseDecoder()
      try {
        for (;;) {
          const { done, value } = await reader.read()
          if (done) return
          for (const { data, id } of decoder.push(value)) yield streamedEvent(data, id)
        }
      } finally {
        // After the reader's leaving the connection is of no more use; a failing cancel changes nothing.
        await reader.cancel().catch(() => undefined)
      }
    },
  }
}

const sectionPath = (draftId: string, sectionId: string): string =>
  `drafts/${encodeURIComponent(draftId)}/sections/${encodeURIComponent(sectionId)}`

const streamedEvent = (data: string, id: string | null): StreamedEvent => ({
  id: id !== null && /^\d+$/.test(id) ? Number(id) : null,
  event: trusted<DraftEvent>(JSON.parse(data)),
})

async function problemOf(answer: Response): Promise<Problem | null> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  return isProblem ? trusted<Problem>(await answer.json()) : null
}

// The page and the service are one build, and the service speaks by schemas: checking again would only add weight.
const trusted = <T>(value: unknown): T => value as T
