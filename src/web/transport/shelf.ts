import type { DocumentSummary, Hit, Role } from '../../domain/document.ts'
import type { Requester } from './request.ts'

export type WantedPassages = { readonly query: string; readonly role: Role | null; readonly limit: number }
export type FoundPassages = { readonly hits: readonly Hit[]; readonly degraded: string | null }

export type ShelfResource = {
  documents(): Promise<readonly DocumentSummary[]>
  passages(ids: readonly string[]): Promise<readonly Hit[]>
  search(wanted: WantedPassages, signal: AbortSignal): Promise<FoundPassages>
}

export const createShelfResource = ({ read, items }: Requester): ShelfResource => ({
  documents: () => items('documents'),
  passages: (ids) => items(`passages?ids=${ids.map(encodeURIComponent).join(',')}`),
  search: ({ query, role, limit }, signal) => {
    const wanted = new URLSearchParams({ q: query, limit: String(limit), ...(role ? { role } : {}) })
    return read(`search?${wanted}`, { signal })
  },
})
