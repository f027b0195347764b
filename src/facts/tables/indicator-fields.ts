import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodYear } from '../../domain/period.ts'
import type { Entry } from './finish-indicator.ts'
import type { Ledger } from './ledger.ts'
import {
  addCell,
  addNote,
  noteName,
  type RawFact,
  type ReadFigure,
  setAliases,
  setMust,
  takeDate,
  takeFigure,
  takeUnit,
  takeWords,
} from './row-reader.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import type { TableRow } from './table-rows.ts'
import type { RowProof } from './weigh-row.ts'

/** What the cells of a table are read with. */
export type Scene = {
  readonly table: TableMapping
  readonly report: Period | undefined
  readonly ledger: Ledger
}

/** The year of dates that name none. */
export const yearOf = ({ table, report }: Scene): number | undefined => {
  const known = table.period ?? report
  return known === undefined ? undefined : periodYear(known)
}

export function readRank(entry: Entry, cell: GridCell, column: ColumnMapping, ledger: Ledger): void {
  const text = cell.text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^(并列)?第?(\d{1,5})(?:名|位)?(?:[/／](?:共)?(\d{1,5}))?(?:[（(](并列)[)）])?$/.exec(text)
  if (/^[-—–―/\\]{1,9}$/.test(text)) ledger.record(cell, 'ignored', `“${text}”表示没有数据`)
  else if (!match) ledger.record(cell, 'refused', `“${cell.text.trim()}”不是名次`)
  else if (column.basis === undefined) {
    ledger.record(cell, 'refused', '没有写明在什么范围内排名（如全省、全市）')
  } else {
    const [, tieBefore, n, of, tieBehind] = match
    entry.fact.raw['rank'] = {
      n: Number(n),
      ...(of ? { of: Number(of) } : {}),
      scope: column.basis,
      tie: Boolean(tieBefore ?? tieBehind),
    }
    addCell(entry.fact, 'rank', cell)
  }
}

/**
 * Figures that the bureau worked out itself; a growth in points is told by the unit of its column, or by the figures
 * of the row, whose `difference` it is.
 */
export function readGiven(
  entry: Entry,
  cell: GridCell,
  column: ColumnMapping,
  { table, ledger }: Scene,
  difference?: RowProof['difference'],
): void {
  const isGap = column.field === 'yoy' && difference !== undefined
  if (isGap && difference === 'amount') {
    ledger.record(cell, 'refused', `“${cell.text.trim()}”是本期与上期之差，不是百分数，没有导入`)
    return
  }
  const isPoints = isGap || column.field === 'points' || /百分点/.test(column.unit ?? '')
  const isFlat = column.field !== 'rate' && /^持平$/.test(cell.text.trim())
  const figure = isFlat
    ? { value: '0', unit: undefined }
    : takeFigure(cell, isPoints ? '个百分点' : '%', column.header, table, ledger)
  if (!figure) return
  const field =
    column.field === 'yoy' && (isPoints || /百分点/.test(figure.unit ?? '')) ? 'points' : column.field
  const before = entry.fact.raw['given']
  entry.fact.raw['given'] = { ...(typeof before === 'object' ? before : {}), [field]: figure.value }
  addCell(entry.fact, 'given', cell)
}

export function readTarget(
  entry: Entry,
  figure: ReadFigure,
  column: ColumnMapping,
  base: Period | undefined,
): void {
  if (
    column.period !== undefined &&
    base !== undefined &&
    column.period > base &&
    !column.period.startsWith(base)
  ) {
    entry.plans.push({ figure, period: column.period })
    return
  }
  const sense = figure.sense ?? column.sense
  entry.fact.raw['target'] = { value: figure.value, unit: figure.unit ?? '', ...(sense ? { sense } : {}) }
  addCell(entry.fact, 'target', figure.cell)
}

export function readRowFields(entry: Entry, row: TableRow, scene: Scene): void {
  const { fact } = entry
  const { table, ledger } = scene
  if (row.nameCell) addCell(fact, 'label', row.nameCell)
  for (const cell of row.groupCells) addCell(fact, 'label', cell)
  for (const column of table.columns) {
    const cell = row.at(column)
    if (!cell || fact.cells.get('note')?.includes(cell)) continue
    if (column.field === 'scope') setWords(fact, 'scope', cell, ledger)
    else if (column.field === 'asOf') {
      const period = takeDate(cell, yearOf(scene), ledger)
      if (period !== undefined) {
        fact.raw['asOf'] = period
        addCell(fact, 'asOf', cell)
      }
    } else if (column.field === 'unit') {
      fact.raw['unit'] ??= takeUnit(cell, ledger)
      addCell(fact, 'unit', cell)
    } else if (column.field === 'note') addNote(fact, cell, noteName(column), ledger)
    else if (column.field === 'owner') addNote(fact, cell, column.header.split('/').at(-1) ?? '', ledger)
    else if (column.field === 'must') setMust(fact, cell)
    else if (column.field === 'aliases') setAliases(fact, cell, ledger)
  }
  if (table.asOf !== undefined) fact.raw['asOf'] ??= table.asOf
}

function setWords(fact: RawFact, field: string, cell: GridCell, ledger: Ledger): void {
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  fact.raw[field] = text.replaceAll('\n', ' ')
  addCell(fact, field, cell)
}
