import type { GridCell } from '../../domain/grid.ts'
import { type Period, periodSchema } from '../../domain/period.ts'
import { findPeriods, resolvePeriod } from '../../text/periods.ts'
import { formulaFault } from './formula-fault.ts'
import { plainText } from './plain-text.ts'

/** What a cell says where a date or period is expected. */
export type DateReading =
  | { readonly kind: 'period'; readonly period: Period; readonly guessed?: true }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: string }

const NONE = /^(?:[-—–―/\\]{1,9}|无|暂无|待定|未定|不适用)$/
const EIGHT_DIGITS = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const SIX_DIGITS = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/
const YEAR_AND_MONTH = /^((?:19|20)\d{2})[./\-年](\d{1,2})月?$/
const YEAR_MONTH_DAY =
  /^((?:19|20)\d{2})[./\-年](\d{1,2})[./\-月](\d{1,2})[日号]?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/
const EDGES = /(?:之?前|以前|底|末|初|左右|[上中下]旬|起|完成|竣工|开工|建成|投用)+$/
/** Days since 1900 as spreadsheets count them: the years 1954 to 2063. */
const SERIAL = /^(?:[2-5]\d{4})$/
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * Reads a cell as a calendar period: 2025年6月, 2025-06-30, 2025.6, 20250630, a spreadsheet's date, a bare serial
 * number of days. `year` is the year of what names none: 6月底 or 年底前; absent: such words are refused.
 */
export function readDate(cell: GridCell, year?: number): DateReading {
  if (cell.type === 'error') return refused(formulaFault(cell))
  if (cell.type === 'boolean') return refused(`“${cell.text}”不是日期`)
  const text = plainText(cell.text).replaceAll(/\s/g, '')
  if (text.length > 60) return refused('文字太长，不是一个日期')
  if (cell.type === 'date') return readWords(text, year) ?? periodOr(cell.raw, text)
  if (NONE.test(text)) return { kind: 'none' }
  if (cell.type === 'number' && /^\d{4}\.1$/.test(cell.raw) && !/\.\d0$/.test(text)) {
    return refused(
      `“${cell.text}”可能是 1 月，也可能是 10 月，请写作“${text.slice(0, 4)}年1月”或“${text.slice(0, 4)}年10月”`,
    )
  }
  return readWords(text, year) ?? refused(`“${cell.text.trim()}”不是日期`)
}

function readWords(text: string, year: number | undefined): DateReading | undefined {
  const core = text.replace(EDGES, '')
  const day = EIGHT_DIGITS.exec(core) ?? YEAR_MONTH_DAY.exec(core)
  if (day) return periodOr(`${day[1]}-${two(day[2])}-${two(day[3])}`, text)
  const month = SIX_DIGITS.exec(core) ?? YEAR_AND_MONTH.exec(core)
  if (month) return periodOr(`${month[1]}-${two(month[2])}`, text)
  if (/^(?:19|20)\d{2}$/.test(core)) return periodOr(core, text)
  if (SERIAL.test(core)) {
    const date = new Date(SERIAL_EPOCH + Number(core) * DAY_MS).toISOString().slice(0, 10)
    return { kind: 'period', period: date, guessed: true }
  }
  const found = findPeriods(text)
  const [first] = found
  if (!first || first.start > 3 || found.length > 1) return undefined
  if (first.period !== null) return { kind: 'period', period: first.period }
  if (first.part === null || first.firstYear !== null) return undefined
  if (year === undefined) return refused(`“${text}”没有写明年份`)
  const period = resolvePeriod(first, year)
  return period === null ? refused(`“${text}”不是真实的日期`) : { kind: 'period', period }
}

const two = (digits = ''): string => digits.padStart(2, '0')

function periodOr(period: string, text: string): DateReading {
  const parsed = periodSchema.safeParse(period)
  return parsed.success ? { kind: 'period', period: parsed.data } : refused(`“${text}”不是真实的日期`)
}

const refused = (reason: string): DateReading => ({ kind: 'refused', reason })
