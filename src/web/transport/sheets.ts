import type { DraftKind } from '../../domain/document.ts'
import type { FactSpan, SentenceClass } from '../../domain/draft.ts'
import type { FactSheet, SheetFault } from '../../domain/fact-sheet.ts'
import type { Finding } from '../../domain/finding.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

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

/** What a text rests on, sentence by sentence, and what the sheet does not bear out. */
export type Verification = {
  readonly sentences: readonly {
    readonly text: string
    readonly class: SentenceClass
    readonly facts: readonly FactSpan[]
    readonly line: number
  }[]
  readonly findings: readonly Finding[]
}

export type SheetsResource = {
  list(): Promise<readonly SheetSummary[]>
  open(id: string): Promise<OpenSheet>
  create(json: string): Promise<OpenSheet>
  /** Refused with `revision_conflict` where the sheet no longer stands at `revision`. */
  replace(id: string, revision: number, sheet: unknown): Promise<OpenSheet>
  verify(id: string, text: string, signal: AbortSignal): Promise<Verification>
}

export const createSheetsResource = ({ read, items }: Requester): SheetsResource => ({
  list: () => items('fact-sheets'),
  open: (id) => read(pathOf('fact-sheets', id)),
  create: (json) => read('fact-sheets', jsonRequest('POST', json)),
  replace: (id, revision, sheet) => read(pathOf('fact-sheets', id), jsonRequest('PUT', sheet, revision)),
  verify: (factSheetId, text, signal) =>
    read('verify', { ...jsonRequest('POST', { text, factSheetId }), signal }),
})
