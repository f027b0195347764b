import type { FactKind } from '../../domain/fact-sheet.ts'
import { formOf } from './form-of.ts'
import { pathOf, type Requester } from './request.ts'
import type { OpenSheet } from './sheets.ts'

/** A cell that was not taken, as it stands in its file, and why. */
export type RefusedCell = {
  readonly file: string
  readonly sheet: string
  readonly cell: string
  readonly row: number
  readonly column: string
  readonly text: string
  readonly reason: string
}

/** A cell of a row to look at: taken into the fact that `reason` names, part of the frame, without content, or refused. */
export type ShownCell = RefusedCell & { readonly use: 'fact' | 'mapping' | 'ignored' | 'refused' }

/** How a column of a table was read. What the page does not show goes back as it came. */
export type ColumnReading = {
  readonly column: string
  readonly header: string
  readonly field: string
  readonly confidence: number
}
export type TableReading = {
  readonly sheet: string
  readonly title: string
  readonly kind: FactKind
  readonly headerRows: readonly number[]
  readonly firstRow: number
  readonly lastRow: number | null
  readonly columns: readonly ColumnReading[]
}
export type WorkbookReading = { readonly version: 1; readonly tables: readonly TableReading[] }

type Named = { readonly id: string; readonly label: string }

/** What bringing tables into a sheet did, or would do. */
export type ImportReport = {
  readonly stored: OpenSheet | null
  readonly period: string | null
  readonly facts: number
  readonly cells: number
  readonly added: readonly Named[]
  readonly updated: readonly Named[]
  readonly unchanged: number
  readonly disputed: readonly Named[]
  readonly missing: readonly Named[]
  readonly refused: readonly RefusedCell[]
  readonly shown: readonly ShownCell[]
  readonly leftOut: readonly { readonly sheet: string; readonly reason: string }[]
  readonly questions: readonly {
    readonly file: string
    readonly sheet: string
    readonly cell: string | null
    readonly reason: string
  }[]
  /** How each table was read; a corrected one may be given back. */
  readonly mapping: WorkbookReading
}

/** Tables on their way into a sheet, and how a person has them read where it differs from the proposal. */
export type Tables = { readonly files: readonly File[]; readonly mapping: WorkbookReading | null }

export type ImportsResource = {
  preview(sheetId: string, tables: Tables): Promise<ImportReport>
  /** What a new sheet of these tables would be. */
  previewNew(organ: string, period: string, tables: Tables): Promise<ImportReport>
  /** Refused with `revision_conflict` where the sheet no longer stands at `revision`. */
  take(sheetId: string, revision: number, tables: Tables): Promise<ImportReport>
}

export const createImportsResource = ({ read }: Requester): ImportsResource => ({
  preview: (id, tables) =>
    read(`${pathOf('fact-sheets', id, 'imports')}?preview=true`, {
      method: 'POST',
      body: tablesForm(tables),
    }),
  previewNew(organ, period, tables) {
    const body = tablesForm(tables)
    body.append('organ', organ)
    body.append('period', period)
    return read('fact-sheets/imports?preview=true', { method: 'POST', body })
  },
  take: (id, revision, tables) =>
    read(pathOf('fact-sheets', id, 'imports'), {
      method: 'POST',
      body: tablesForm(tables),
      headers: { 'if-match': `"${revision}"` },
    }),
})

function tablesForm({ files, mapping }: Tables): FormData {
  const form = formOf(files)
  if (mapping !== null) form.append('mapping', JSON.stringify(mapping))
  return form
}
