import { add, type Decimal, decimal, formatDecimal, multiply, subtract, trim } from '../../domain/decimal.ts'
import type { Quantity } from '../../text/quantity.ts'

/** A figure as its author typed it, before any approximator is worked in. */
export type StatedValue = {
  readonly value: string
  readonly upper: string | null
  readonly unit: string
}

const NUMBER = /\d[\d,，]*(?:\.\d+)?/g
const SCALED = /^\s?([万亿]{1,2})/
const HALF = decimal('0.5')
const ONE = decimal('1')
const GROWN = /^(?:增|提|上|扩|高|多).*倍/

/** Number and unit of a quantity as typed: 近1.2万人 is 1.2 and 万人, 七部门 is 7 and 部门, 三成 is 3 and 成. */
export function statedValue(quantity: Quantity): StatedValue {
  const raw = quantity.raw.normalize('NFKC')
  const unit = unitOf(quantity)
  const numbers = quantity.form === 'han' || /分之/.test(raw) ? [] : [...raw.matchAll(NUMBER)]
  const [first, second] = numbers
  if (!first) return fromInterval(quantity, unit)
  // 12∶1 is one figure, and as typed.
  if (quantity.kind === 'ratio' && /\d[:∶]\d/.test(raw)) return { value: raw, upper: null, unit: '' }
  const scale = quantity.unit === null ? SCALED.exec(raw.slice(first.index + first[0].length)) : null
  return {
    value: plain(first[0]),
    upper: quantity.kind === 'range' && second ? plain(second[0]) : null,
    unit: scale ? `${scale[1]}${unit}` : unit,
  }
}

const plain = (number: string): string => number.replaceAll(/[,，]/g, '')

function unitOf({ unit, unitText }: Quantity): string {
  if (unit === null) return unitText
  return unit.dimension === 'ratio' ? unit.name : unitText
}

/** What words alone state: the end of the interval that the author named, or the middle of a band. */
function fromInterval({ low, high, kind, raw }: Quantity, unit: string): StatedValue {
  const shown = (value: Decimal | null): string => (value ? formatDecimal(trim(value)) : '')
  if (kind === 'range') return { value: shown(low), upper: shown(high), unit }
  const named =
    /[近]|接近|不足|不到|以下|以内|至多|最多|不超过/.test(raw) || low === null
      ? high
      : /[约左右上下]|[半成]|分之/.test(raw) && high !== null && !/[超过逾余多]/.test(raw)
        ? multiply(add(low, high), HALF)
        : low
  // 增长两倍 reads as three times the old value, and its author typed two.
  if (named && GROWN.test(raw)) return { value: shown(subtract(named, ONE)), upper: null, unit }
  return { value: shown(named), upper: null, unit }
}
