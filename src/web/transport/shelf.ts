import type { DocumentSummary, Hit, Role } from '../../domain/document.ts'
import { pathOf, type Requester } from './request.ts'

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

export type ShelfResource = {
  add(files: readonly File[]): Promise<AddReport>
  remove(id: string): Promise<void>
  documents(): Promise<readonly DocumentSummary[]>
  passages(ids: readonly string[]): Promise<readonly Hit[]>
  search(wanted: WantedPassages, signal: AbortSignal): Promise<FoundPassages>
}

export const createShelfResource = ({ read, items, send }: Requester): ShelfResource => ({
  add: (files) => read('documents', { method: 'POST', body: formOf(files) }),
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

function formOf(files: readonly File[]): FormData {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  return form
}
