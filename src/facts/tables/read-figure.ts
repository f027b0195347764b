import { type Decimal, decimal, formatDecimal, multiply, parseDecimal, trim } from '../../domain/decimal.ts'
import type { TargetSense } from '../../domain/fact-sheet.ts'
import type { GridCell } from '../../domain/grid.ts'
import { parseQuantity } from '../../text/quantities.ts'
import { unitOf } from '../../text/units.ts'
import { formulaFault } from './formula-fault.ts'
import { plainText } from './plain-text.ts'

/** What a cell says where a figure is expected. `unit` is there only when the cell itself names it. */
export type FigureReading =
  | {
      readonly kind: 'figure'
      readonly value: string
      readonly unit?: string
      readonly sense?: TargetSense
      /** The stored number has more digits than are shown, and the shown ones count. */
      readonly rounded?: boolean
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: string }

const NONE =
  /^(?:[-—–―/\\…_]{1,9}|无|暂无|没有|未统计|未填|未报|待定|待报|待填|待核|待统计|不适用|不涉及|n\/?a|null|nil)$/i
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
const NUMBER_AND_UNIT = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([^\d.,+-].{0,11})$/
/** (3,400) is how ledgers write a minus. */
const BRACKETED = /^[（(]((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)[)）]$/
const MASKED = /[*＊×□■]|[xX]{2,}|某/
const SENSES: readonly (readonly [pattern: RegExp, sense: TargetSense])[] = [
  [/^(?:≥|>=|＞=|不低于|不少于|不小于|至少|达到?|大于等于|确保)(.+)$/, '不低于'],
  [/^(?:≤|<=|不高于|不超过|不多于|不大于|控制在|小于等于)(.+?)(?:以内|以下|之内)?$/, '不高于'],
  [/^(.+?)(?:及以上|以上)$/, '不低于'],
  [/^(.+?)(?:及以下|以下|以内|之内)$/, '不高于'],
]
const MAX_FIGURE = 60

/** The spelling in which figures are read: half-width, no blanks, an ideographic comma between digits as a comma. */
const plain = (text: string): string =>
  plainText(text)
    .replaceAll(/\s/g, '')
    .replaceAll(/(?<=\d)，(?=\d{3}(?!\d))/g, ',')
    .replaceAll('−', '-')

/**
 * Reads a cell as one certain figure. `unit` is what the column or row is counted in, so that 12所 is understood in a
 * column of 所. Numbers count as they are shown: a person sees 54.96%, whatever digits lie beneath.
 */
export function readFigure(cell: GridCell, unit = ''): FigureReading {
  if (cell.type === 'error') return refused(formulaFault(cell))
  if (cell.type === 'date') return refused(`“${cell.text}”是日期，不是数`)
  if (cell.type === 'boolean') return refused(`“${cell.text}”不是数`)
  if (cell.type === 'number') return readNumber(cell)
  const text = plain(cell.text)
  if (text.length > MAX_FIGURE) return refused('文字太长，不是一个数')
  if (NONE.test(text) || text === '') return { kind: 'none' }
  return readWords(text, unit)
}

function readNumber(cell: GridCell): FigureReading {
  const raw = { kind: 'figure', value: cell.raw } as const
  if (cell.text === cell.raw && parseDecimal(cell.raw)) return raw
  const shown = readWords(plain(cell.text), '')
  if (shown.kind !== 'figure') return parseDecimal(cell.raw) ? raw : refused(`“${cell.text}”不是数`)
  const stored = parseDecimal(cell.raw)
  const isPercent = shown.unit === '%' && cell.text.includes('%')
  const expected = stored && trim(isPercent ? multiply(stored, decimal('100')) : stored)
  const rounded =
    expected !== undefined && formatDecimal(expected) !== formatDecimal(trim(decimal(shown.value)))
  return rounded ? { ...shown, rounded } : shown
}

function readWords(text: string, unit: string): FigureReading {
  const exact = readExact(text, unit)
  if (exact) return exact
  if (MASKED.test(text)) return refused(`“${text}”中的数字被遮盖`)
  for (const [pattern, sense] of SENSES) {
    const inner = pattern.exec(text)?.[1]
    const reading = inner === undefined ? undefined : readExact(inner, unit)
    if (reading) return { ...reading, sense }
  }
  const bracketed = BRACKETED.exec(text)?.[1]
  if (bracketed !== undefined)
    return refused(`“${text}”的括号可能表示负数，是负数请写成 -${bracketed.replaceAll(',', '')}`)
  // 亿元 alone is a unit, though words of number can begin one.
  if (text.length > 1 && unitOf(text)) return refused(`“${text}”不是一个数`)
  const quantity = parseQuantity(text)
  if (!quantity) return refused(`“${text}”不是一个数`)
  const { low, high, exact: certain, kind } = quantity
  if (kind === 'rank' || kind === 'ordinal') return refused(`“${text}”是名次，不是数`)
  if (kind === 'multiple' && !/倍$/.test(text)) return refused(`“${text}”不是一个数`)
  if (!certain || !low || !high || formatDecimal(low) !== formatDecimal(high)) {
    return refused(`“${text}”不是确定的数`)
  }
  return {
    kind: 'figure',
    value: formatDecimal(low),
    ...(quantity.unitText ? { unit: quantity.unitText } : {}),
  }
}

function readExact(text: string, unit: string): Extract<FigureReading, { kind: 'figure' }> | undefined {
  if (NUMBER.test(text)) return figure(text)
  const match = NUMBER_AND_UNIT.exec(text)
  if (!match) return undefined
  const [, digits = '', own = ''] = match
  const scale = /^[十百千万亿]{1,2}$/.exec(own)?.[0]
  if (scale) return scaledFigure(digits, scale, unit)
  return own === unit || unitOf(own) ? figure(digits, own) : undefined
}

/** A bare 1.2万 counts in the unit of its column: 1.2 in 万人, or 1.2 where the column is in 万元 already. */
function scaledFigure(digits: string, scale: string, unit: string) {
  if (unit.startsWith(scale)) return figure(digits, unit)
  const joint = `${scale}${unit}`
  if (unit !== '' && unitOf(joint)) return figure(digits, joint)
  const factor = unitOf(scale)?.factor
  const value = parseDecimal(digits.replaceAll(',', ''))
  return factor && value ? figure(formatDecimal(trim(multiply(value, factor)))) : undefined
}

const figure = (digits: string, unit?: string): Extract<FigureReading, { kind: 'figure' }> => ({
  kind: 'figure',
  value: digits.replaceAll(',', '').replace(/^\+/, ''),
  ...(unit ? { unit } : {}),
})

const refused = (reason: string): FigureReading => ({ kind: 'refused', reason })

/** The figure in another unit of its dimension, exactly; undefined where the units do not convert into each other. */
export function convertFigure(value: string, from: string, to: string): string | undefined {
  if (from === to || from === '' || to === '') return value
  const [source, target] = [unitOf(from), unitOf(to)]
  const amount = parseDecimal(value)
  if (!source || !target || !amount || source.dimension !== target.dimension) return undefined
  const shift = powerOfTen(target.factor)
  if (shift === undefined) return undefined
  const base = multiply(amount, source.factor)
  const scale = base.scale + shift
  const moved: Decimal =
    scale >= 0 ? { units: base.units, scale } : { units: base.units * 10n ** BigInt(-scale), scale: 0 }
  return formatDecimal(trim(moved))
}

function powerOfTen(factor: Decimal): number | undefined {
  const { units, scale } = trim(factor)
  const digits = String(units)
  return /^10*$/.test(digits) ? digits.length - 1 - scale : undefined
}

/** The decimal a hundred times as large: 0.5496 is 54.96. */
export const asPercent = (fraction: string): string =>
  formatDecimal(trim(multiply(decimal(fraction), decimal('100'))))
