import type { Period } from '../../domain/period.ts'
import { findPeriods, resolvePeriod } from '../../text/periods.ts'
import { unitOf } from '../../text/units.ts'
import { plainText } from './plain-text.ts'

/** What the words over a column say. */
export type HeaderReading = {
  /** The words without unit and period. */
  readonly name: string
  readonly unit?: string
  /** A calendar period, where the words name one. */
  readonly period?: Period
  /** The month up to which figures of the year are told: 1-10月. */
  readonly asOf?: Period
  /** Years from the year of the report, where the words only say so: 本年 0, 去年 -1. */
  readonly yearOffset?: number
}

const BRACKETS = /[（(【[]([^（）()【】[\]]{1,20})[）)】\]]/g
const STATED_UNIT = /^(?:计量)?(?:单位)[:：]?/
const TAIL_UNIT = /[/／:：、，,]([^/／:：、，,]{1,6})$/
const BARE_YEAR = /^((?:19|20)\d{2})(?:年度?)?$/
const MAX_HEADER = 200

export const plainHeader = (text: string): string =>
  plainText(text.slice(0, MAX_HEADER)).replaceAll(/\s/g, '').replaceAll('∕', '/')

/**
 * A unit as it stands behind a figure. The 1 of 1/10万 would run into the digits before it, 6.2/10万 says the same;
 * 1/100000 and 十万分之一 are spelt so, too.
 */
export function plainUnit(text: string): string {
  const part = /^(10万|[十百千万]{1,2})分之一$/.exec(text)?.[1]
  const whole = part ?? /^[1一]?\/(10{1,8}[百千万亿]?|[十百千万亿]{1,2})$/.exec(text)?.[1]
  if (whole === undefined) return text
  return `/${whole.replace(/^(10*)0000$/, '$1万').replace('十', '10')}`
}

const isPartUnit = (text: string): boolean => /^\/[\d十百千万亿]/.test(plainUnit(text))

/** Whether the words are the name of a unit, 万 and 千 included. */
export const isUnit = (text: string): boolean =>
  text === '万' || text === '千' || isPartUnit(text) || (text.length <= 8 && unitOf(text) !== undefined)

/** Reads one header: 在校生数（万人）, 总投资/万元, 2024年（%）, 2024, 1-6月. `year` is that of months without one. */
export function readHeader(text: string, year?: number): HeaderReading {
  let unit: string | undefined
  let name = plainHeader(text).replaceAll(BRACKETS, (whole, inner: string) => {
    const candidate = inner.replace(STATED_UNIT, '')
    if (!isUnit(candidate)) return whole
    unit ??= plainUnit(candidate)
    return ''
  })
  const tail = TAIL_UNIT.exec(name)?.[1]
  if (unit === undefined && tail !== undefined && isUnit(tail)) {
    unit = tail
    name = name.slice(0, -tail.length - 1)
  }
  // 增长% and 同比±% name their unit without brackets.
  const percent = /^(.+?)[±+-]?[%％]$/.exec(name)
  if (unit === undefined && percent) {
    unit = '%'
    name = percent[1] ?? name
  }
  const bareYear = BARE_YEAR.exec(name)?.[1]
  if (bareYear) return { name: '', ...(unit ? { unit } : {}), period: bareYear }
  const { rest, period, asOf, yearOffset } = takePeriod(name, year)
  return {
    name: rest,
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(yearOffset === undefined ? {} : { yearOffset }),
  }
}

const MONTHS =
  /^((?:19|20)\d{2})?年?(?:1|一)月?[-—–~～至到]{1,2}(1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])月(?:份|底|末)?(?:累计)?/
const HAN_MONTHS = '一二三四五六七八九十'

/** The months from January on that the words begin with: 2025年1—10月, 1至6月. */
export function readMonths(
  text: string,
): { readonly year: string | undefined; readonly last: number; readonly length: number } | undefined {
  const [whole, year, month = ''] = MONTHS.exec(text) ?? []
  if (whole === undefined) return undefined
  const han = month.startsWith('十')
    ? 10 + HAN_MONTHS.indexOf(month[1] ?? '') + 1
    : HAN_MONTHS.indexOf(month) + 1
  return { year, last: /^\d/.test(month) ? Number(month) : han, length: whole.length }
}

const FILLER = /^(?:的|截[至止]|度|底|末|年|年末|年底|数据?|情况)$/

function takePeriod(
  name: string,
  year: number | undefined,
): { rest: string; period?: Period; asOf?: Period; yearOffset?: number } {
  const months = readMonths(name)
  const of = months?.year ?? (year === undefined ? undefined : String(year))
  if (months && of !== undefined) {
    const rest = name.slice(months.length)
    if (months.last === 12) return { rest, period: of }
    if (months.last === 6) return { rest, period: `${of}-H1` }
    // Months of a year have no period of their own: they are the year as far as it has gone.
    return { rest, period: of, asOf: `${of}-${String(months.last).padStart(2, '0')}` }
  }
  const found = findPeriods(name)
  const [first] = found
  if (!first || found.length > 1) return { rest: name }
  // 上年同期数 is a word for the column as a whole; only periods that name a year are cut off.
  if (first.yearOffset !== null && first.part === '') {
    return first.kind === 'relative' && !/^(?:明年|下年|下一年|次年)/.test(first.raw)
      ? { rest: name }
      : { rest: cut(name, first), yearOffset: first.yearOffset }
  }
  const period = first.period ?? (year === undefined ? null : resolvePeriod(first, year))
  if (period === null) return { rest: name }
  return { rest: cut(name, first), period }
}

function cut(name: string, { start, end }: { start: number; end: number }): string {
  const rest = (name.slice(0, start) + name.slice(end)).replaceAll(/^[（(、，]+|[、，]+$|[（(][）)]/g, '')
  return FILLER.test(rest) ? '' : rest
}
