import { type Interval, somewhatOver } from './interval.ts'
import { applyScale, type NumeralToken, numeralAt } from './numeral-token.ts'
import type { QuantityKind } from './quantity.ts'
import { type Unit, unitNameAt, unitOf } from './units.ts'

/** The approximator before a numeral, and where it begins; without one, the place of the numeral. */
export type Lead = { readonly start: number; readonly word: string | null }

/** A number with its unit, before the words around it are taken into account. */
export type Measure = {
  readonly end: number
  readonly interval: Interval
  readonly unit: Unit | null
  readonly unitText: string
  readonly token: Pick<NumeralToken, 'estimate' | 'vague' | 'form' | 'length' | 'scale'>
}

const PERCENT_WORDS = /([百千万])分之/y
const PERCENT_UNITS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' }
const MORE_UNIT = /个多(月|小时|星期|工作日|学期|百分点)/y

/** What a sticky pattern matches at an offset. */
export function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The words before an offset, not reaching back behind `floor`. */
export const before = (text: string, at: number, floor: number, length: number): string =>
  text.slice(Math.max(floor, at - length), at)

/** The number at an offset with its unit: 1.2万人, 百分之五, 三个多月. */
export function measureAt(text: string, at: number): Measure | undefined {
  const percent = text.startsWith('分之', at + 1) ? execAt(PERCENT_WORDS, text, at) : null
  const from = percent ? at + percent[0].length : at
  const token = numeralAt(text, from)
  if (!token) return undefined
  if (percent) {
    const unitText = PERCENT_UNITS[percent[1] ?? ''] ?? '%'
    const interval = applyScale(token.interval, token.scale)
    return {
      end: token.end,
      interval,
      unit: unitOf(unitText) ?? null,
      unitText: percent[0],
      token: { ...token, length: 9 },
    }
  }
  const more = text.startsWith('个多', token.end) ? execAt(MORE_UNIT, text, token.end) : null
  if (more && token.interval.low) {
    const name = `个${more[1]}`
    const unit = unitOf(name) ?? unitOf(more[1] ?? '') ?? null
    const interval = somewhatOver(token.interval.low)
    return {
      end: token.end + more[0].length,
      interval,
      unit,
      unitText: name,
      token: { ...token, estimate: '多' },
    }
  }
  const name = unitNameAt(text, token.end)
  const unit = name === '' ? null : (unitOf(token.scale + name) ?? null)
  return {
    end: token.end + name.length,
    interval: unit ? token.interval : applyScale(token.interval, token.scale),
    unit,
    unitText: unit ? token.scale + name : '',
    token,
  }
}

/** The kind that the unit gives, where no range or bound decides otherwise. */
export function kindOf({ unit, token }: Measure): QuantityKind {
  if (token.vague) return 'vague'
  switch (unit?.dimension) {
    case 'ratio':
      return 'ratio'
    case 'points':
      return 'points'
    case 'multiple':
      return 'multiple'
    default:
      return 'count'
  }
}
