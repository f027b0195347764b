import type { DraftKind, Hit, Role } from '../domain/document.ts'
import type { Draft, DraftEvent, DraftStatus, Problem, Section, Writer } from '../domain/draft.ts'
import type { FactSheet, SheetFault } from '../domain/fact-sheet.ts'

export type Health = {
  readonly version: string
  readonly model: string | null
  readonly documents: number
  readonly passages: number
}

export type SheetSummary = {
  readonly id: string
  readonly title: string
  readonly organ: string
  readonly kind: DraftKind
  readonly period: string
  readonly facts: number
}

export type OpenSheet = {
  readonly id: string
  readonly revision: number
  readonly sheet: FactSheet
  readonly faults: readonly SheetFault[]
}

export type DraftSummary = {
  readonly id: string
  readonly title: string
  readonly kind: DraftKind
  readonly status: DraftStatus
  readonly createdAt: string
}

/** An event and its place in the stream; the server's last words may have no place. */
export type StreamedEvent = { readonly id: number | null; readonly event: DraftEvent }

export const EXPORT_FORMATS = ['docx', 'md', 'txt'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export type WantedPassages = { readonly query: string; readonly role: Role | null; readonly limit: number }
export type FoundPassages = { readonly hits: readonly Hit[]; readonly degraded: string | null }

/** All that the page asks of the service. Every call throws `RequestFailure` where the answer is not the wanted one. */
export type Transport = {
  health(): Promise<Health>
  sheets(): Promise<readonly SheetSummary[]>
  sheet(id: string): Promise<OpenSheet>
  createSheet(json: string): Promise<OpenSheet>
  drafts(): Promise<readonly DraftSummary[]>
  draft(id: string): Promise<Draft>
  createDraft(wanted: { factSheetId: string; kind: DraftKind; writer: Writer }): Promise<Draft>
  /** The events after the given one. Ends when the stream ends, whether or not it was complete. */
  events(draftId: string, after: number, signal: AbortSignal): AsyncIterable<StreamedEvent>
  passages(ids: readonly string[]): Promise<readonly Hit[]>
  search(wanted: WantedPassages, signal: AbortSignal): Promise<FoundPassages>
  section(draftId: string, sectionId: string): Promise<Section>
  /** Replaces the text of a section that stood at `revision`; refused with `revision_conflict` where it no longer does. */
  reviseSection(
    draftId: string,
    sectionId: string,
    revision: number,
    paragraphs: readonly string[],
  ): Promise<Section>
  exportUrl(draftId: string, format: ExportFormat): string
}

/** What the service said when it refused; null when it was not reached or the connection broke. */
export class RequestFailure extends Error {
  readonly problem: Problem | null

  constructor(problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? 'no answer')
    this.name = 'RequestFailure'
    this.problem = problem
  }
}
