import type { DraftKind } from '../../domain/document.ts'
import type { Writer } from '../../domain/draft.ts'
import type { OutlineSection, PlannedDraft } from '../transport/drafts.ts'
import type { ImportReport, WorkbookReading } from '../transport/imports.ts'
import type { OpenSheet } from '../transport/sheets.ts'

/** The steps of a new draft, in their order. */
export const STEPS = ['kind', 'sheet', 'references', 'outline'] as const
export type Step = (typeof STEPS)[number]

/** Who writes and about what period, as typed. */
export type ProfileForm = {
  readonly organ: string
  readonly shortNames: string
  readonly region: string
  readonly level: string
  readonly superiors: string
  readonly period: string
}

/** Something wrong, at the place of the request that a pointer names. */
export type FieldFault = { readonly pointer: string; readonly detail: string }

/** A file that was not taken, and why. A sheet in JSON names every wrong place. */
export type RefusedFile = {
  readonly file: string
  readonly title: string
  readonly detail: string
  readonly rows: readonly FaultyRow[]
}

/** An entry of a sheet in JSON with its wrong fields; `place` counts from 1, null where no entry is meant. */
export type FaultyRow = {
  readonly place: number | null
  readonly label: string
  readonly cells: readonly { readonly field: string; readonly value: string; readonly detail: string }[]
}

/** A heading that the service proposed, by the section it stands over. */
export type ProposedHeading = { readonly id: string; readonly heading: string }

/** What is kept of a new draft that is not begun yet. */
export type KeptStart = {
  readonly step: Step
  readonly kind: DraftKind
  readonly writer: Writer | null
  readonly profile: ProfileForm
  readonly isNewSheet: boolean
  readonly sheetId: string | null
  /** Tables that were looked at and not brought in. */
  readonly files: readonly string[]
  /** What was typed into rows of the table and is not in the sheet yet, by row and field. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly style: string | null
  readonly isStyleChosen: boolean
  readonly length: number | null
  readonly seed: string
  readonly outline: readonly OutlineSection[] | null
  readonly proposed: readonly ProposedHeading[]
}

export type StartEvent =
  | { readonly type: 'start-resumed'; readonly kept: KeptStart }
  | { readonly type: 'start-left' }
  | { readonly type: 'start-stepped'; readonly step: Step }
  | { readonly type: 'start-faulted'; readonly faults: readonly FieldFault[] }
  | { readonly type: 'kind-chosen'; readonly kind: DraftKind }
  | { readonly type: 'writer-chosen'; readonly writer: Writer }
  | { readonly type: 'profile-typed'; readonly profile: Partial<ProfileForm> }
  | { readonly type: 'start-sheet-read'; readonly sheet: OpenSheet }
  | { readonly type: 'new-sheet-wanted'; readonly period: string }
  | { readonly type: 'import-wanted'; readonly files: readonly string[] }
  | { readonly type: 'import-read'; readonly report: ImportReport; readonly refused: readonly RefusedFile[] }
  | { readonly type: 'import-refused'; readonly refused: readonly RefusedFile[] }
  | { readonly type: 'import-mended'; readonly mapping: WorkbookReading }
  | { readonly type: 'import-storing' }
  | { readonly type: 'import-taken'; readonly report: ImportReport }
  | { readonly type: 'import-left' }
  | { readonly type: 'style-chosen'; readonly style: string | null; readonly isOwn: boolean }
  | { readonly type: 'plan-varied'; readonly length?: number | null; readonly seed?: string }
  | { readonly type: 'plan-wanted' }
  | { readonly type: 'plan-read'; readonly planned: PlannedDraft }
  | { readonly type: 'plan-missed' }
  | { readonly type: 'outline-arranged'; readonly outline: readonly OutlineSection[] }
  | { readonly type: 'outline-reset' }
  | { readonly type: 'outline-measured'; readonly measured: PlannedDraft }
  | { readonly type: 'draft-wanted' }
  | { readonly type: 'draft-refused' }
