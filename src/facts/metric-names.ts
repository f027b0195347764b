import type { Indicator } from '../domain/fact-sheet.ts'
import { sameDimension, unitOf } from '../text/units.ts'

/** Whether figures in the two units can be held against each other. */
export const comparableUnits = (a: string, b: string): boolean =>
  a === b || sameDimension(unitOf(a) ?? null, unitOf(b) ?? null)

/** A name without marks, and without 数, 总数 and the like at its end. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s“”"'（）()《》、：:]/g, '')
    .replace(/(?:总数|总量|数量|个数|规模|数)$/, '')

/** Whether two names mean one metric, but for how they say that it is a number. */
export const isSameName = (a: string, b: string): boolean => bareName(a) === bareName(b)

/** Whether any name of the indicator means the same metric as the words. */
export const goesBy = ({ label, aliases }: Pick<Indicator, 'label' | 'aliases'>, name: string): boolean =>
  [label, ...aliases].some((own) => isSameName(own, name))
