import { z } from 'zod'

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/

/** A calendar period: `2024`, `2024-H1`, `2024-Q3`, `2024-09` or `2024-09-15`. */
export const periodSchema = z
  .string()
  .regex(PERIOD, '期间应写作 2024、2024-H1、2024-Q3、2024-09 或 2024-09-15')
  .refine((text) => isRealDate(text), '日期不存在')
export type Period = z.infer<typeof periodSchema>

/** First and last day of a period as ISO dates; they compare as strings. */
export type DateRange = { readonly first: string; readonly last: string }

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function isRealDate(text: string): boolean {
  const [, year, , , month, day] = PERIOD.exec(text) ?? []
  return day === undefined || Number(day) <= lastDay(Number(year), Number(month))
}

export function periodRange(period: Period): DateRange {
  const match = PERIOD.exec(period)
  if (!match) throw new RangeError(`not a period: ${period}`)
  const [, year = '', half, quarter, month, day] = match
  if (day) return { first: period, last: period }
  const [from, to] = half
    ? [half === '1' ? 1 : 7, half === '1' ? 6 : 12]
    : quarter
      ? [Number(quarter) * 3 - 2, Number(quarter) * 3]
      : month
        ? [Number(month), Number(month)]
        : [1, 12]
  return {
    first: `${year}-${twoDigits(from)}-01`,
    last: `${year}-${twoDigits(to)}-${twoDigits(lastDay(Number(year), to))}`,
  }
}

export const periodYear = (period: Period): number => Number(period.slice(0, 4))

/** Whether `inner` lies wholly inside `outer`. */
export function periodContains(outer: Period, inner: Period): boolean {
  const [o, i] = [periodRange(outer), periodRange(inner)]
  return o.first <= i.first && i.last <= o.last
}

/** The period of the same form one year earlier. */
export const samePeriodLastYear = (period: Period): Period => `${periodYear(period) - 1}${period.slice(4)}`

/** The period as an official text names it: 2024年, 2024年上半年, 2024年第三季度, 2024年9月, 2024年9月15日. */
export function periodName(period: Period): string {
  const match = PERIOD.exec(period)
  if (!match) throw new RangeError(`not a period: ${period}`)
  const [, year, half, quarter, month, day] = match
  if (half) return `${year}年${half === '1' ? '上' : '下'}半年`
  if (quarter) return `${year}年第${['一', '二', '三', '四'][Number(quarter) - 1]}季度`
  if (day) return `${year}年${Number(month)}月${Number(day)}日`
  return month ? `${year}年${Number(month)}月` : `${year}年`
}

/** The period of the same form that follows; a day is followed by the day after it. */
export function followingPeriod(period: Period): Period {
  const match = PERIOD.exec(period)
  if (!match) throw new RangeError(`not a period: ${period}`)
  const [, yearText = '', half, quarter, month, day] = match
  const year = Number(yearText)
  if (half) return half === '1' ? `${year}-H2` : `${year + 1}-H1`
  if (quarter) return quarter === '4' ? `${year + 1}-Q1` : `${year}-Q${Number(quarter) + 1}`
  if (day) return new Date(Date.UTC(year, Number(month) - 1, Number(day) + 1)).toISOString().slice(0, 10)
  if (month) return month === '12' ? `${year + 1}-01` : `${year}-${twoDigits(Number(month) + 1)}`
  return String(year + 1)
}
