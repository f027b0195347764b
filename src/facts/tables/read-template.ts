import { FACT_LETTERS, type Fact, type FactKind } from '../../domain/fact-sheet.ts'
import type { Grid, GridCell } from '../../domain/grid.ts'
import { type Period, periodYear } from '../../domain/period.ts'
import { type IdGiver, type Room, sourceOf } from './apply-mapping.ts'
import { buildFact } from './build-fact.ts'
import { viewGrid } from './grid-view.ts'
import { type CellAccount, createLedger, type Ledger, NO_ROOM, type TableQuestion } from './ledger.ts'
import {
  EXAMPLE_MARK,
  ID_HEADER,
  LABEL_HEADER,
  NOTES_SHEET,
  PROFILE_FIELDS,
  PROFILE_SHEET,
  TEMPLATE_FIELDS,
  TEMPLATE_SHEETS,
  type TemplateField,
} from './template-fields.ts'
import { readValue } from './template-values.ts'

export type TemplatePart =
  | { readonly part: 'facts'; readonly kind: FactKind }
  | { readonly part: 'profile' }
  | { readonly part: 'notes' }

/** The words of the first row. Cells stand in reading order, so that no more of a large sheet need be looked at. */
function headersOf({ cells }: Grid): string[] {
  const end = cells.findIndex(({ row }) => row !== 1)
  return cells.slice(0, end < 0 ? cells.length : end).map(({ text }) => text.trim())
}

/**
 * Which sheet of the template each grid of a workbook is, told by its first row; undefined for a table of any other form.
 * The template lets columns be taken out: beside its own 单位信息 or 填写说明 a sheet is known without its ids too.
 */
export function templatePartsOf(grids: readonly Grid[]): (TemplatePart | undefined)[] {
  const parts = grids.map((grid) => commonPartOf(grid))
  const isTemplate = parts.some((part) => part !== undefined)
  return grids.map((grid, place) => parts[place] ?? factsPartOf(grid, isTemplate))
}

function commonPartOf(grid: Grid): TemplatePart | undefined {
  const headers = headersOf(grid)
  if (grid.sheet === NOTES_SHEET && headers[0] === '表' && headers[1] === '列') return { part: 'notes' }
  if (grid.sheet === PROFILE_SHEET && headers[0] === '项目' && headers[1] === '内容')
    return { part: 'profile' }
  return undefined
}

function factsPartOf(grid: Grid, isTemplate: boolean): TemplatePart | undefined {
  const headers = headersOf(grid)
  if (!headers.includes(LABEL_HEADER)) return undefined
  const hasIds = headers.includes(ID_HEADER)
  if (!hasIds && !isTemplate) return undefined
  const kinds = Object.entries(TEMPLATE_FIELDS) as [FactKind, readonly TemplateField[]][]
  const fitting = kinds.filter(([, fields]) =>
    headers.every((header) => fields.some((field) => field.header === header)),
  )
  const own = fitting.find(([kind]) => TEMPLATE_SHEETS[kind] === grid.sheet)
  const kind = own?.[0] ?? (hasIds && fitting.length === 1 ? fitting[0]?.[0] : undefined)
  return kind === undefined ? undefined : { part: 'facts', kind }
}

export type TemplateImport = {
  readonly facts: readonly Fact[]
  readonly accounts: readonly CellAccount[]
  readonly questions: readonly TableQuestion[]
}

export type TemplateOptions = {
  readonly report?: Period | undefined
  readonly giveId: IdGiver
  /** Ids that facts bear already; those read here are added. */
  readonly taken: Set<string>
  readonly room: Room
}

/** The ids that a sheet of the template states, so that none of them is given to another fact. */
export function statedIds(grid: Grid): string[] {
  const view = viewGrid(grid)
  const column = view.cellsOf(1).find(({ text }) => text.trim() === ID_HEADER)?.column
  return column === undefined
    ? []
    : view.rows.slice(1).flatMap((row) => view.cellAt(row, column)?.text.trim() ?? [])
}

/** Reads a sheet of facts of the template. Rows whose id begins with 示例 are examples. */
export function readTemplateFacts(grid: Grid, kind: FactKind, options: TemplateOptions): TemplateImport {
  const view = viewGrid(grid)
  const ledger = createLedger(grid)
  const columns = new Map<number, TemplateField>()
  for (const cell of view.cellsOf(1)) {
    const field = TEMPLATE_FIELDS[kind].find(({ header }) => header === cell.text.trim())
    const isRepeated = field !== undefined && [...columns.values()].includes(field)
    if (field && !isRepeated) columns.set(cell.column, field)
    ledger.record(cell, isRepeated ? 'refused' : 'mapping', isRepeated ? '表头重复，这一列没有导入' : '表头')
  }
  const facts: Fact[] = []
  for (const row of view.rows.filter((number) => number > 1)) {
    const cells = view.cellsOf(row)
    if (cells.some((cell) => isExample(cell, columns.get(cell.column)))) {
      for (const cell of cells) ledger.record(cell, 'ignored', '示例行')
      continue
    }
    if (options.room.left <= 0) {
      for (const cell of cells) ledger.record(cell, 'refused', NO_ROOM)
      continue
    }
    const fact = readRow(cells, kind, columns, options, grid, ledger)
    if (!fact) continue
    facts.push(fact)
    options.room.left -= 1
  }
  return { facts, accounts: ledger.accounts(), questions: ledger.questions() }
}

