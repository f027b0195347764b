import type { GridCell } from '../../domain/grid.ts'
import type { Period } from '../../domain/period.ts'
import { findPeriods } from '../../text/periods.ts'
import { plainText } from './plain-text.ts'
import { isUnit, readHeader } from './read-header.ts'

/** What the lines over a table and the name of its sheet say about all of its figures. */
export type TitleReading = {
  readonly title: string
  readonly unit?: string
  readonly period?: Period
  readonly asOf?: Period
}

const UNIT = /(?:计量|金额|数据)?单位[:：]\s*([^\s，。；）)]{1,20})/
/** 水库座数（座）; 情况（市）, （年） and the like say whose or of when a table is. */
const BRACKETED_UNIT = /[（(](?![省市县区乡镇村年季月日级][）)])([^（）()]{1,8})[）)]$/
const AS_OF = /截[至止](?:日期|时间)?到?[:：]?\s*/
/** Lines that tell about the form, not about the figures. */
export const FORM_LINE =
  /^(?!附)[（(]?[^:：]{1,8}[:：]|^[（(]?截[至止].{0,6}\d|^附件?\d*$|^(?:表号|制定机关|有效期)/
const MAX_TITLE = 200

export function readTitle(cells: readonly GridCell[], sheet: string): TitleReading {
  const texts = cells.map(({ text }) => plainText(text.slice(0, MAX_TITLE)).trim())
  const units = texts.flatMap((text) => UNIT.exec(text.replaceAll(/\s/g, ''))?.[1]?.split(/[、,/]/) ?? [])
  const title = texts
    .filter((text) => text.length >= 3 && !FORM_LINE.test(text))
    .sort((a, b) => b.length - a.length)[0]
  const [unit = BRACKETED_UNIT.exec(title ?? '')?.[1]] = units
  const asOf = texts.flatMap((text) => {
    const mark = AS_OF.exec(text)
    const found = mark ? findPeriods(text.slice(mark.index + mark[0].length))[0] : undefined
    return found && found.start <= 2 && found.period !== null ? [found.period] : []
  })[0]
  const told = [title ?? '', sheet].map(periodIn).find((found) => found !== undefined)
  return {
    title: title ?? '',
    ...(unit !== undefined && units.length <= 1 && isUnit(unit) ? { unit } : {}),
    ...told,
    ...(asOf === undefined ? {} : { asOf }),
  }
}

const MONTHS_IN_TITLE = /(?:19|20)\d{2}年?(?:1|一)月?[-—–~～至到]/

/** The one period that a title names, and the month up to which it tells: 2024年, 2024年上半年, 2024年1-10月. */
function periodIn(text: string): Pick<TitleReading, 'period' | 'asOf'> | undefined {
  const months = MONTHS_IN_TITLE.exec(text)
  const { period, asOf } = months ? readHeader(text.slice(months.index).slice(0, 20)) : {}
  if (period !== undefined) return { period, ...(asOf === undefined ? {} : { asOf }) }
  const found = findPeriods(text).flatMap((each) => (each.period === null ? [] : [each.period]))
  const [only] = found
  return only !== undefined && new Set(found).size === 1 ? { period: only } : undefined
}
