import { AppError } from '../../domain/errors.ts'
import { type Fact, type FactSheet, MAX_FACTS } from '../../domain/fact-sheet.ts'
import type { Grid, Workbook } from '../../domain/grid.ts'
import { type Period, periodSchema } from '../../domain/period.ts'
import { parseSheet } from '../parse-sheet.ts'
import { createIdGiver } from './apply-mapping.ts'
import { importGrid } from './import-tables.ts'
import { type ImportJoin, joinImport } from './join-import.ts'
import { type CellAccount, createLedger, type TableQuestion } from './ledger.ts'
import { TOTAL_LEFT_OUT } from './read-records.ts'
import { readTemplateFacts, readTemplateProfile, statedIds, templatePartsOf } from './read-template.ts'
import type { TableMapping, WorkbookMapping } from './table-mapping.ts'

export type WorkbookImport = {
  /** What the file says of the bureau and the document, where it is a filled template: a raw sheet without facts. */
  readonly header: Readonly<Record<string, unknown>>
  readonly facts: readonly Fact[]
  /** The ids that rows of a filled template name themselves. */
  readonly statedIds: ReadonlySet<string>
  /** How tables that follow no template were read; a person may change it and give it back. */
  readonly mapping: WorkbookMapping
  /** One account for each filled cell of the sheets read. */
  readonly accounts: readonly CellAccount[]
  /** Those of the cells that were not taken: sheet, row, column and reason. */
  readonly refused: readonly CellAccount[]
  readonly leftOut: Workbook['leftOut']
  /** The period that tells this year from last; undefined where nothing states it. */
  readonly report: Period | undefined
  readonly questions: readonly TableQuestion[]
}

export type WorkbookOptions = {
  /** The sheet that the facts are for: its period tells this year from last. */
  readonly base?: FactSheet | undefined
  /** The period of the report, where neither the base nor the file says it. */
  readonly period?: Period | undefined
  /** A mapping kept from last time or corrected by a person. */
  readonly mapping?: WorkbookMapping | undefined
}

/**
 * Reads a file of tables: sheets of the template by its columns, all others by what their headers say. Whatever
 * cannot be taken is accounted for, the rest goes in. Throws AppError `payload_too_large` only.
 */
export function importWorkbook(
  { grids, leftOut }: Workbook,
  { base, period, mapping }: WorkbookOptions = {},
): WorkbookImport {
  const known = templatePartsOf(grids)
  const parts = grids.map((grid, place) => ({ grid, part: known[place] }))
  const profile = parts.find(({ part }) => part?.part === 'profile')
  const header = profile ? readTemplateProfile(profile.grid) : undefined
  const own = periodSchema.safeParse(header?.sheet['period'])
  const report = base?.period ?? (own.success ? own.data : period)
  const taken = new Set<string>()
  const stated = new Set(parts.flatMap(({ grid, part }) => (part?.part === 'facts' ? statedIds(grid) : [])))
  const giveId = createIdGiver(stated)
  const room = { left: MAX_FACTS }
  const tables: TableMapping[] = []
  const facts: Fact[] = []
  const questions: TableQuestion[] = []
  const accounts: CellAccount[] = []
  for (const { grid, part } of parts) {
    if (part?.part === 'notes') accounts.push(...ignoreAll(grid, '填写说明'))
    else if (part?.part === 'profile') {
      if (grid === profile?.grid && header) accounts.push(...header.accounts)
      else accounts.push(...ignoreAll(grid, '单位信息有两张，只读第一张'))
    } else {
      const read =
        part?.part === 'facts'
          ? { ...readTemplateFacts(grid, part.kind, { report, giveId, taken, room }), tables: [] }
          : importGrid(grid, { report, mapping }, giveId, room)
      facts.push(...read.facts)
      accounts.push(...read.accounts)
      questions.push(...read.questions)
      tables.push(...read.tables)
    }
  }
  return {
    header: header?.sheet ?? {},
    facts,
    statedIds: stated,
    mapping: { version: 1, tables },
    accounts,
    refused: accounts.filter(({ use }) => use === 'refused'),
    leftOut: [...leftOut, ...leftOutTotals(accounts)],
    report,
    questions: [...questions, ...(report === undefined ? [askPeriod(grids)] : [])],
  }
}

/** Rows of totals are no facts, and a person is told so. */
function leftOutTotals(accounts: readonly CellAccount[]): Workbook['leftOut'] {
  const totals = accounts.filter(({ reason }) => reason === TOTAL_LEFT_OUT)
  return [...Map.groupBy(totals, ({ sheet }) => sheet)].map(([sheet, cells]) => {
    const rows = [...new Set(cells.map(({ row }) => row))].join('、')
    return { sheet, reason: `第 ${rows} 行是${TOTAL_LEFT_OUT}` }
  })
}

const askPeriod = (grids: readonly Grid[]): TableQuestion => ({
  file: grids[0]?.file ?? '',
  sheet: grids[0]?.sheet ?? '',
  cell: null,
  message: '不知道台账是哪一期的，请写明期间（如 2024），以分清本期和上期',
})

function ignoreAll(grid: Grid, reason: string): CellAccount[] {
  const ledger = createLedger(grid)
  for (const cell of grid.cells) ledger.record(cell, 'ignored', reason)
  return ledger.accounts()
}

/** What an import needs to know that its files may not say. */
export type SheetHead = { readonly organ?: string | undefined; readonly period?: Period | undefined }

/**
 * The fact sheet that an import makes by itself: a filled template, or tables with an organ and a period. Throws
 * AppError `invalid_sheet` where nothing says whose sheet it is.
 */
export function sheetFromImport(imported: WorkbookImport, head: SheetHead = {}): ImportJoin {
  const { header } = imported
  const profile = typeof header['profile'] === 'object' && header['profile'] !== null ? header['profile'] : {}
  const names = { organ: 'organ' in profile || head.organ !== undefined, period: 'period' in header }
  const missing = [
    ...(names.organ ? [] : ['哪个单位的']),
    ...(names.period || head.period !== undefined ? [] : ['哪一期的']),
  ]
  if (missing.length > 0) {
    throw new AppError('invalid_sheet', `表里没有写明是${missing.join('、')}，不能新建台账`)
  }
  const empty = parseSheet({
    ...(head.period === undefined ? {} : { period: head.period }),
    ...header,
    profile: { ...(head.organ === undefined ? {} : { organ: head.organ }), ...profile },
    facts: [],
  })
  return joinImport(empty, imported)
}
