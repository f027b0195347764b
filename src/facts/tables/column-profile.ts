import type { GridCell } from '../../domain/grid.ts'
import { isNumberingRow, isUnitRow } from './find-tables.ts'
import type { GridView } from './grid-view.ts'
import { readDate } from './read-date.ts'
import { readFigure } from './read-figure.ts'
import { isUnit, readHeader } from './read-header.ts'

/** A column of a table as it looks: the words over it, what they say, what stands below. */
export type ColumnProfile = {
  readonly column: number
  /** The words over the column, from the top down, joined with a slash. */
  readonly header: string
  readonly headerCells: readonly GridCell[]
  /** The words of each level without unit and period; blank ones left out. */
  readonly names: readonly string[]
  readonly unit?: string
  readonly period?: string
  readonly asOf?: string
  readonly yearOffset?: number
  /** Cells below the header, at most those of the first rows. */
  readonly sample: readonly GridCell[]
  /** Shares of the sample that read as figures, as dates, as units. */
  readonly figures: number
  /** The share that at least tries to be a figure: 约300, 2**. */
  readonly figureLike: number
  readonly dates: number
  readonly units: number
}

const SAMPLE_ROWS = 200

/** Profiles of all columns of a table that have a header or cells, from left to right. */
export function profileColumns(
  view: GridView,
  headerRows: readonly number[],
  bodyRows: readonly number[],
  year: number | undefined,
): ColumnProfile[] {
  const titles = headerRows.filter((row) => !isNumberingRow(view.cellsOf(row)))
  const profiles: ColumnProfile[] = []
  for (let column = 1; column <= view.lastColumn; column += 1) {
    const headerCells = titles.map((row, level) => headerAt(view, titles, level, row, column))
    const sample = bodyRows
      .slice(0, SAMPLE_ROWS)
      .map((row) => view.cellAt(row, column))
      .filter((cell) => cell !== undefined)
    const cells = [...new Set(headerCells.filter((cell) => cell !== undefined))]
    if (cells.length === 0 && sample.length === 0) continue
    profiles.push(profileColumn(view, column, cells, sample, year))
  }
  return profiles
}

/** A word over several columns often stands over the first one alone, without being merged. */
function headerAt(
  view: GridView,
  rows: readonly number[],
  level: number,
  row: number,
  column: number,
): GridCell | undefined {
  const shown = view.shownAt(row, column)
  if (shown || level === rows.length - 1) return shown
  const hasBelow = (place: number): boolean =>
    rows.slice(level + 1).some((below) => view.cellAt(below, place) !== undefined)
  if (!hasBelow(column)) return undefined
  for (let left = column - 1; left >= 1 && hasBelow(left); left -= 1) {
    const word = view.shownAt(row, left)
    if (word) return word
  }
  return undefined
}

function profileColumn(
  view: GridView,
  column: number,
  headerCells: readonly GridCell[],
  sample: readonly GridCell[],
  year: number | undefined,
): ColumnProfile {
  const isUnitCell = ({ row, text }: GridCell): boolean => isUnitRow(view.cellsOf(row)) && isUnit(text.trim())
  const unitCell = headerCells.find(isUnitCell)
  const readings = headerCells.filter((cell) => cell !== unitCell).map(({ text }) => readHeader(text, year))
  const unit = unitCell?.text.trim() ?? readings.findLast((reading) => reading.unit !== undefined)?.unit
  const period = readings.findLast((reading) => reading.period !== undefined)?.period
  const asOf = readings.findLast((reading) => reading.asOf !== undefined)?.asOf
  const yearOffset = readings.findLast((reading) => reading.yearOffset !== undefined)?.yearOffset
  const share = (count: number): number => (sample.length === 0 ? 0 : count / sample.length)
  return {
    column,
    header: headerCells
      .map(({ text }) => text.replaceAll(/\s+/g, '').slice(0, 100))
      .join('/')
      .slice(0, 400),
    headerCells,
    names: readings.map(({ name }) => name).filter((name) => name !== ''),
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(yearOffset === undefined ? {} : { yearOffset }),
    sample,
    figures: share(sample.filter((cell) => readFigure(cell, unit).kind !== 'refused').length),
    figureLike: share(sample.filter((cell) => isFigureLike(cell, unit)).length),
    dates: share(sample.filter((cell) => readDate(cell, year ?? 2000).kind === 'period').length),
    units: share(sample.filter(({ text }) => isUnitLike(text.trim())).length),
  }
}

const FIGURE_LIKE = /^\D{0,3}[\d０-９一二三四五六七八九十百千万*]/

const isFigureLike = (cell: GridCell, unit: string | undefined): boolean =>
  readFigure(cell, unit).kind !== 'refused' || (cell.text.length <= 12 && FIGURE_LIKE.test(cell.text.trim()))

/** 批次 and 册/生 are no units that convert, but what else has two characters below 单位? */
const isUnitLike = (text: string): boolean =>
  isUnit(text) ||
  (/^\p{Script=Han}{1,2}$/u.test(text) && !/[校园局科室院]$/.test(text)) ||
  /^[^\d/]{1,4}\/[^\d/]{1,4}$/.test(text)
