import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Workbook } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { findReportPeriod } from './find-report-period.ts'
import { importWorkbook, sheetFromImport, type WorkbookImport } from './import-workbook.ts'
import { type ImportJoin, joinImport } from './join-import.ts'
import { keepMapping } from './keep-mapping.ts'
import type { WorkbookMapping } from './table-mapping.ts'

export type FilesOptions = {
  /** The sheet that the facts go into. */
  readonly base?: FactSheet | undefined
  /** Whose sheet it is and of which period, where there is no base and the files do not say. */
  readonly organ?: string | undefined
  readonly period?: Period | undefined
  readonly mapping?: WorkbookMapping | undefined
}

export type FilesImport = {
  readonly imported: WorkbookImport
  readonly joined: ImportJoin
  /** The mapping to keep: what was used, and what was kept before and did not occur. */
  readonly mapping: WorkbookMapping
  /** The period that the figures were read for; undefined where nothing tells. */
  readonly period: Period | undefined
}

/**
 * Reads several files of tables into one sheet. Where nobody states the period, that of the tables' titles counts.
 * Throws AppError `payload_too_large`, or `invalid_sheet` where nothing says whose sheet it is.
 */
export function importFiles(workbooks: readonly Workbook[], options: FilesOptions): FilesImport {
  const { base, organ, mapping } = options
  const workbook: Workbook = {
    file: workbooks[0]?.file ?? '',
    grids: workbooks.flatMap(({ grids }) => grids),
    leftOut: workbooks.flatMap(({ leftOut }) => leftOut),
  }
  const read = (period: Period | undefined) => importWorkbook(workbook, { base, period, mapping })
  const first = read(options.period)
  const titled = first.report === undefined ? findReportPeriod(first.mapping) : undefined
  const imported = titled === undefined ? first : read(titled)
  const period = imported.report
  const joined = base ? joinImport(base, imported) : sheetFromImport(imported, { organ, period })
  const { accounts } = joined
  const refused = accounts.filter(({ use }) => use === 'refused')
  return {
    imported: { ...imported, accounts, refused },
    joined,
    mapping: keepMapping(imported.mapping.tables, mapping?.tables ?? []),
    period,
  }
}