const isExample = (cell: GridCell, field: TemplateField | undefined): boolean =>
  field?.header === ID_HEADER && cell.text.trim().startsWith(EXAMPLE_MARK)

function readRow(
  cells: readonly GridCell[],
  kind: FactKind,
  columns: ReadonlyMap<number, TemplateField>,
  { report, giveId, taken }: TemplateOptions,
  grid: Grid,
  ledger: Ledger,
): Fact | undefined {
  const raw: Record<string, unknown> = { kind, ...(kind === 'indicator' ? { value: null } : {}) }
  const places = new Map<string, GridCell[]>()
  for (const cell of cells) {
    const field = columns.get(cell.column)
    if (!field) {
      ledger.record(cell, 'refused', '这一列没有表头')
      continue
    }
    const [top = ''] = field.path
    const reading = readValue(cell, field.form, report === undefined ? undefined : periodYear(report))
    if (reading.kind === 'none') ledger.record(cell, 'ignored', '表示没有内容')
    else if (reading.kind === 'refused') ledger.record(cell, 'refused', reading.reason)
    else {
      setValue(raw, field.path, reading.value)
      places.set(top, [...(places.get(top) ?? []), cell])
    }
  }
  const [source] = cells
  if (!source) return undefined
  const id = idFor(raw, places, kind, { giveId, taken }, ledger)
  const { fact, refused } = buildFact({ source: sourceOf(grid, source), ...raw, id }, places)
  for (const { cell, reason } of refused) ledger.record(cell, 'refused', reason)
  for (const list of fact ? places.values() : [])
    for (const cell of list) ledger.record(cell, 'fact', fact?.id ?? '')
  if (fact) taken.add(fact.id)
  return fact
}

/** An id of its own for every fact: one that is given twice or of the wrong form is replaced, and said so. */
function idFor(
  raw: Readonly<Record<string, unknown>>,
  places: ReadonlyMap<string, readonly GridCell[]>,
  kind: FactKind,
  { giveId, taken }: Pick<TemplateOptions, 'giveId' | 'taken'>,
  ledger: Ledger,
): string {
  const stated = raw['id']
  if (typeof stated !== 'string') return giveId(kind)
  const fits = /^[a-z][1-9]\d{0,4}$/.test(stated) && stated.startsWith(FACT_LETTERS[kind])
  if (fits && !taken.has(stated)) return stated
  const id = giveId(kind)
  const why = fits ? '已经用过' : '写法不对'
  for (const cell of places.get('id') ?? []) ledger.record(cell, 'refused', `编号${why}，已另编为 ${id}`)
  return id
}

/** 首个 is a flag whose own field may follow; other values stand at the end of their path. */
function setValue(raw: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [top = '', inner] = path
  const before = raw[top]
  const kept = typeof before === 'object' && before !== null ? before : {}
  if (inner !== undefined) raw[top] = { ...kept, [inner]: value }
  else raw[top] = top === 'first' ? kept : value
}

/** What the sheet 单位信息 says of the bureau and the document, as a raw sheet without facts. */
export function readTemplateProfile(grid: Grid): {
  readonly sheet: Readonly<Record<string, unknown>>
  readonly accounts: readonly CellAccount[]
  readonly questions: readonly TableQuestion[]
} {
  const view = viewGrid(grid)
  const ledger = createLedger(grid)
  const sheet: Record<string, unknown> = {}
  for (const row of view.rows) {
    const field = PROFILE_FIELDS.find(({ header }) => header === view.cellAt(row, 1)?.text.trim())
    for (const cell of view.cellsOf(row)) {
      if (row === 1 || cell.column > 2) ledger.record(cell, 'ignored', '表头、说明和示例')
      else if (!field) ledger.record(cell, 'refused', '不认识的项目')
      else if (cell.column === 1) ledger.record(cell, 'mapping', '项目名称')
      else {
        const reading = readValue(cell, field.form, undefined)
        if (reading.kind === 'refused') ledger.record(cell, 'refused', reading.reason)
        else if (reading.kind === 'none') ledger.record(cell, 'ignored', '表示没有内容')
        else {
          setValue(sheet, field.path, reading.value)
          ledger.record(cell, 'fact', field.header)
        }
      }
    }
  }
  return { sheet, accounts: ledger.accounts(), questions: ledger.questions() }
}
