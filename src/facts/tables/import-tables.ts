import { type Fact, MAX_FACTS } from '../../domain/fact-sheet.ts'
import type { Grid } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { applyMapping, createIdGiver, type GridImport, type IdGiver, type Room } from './apply-mapping.ts'
import { fitMapping } from './fit-mapping.ts'
import { type GridView, viewGrid } from './grid-view.ts'
import { UNSURE } from './guess-columns.ts'
import type { CellAccount, TableQuestion } from './ledger.ts'
import { proposeTables } from './propose-mapping.ts'
import type { TableMapping, WorkbookMapping } from './table-mapping.ts'

export type TablesImport = {
  /** How the tables were read; a person may change it and give it back. */
  readonly mapping: WorkbookMapping
  readonly facts: readonly Fact[]
  readonly accounts: readonly CellAccount[]
  /** The accounts of cells that could not be taken and should have been. */
  readonly refused: readonly CellAccount[]
  readonly questions: readonly TableQuestion[]
}

export type TablesOptions = {
  /** The period of the fact sheet that the facts are for. */
  readonly report?: Period | undefined
  /** A mapping kept from last time or corrected by a person. */
  readonly mapping?: WorkbookMapping | undefined
  /** Ids that the fact sheet holds already. */
  readonly takenIds?: Iterable<string>
}

/** Reads tables that follow no template. Throws AppError `payload_too_large` only. */
export function importTables(grids: readonly Grid[], options: TablesOptions = {}): TablesImport {
  const giveId = createIdGiver(options.takenIds ?? [])
  const room = { left: MAX_FACTS }
  const results = grids.map((grid) => importGrid(grid, options, giveId, room))
  const accounts = results.flatMap((result) => result.accounts)
  return {
    mapping: { version: 1, tables: results.flatMap((result) => result.tables) },
    facts: results.flatMap((result) => result.facts),
    accounts,
    refused: accounts.filter(({ use }) => use === 'refused'),
    questions: results.flatMap((result) => result.questions),
  }
}

/** Reads one sheet by the mapping that fits it, or by a proposal of its own. */
export function importGrid(
  grid: Grid,
  { report, mapping }: TablesOptions,
  giveId: IdGiver,
  room: Room,
): GridImport & { readonly tables: readonly TableMapping[] } {
  const view = viewGrid(grid)
  const { tables, questions } = tablesFor(view, report, mapping)
  const result = applyMapping(grid, tables, { report, giveId, room }, view)
  return { ...result, tables, questions: [...questions, ...result.questions] }
}

const HALF_SURE = 0.5

/** What a proposal is not sure of; that words without a use go into the note needs no asking. */
const askAboutColumns = (file: string, { sheet, columns }: TableMapping): TableQuestion[] =>
  columns
    .filter(({ field, confidence }) => confidence <= (field === 'note' ? UNSURE : HALF_SURE))
    .map(({ column, reason }) => ({ file, sheet, cell: null, message: `${column} 列：${reason}，请核对` }))

function tablesFor(
  view: GridView,
  report: Period | undefined,
  mapping: WorkbookMapping | undefined,
): { tables: readonly TableMapping[]; questions: readonly TableQuestion[] } {
  const proposed = proposeTables(view, report)
  if (mapping) return fitMapping(view, proposed, mapping, report)
  return { tables: proposed, questions: proposed.flatMap((table) => askAboutColumns(view.grid.file, table)) }
}
