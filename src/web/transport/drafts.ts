import type { DraftKind } from '../../domain/document.ts'
import type { Draft, DraftEvent, DraftPlan, DraftStatus, Writer } from '../../domain/draft.ts'
import { readEventStream } from './read-event-stream.ts'
import { jsonRequest, pathOf, type Requester, trusted } from './request.ts'

export type DraftSummary = {
  readonly id: string
  readonly title: string
  readonly kind: DraftKind
  readonly status: DraftStatus
  readonly createdAt: string
}

export type WantedDraft = {
  readonly factSheetId: string
  readonly kind: DraftKind
  readonly writer: Writer
  /** Characters wanted. */
  readonly length?: number
  /** The document whose outline and wordings the draft follows. */
  readonly style?: string
  /** Same seed, same plan; another one chooses other headings. */
  readonly seed?: string
  readonly outline?: readonly OutlineSection[]
}

/** A section of the plan as the writer wants it. */
export type OutlineSection = {
  readonly id: string
  readonly heading: string
  readonly facts: readonly string[]
  /** Characters wanted of it. */
  readonly length?: number
}

/** What a draft would be, and the characters that each section of it takes. */
export type PlannedDraft = { readonly plan: DraftPlan; readonly lengths: Readonly<Record<string, number>> }

/** An event and its place in the stream; the server's last words may have no place. */
export type StreamedEvent = { readonly id: number | null; readonly event: DraftEvent }

export const EXPORT_FORMATS = ['docx', 'md', 'txt'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export type DraftsResource = {
  list(): Promise<readonly DraftSummary[]>
  open(id: string): Promise<Draft>
  /** The plan of such a draft; stores nothing. */
  plan(wanted: WantedDraft): Promise<PlannedDraft>
  create(wanted: WantedDraft): Promise<Draft>
  remove(id: string): Promise<void>
  /** The events after the given one. Ends when the stream ends, whether or not it was complete. */
  events(id: string, after: number, signal: AbortSignal): AsyncIterable<StreamedEvent>
  exportUrl(id: string, format: ExportFormat): string
  /** The file as asked for. Refused with `draft_not_final` where it is to be final and is not. */
  exportFile(id: string, request: object): Promise<Blob>
}

export const createDraftsResource = ({ base, send, read, items }: Requester): DraftsResource => ({
  list: () => items('drafts'),
  open: (id) => read(pathOf('drafts', id)),
  plan: (wanted) => read('drafts/plan', jsonRequest('POST', wanted)),
  create: (wanted) => read('drafts', jsonRequest('POST', wanted)),
  remove: async (id) => {
    await send(pathOf('drafts', id), { method: 'DELETE' })
  },
  exportFile: async (id, request) =>
    (await send(pathOf('drafts', id, 'export'), jsonRequest('POST', request))).blob(),
  exportUrl: (id, format) => `${base}/${pathOf('drafts', id, 'export')}?format=${format}`,

  async *events(id, after, signal) {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
    const answer = await send(pathOf('drafts', id, 'events'), { headers, signal })
    for await (const { data, number } of readEventStream(answer)) {
      yield { id: number, event: trusted<DraftEvent>(JSON.parse(data)) }
    }
  },
})
