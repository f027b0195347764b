import type { DocumentSummary, Hit, Role } from '../../domain/document.ts'
import type { Problem } from '../../domain/draft.ts'
import { formOf } from './form-of.ts'
import { readEventStream } from './read-event-stream.ts'
import { pathOf, type Requester, RequestFailure, trusted } from './request.ts'

export type WantedPassages = {
  readonly query: string
  readonly role: Role | null
  readonly limit: number
  readonly year?: string
  readonly organ?: string
}
export type FoundPassages = { readonly hits: readonly Hit[]; readonly degraded: string | null }

/** What became of files that were put on the shelf. */
export type AddReport = {
  readonly documents: readonly {
    readonly file: string
    readonly title: string
    readonly passages: number
    readonly duplicateOf: string | null
    readonly unchanged: boolean
  }[]
  readonly refused: readonly { readonly file: string; readonly message: string }[]
}

/** How far putting files on the shelf has come; the time is that of the stage, null until it can be told. */
export type AddProgress = {
  readonly stage: string
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
}

type AddEvent =
  | ({ readonly type: 'progress' } & AddProgress)
  | { readonly type: 'report'; readonly report: AddReport }
  | { readonly type: 'problem'; readonly problem: Problem }

export type ShelfResource = {
  /** Tells meanwhile how far the work has come. */
  add(files: readonly File[], onProgress: (progress: AddProgress) => void): Promise<AddReport>
  remove(id: string): Promise<void>
  documents(): Promise<readonly DocumentSummary[]>
  passages(ids: readonly string[]): Promise<readonly Hit[]>
  search(wanted: WantedPassages, signal: AbortSignal): Promise<FoundPassages>
}

export const createShelfResource = ({ read, items, send }: Requester): ShelfResource => ({
  async add(files, onProgress) {
    const headers = { accept: 'text/event-stream' }
    const answer = await send('documents', { method: 'POST', body: formOf(files), headers })
    for await (const { data } of readEventStream(answer)) {
      const event = trusted<AddEvent>(JSON.parse(data))
      if (event.type === 'report') return event.report
      if (event.type === 'problem') throw new RequestFailure(event.problem)
      onProgress(event)
    }
    throw new RequestFailure(null)
  },
  remove: async (id) => {
    await send(pathOf('documents', id), { method: 'DELETE' })
  },
  documents: () => items('documents'),
  passages: (ids) => items(`passages?ids=${ids.map(encodeURIComponent).join(',')}`),
  search: ({ query, role, limit, year, organ }, signal) => {
    const wanted = new URLSearchParams({
      q: query,
      limit: String(limit),
      ...(role ? { role } : {}),
      ...(year ? { year } : {}),
      ...(organ ? { organ } : {}),
    })
    return read(`search?${wanted}`, { signal })
  },
})
