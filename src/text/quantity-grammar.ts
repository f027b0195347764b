import { compare, type Decimal, decimal, divide, multiply, trim } from '../domain/decimal.ts'
import { between, mapEnds, point } from './interval.ts'
import { isNotFigure } from './not-figures.ts'
import { numeralAt } from './numeral-token.ts'
import type { Quantity } from './quantity.ts'
import { finish, leadBefore } from './quantity-context.ts'
import { before, execAt, kindOf, type Lead, type Measure, measureAt } from './quantity-measure.ts'
import { measureOf, readDoubling, readShare } from './quantity-shares.ts'
import { sameDimension, type Unit } from './units.ts'

/** Nothing to read here: where to look on. */
type Skip = { readonly end: number }

const JOIN = /\s?(?:[-—–―~～]{1,2}|至|到)\s?/y
const FROM = /[由从自]$/
const ORDINAL_UNIT = /位|名(?!师|校|城|牌|著|胜)/y
const RANK_CUE = /(?:居|列|排|名|跃至|升至|位次|获|得|荣获|省|市|国|区|县)$/
const TOP_UNIT = /名|位|强/y
const RATIO = /(\d{1,6}(?:\.\d{1,4})?)[:：∶](\d{1,6}(?:\.\d{1,4})?)(?![\d:：])/y
const ONE = decimal('1')

/**
 * Reads the quantity whose numeral begins at `at`. Words before it count from `floor` on, words behind it up to
 * `ceiling`. With `indefinite`, 一个 and lone numerals count too.
 */
export function readQuantity(
  text: string,
  at: number,
  floor: number,
  ceiling: number,
  indefinite: boolean,
): Quantity | Skip {
  const read =
    readShare(text, at, floor) ??
    readDoubling(text, at) ??
    readOrdinal(text, at, floor, indefinite) ??
    readMeasured(text, at, floor, ceiling, indefinite)
  if (!read) return { end: at + 1 }
  return 'kind' in read && read.end > ceiling ? { end: ceiling } : read
}

/** 第3位, 第一, 前10名. The numeral stands at `at`, 第 or 前 before it, or at `at` itself. */
function readOrdinal(text: string, at: number, floor: number, indefinite: boolean): Quantity | undefined {
  const here = text.charAt(at)
  const mark = here === '第' || here === '前' ? at : at - 1
  const sign = mark >= floor ? text.charAt(mark) : ''
  if (sign !== '第' && sign !== '前') return undefined
  const token = numeralAt(text, mark + 1)
  if (!token || token.vague || !token.interval.low) return undefined
  const { low } = token.interval
  const unit = execAt(sign === '第' ? ORDINAL_UNIT : TOP_UNIT, text, token.end)?.[0] ?? ''
  const cue = RANK_CUE.test(before(text, mark, floor, 2)) && !text.startsWith('方', token.end)
  if (sign === '前' && unit === '' && !cue && !indefinite) return undefined
  const end = token.end + unit.length
  return {
    start: mark,
    end,
    raw: text.slice(mark, end),
    ...(sign === '第' ? token.interval : between(ONE, low)),
    exact: sign === '第',
    unit: null,
    unitText: unit,
    kind: sign === '前' || unit !== '' || cue ? 'rank' : 'ordinal',
    approximator: sign === '前' ? '前' : null,
    form: token.form,
  }
}

function readMeasured(
  text: string,
  at: number,
  floor: number,
  ceiling: number,
  indefinite: boolean,
): Quantity | Skip | undefined {
  const lead = leadBefore(text, at, floor)
  const negative = signBefore(text, lead.start, floor)
  const first = measureAt(text, at)
  if (!first) return undefined
  const range =
    negative || first.end >= ceiling ? undefined : rangeFrom(text, lead.start, first, floor, ceiling)
  if (range) return finish(text, lead, range, 'range')
  if (!indefinite && isNotFigure(text, at, first, lead, floor)) return { end: first.end }
  const ratio = execAt(RATIO, text, at)
  if (ratio && lead.word === null && !isClock(text, at, ratio)) return ratioQuantity(text, at, ratio)
  if (!negative) return finish(text, recentYears(lead, at, first), first, kindOf(first))
  const measure = { ...first, interval: mapEnds(first.interval, (end) => ({ ...end, units: -end.units })) }
  return finish(text, { start: lead.start - 1, word: lead.word }, measure, kindOf(first))
}

/** 近3年 names the last three years; only 历时近3年 would be less than three. */
function recentYears(lead: Lead, at: number, { unit }: Measure): Lead {
  const timed = unit?.dimension === 'months' || unit?.dimension === 'days'
  return lead.word === '近' && timed ? { start: at, word: null } : lead
}

const signBefore = (text: string, at: number, floor: number): boolean =>
  at > floor &&
  /[-−]/.test(text.charAt(at - 1)) &&
  /^$|[降升长为是到达至约率（(：:]/.test(text.charAt(at - 2))

function rangeFrom(
  text: string,
  start: number,
  first: Measure,
  floor: number,
  ceiling: number,
): Measure | undefined {
  const join = execAt(JOIN, text, first.end)
  if (!join || FROM.test(before(text, start, floor, 1)) || first.token.estimate !== null) return undefined
  const second = measureAt(text, first.end + join[0].length)
  if (!second || second.end > ceiling || second.token.estimate !== null) return undefined
  // 百分之六十至七十 names its unit once, in front.
  const unit = second.unit ?? (first.unitText.endsWith('分之') ? first.unit : null)
  if (!unit) return undefined
  const bare = first.unit === null
  if (!bare && !sameDimension(first.unit, unit)) return undefined
  // 5-10万人 means 5万 to 10万; a first number with a scale of its own keeps it.
  const low = bare && first.token.scale === '' ? first.interval.low : convert(first, unit)
  const high = second.interval.high
  if (!low || !high || compare(low, high) >= 0) return undefined
  return { ...second, unit, interval: between(low, high), unitText: second.unitText || first.unitText }
}

/** The low end in the unit of the high end: 5万—10万人, 8000万—1.2亿元. */
function convert({ interval, unit }: Measure, target: Unit): Decimal | undefined {
  if (!interval.low) return undefined
  const inBase = unit ? multiply(interval.low, unit.factor) : interval.low
  return trim(divide(inBase, target.factor, 12))
}

/** 8:30 is a time of day, 师生比为1:12 is not. */
const isClock = (text: string, at: number, [raw]: RegExpExecArray): boolean =>
  /^(?:[01]?\d|2[0-4])[:：][0-5]\d$/.test(raw) && !/比/.test(text.slice(Math.max(0, at - 4), at))

function ratioQuantity(text: string, at: number, match: RegExpExecArray): Quantity | undefined {
  const [raw, left = '1', right = '0'] = match
  const divisor = decimal(left)
  if (divisor.units === 0n) return undefined
  const measure = measureOf(at, raw, point(trim(divide(decimal(right), divisor, 6))), '')
  return finish(
    text,
    { start: at, word: null },
    { ...measure, token: { ...measure.token, form: 'arabic' } },
    'ratio',
  )
}
