import { add, compare, type Decimal, decimal, divide, multiply, subtract } from '../domain/decimal.ts'
import { parseHanNumeral } from './han-numeral.ts'
import { above, atLeast, below, between, type Interval, near, point } from './interval.ts'
import type { Quantity } from './quantity.ts'
import { finish, leadBefore } from './quantity-context.ts'
import { before, execAt, type Measure } from './quantity-measure.ts'
import { unitOf } from './units.ts'

const FRACTION = /([一二三四五六七八九十]{1,3}|\d{1,3})分之([一二三四五六七八九十]{1,3}|\d{1,3})/y
const SLASH = /(?<![\d/.])(\d{1,2})\/(\d{1,3})(?![\d/.])/y
const TENTHS =
  /(?:([一二两三四五六七八九])([二三四五六七八九])|([一二两三四五六七八九壹贰叁肆伍陆柒捌玖]|\d(?:\.\d)?)|几)成(?:(半)|([一二三四五六七八九])(?![个所名人家项次种]))?(?![功果效立为员就绩本熟长年品分人型套片色因群都交败才文])/y
const HALF = /(?:一大?半|大半)(?!年|天|月|小时|数)|半数/y
const DOUBLING = /翻(?:了|一)?番|翻(?:了)?([一二两三四五六1-6])番|翻(?:了)?倍|成倍(?!数)/y

const HUNDRED_PERCENT = decimal('100')
const ONE = decimal('1')
const TWO = decimal('2')

/** 三成, 三分之二, 一半, 过半: shares without a percent sign. 百分之五 is read as a measure. */
export function readShare(text: string, at: number, floor: number): Quantity | undefined {
  // Three signs at most stand before 分之, 成 or the stroke.
  if (!/[半分成/]/.test(text.slice(at, at + 5))) return undefined
  const half = execAt(HALF, text, at)
  if (half) return wordShare(text, at, half[0], floor)
  if (text.startsWith('半', at)) return overHalf(text, at, floor)
  const slash = execAt(SLASH, text, at)
  const fraction = slash ?? execAt(FRACTION, text, at)
  if (fraction) {
    const [raw, first = '', second = ''] = fraction
    const [numerator, denominator] = slash ? [first, second] : [second, first]
    const [a, b] = [wholeOf(numerator), wholeOf(denominator)]
    if (!a || !b || compare(a, b) >= 0) return undefined
    const percent = divide(multiply(a, HUNDRED_PERCENT), b, 2)
    return share(text, at, at + raw.length, floor, percent, ONE, '%')
  }
  const tenths = execAt(TENTHS, text, at)
  if (!tenths) return undefined
  const [raw, first, second, single, half5, tenth] = tenths
  if (first && second) {
    const [low, high] = [wholeOf(first), wholeOf(second)]
    const ends = low && high ? between(low, high) : undefined
    return ends && finish(text, leadBefore(text, at, floor), measureOf(at, raw, ends, '成'), 'range')
  }
  if (!single) return undefined
  const whole = wholeOf(single)
  if (!whole) return undefined
  const fractionOfTenth = half5
    ? decimal('0.5')
    : tenth
      ? multiply(wholeOf(tenth) ?? ONE, decimal('0.1'))
      : null
  const value = fractionOfTenth ? add(whole, fractionOfTenth) : whole
  return share(text, at, at + raw.length, floor, value, decimal(fractionOfTenth ? '0.1' : '0.2'), '成')
}

const wholeOf = (text: string): Decimal | undefined =>
  /^[\d.]+$/.test(text) ? decimal(text) : parseHanNumeral(text)

/** A measure that words state without a numeral of its own. */
export function measureOf(at: number, raw: string, interval: Interval, unitText: string): Measure {
  return {
    end: at + raw.length,
    interval,
    unit: unitOf(unitText) ?? null,
    unitText,
    token: { estimate: null, vague: false, form: /\d/.test(raw) ? 'mixed' : 'han', length: 2, scale: '' },
  }
}

/** A share said in words is good to `band` on both sides, unless an approximator says otherwise. */
function share(
  text: string,
  at: number,
  end: number,
  floor: number,
  value: Decimal,
  band: Decimal,
  unitText: string,
): Quantity {
  const lead = leadBefore(text, at, floor)
  const measure = measureOf(at, text.slice(at, end), point(value), unitText)
  const finished = finish(text, lead, measure, 'ratio')
  if (finished.approximator !== null) return finished
  return { ...finished, ...between(subtract(value, band), add(value, band)), exact: false }
}

function wordShare(text: string, at: number, word: string, floor: number): Quantity | undefined {
  if (word === '一半') return share(text, at, at + word.length, floor, decimal('50'), TWO, '%')
  if (word === '半数') return overHalf(text, at, floor)
  const measure = measureOf(at, word, above(decimal('50')), '%')
  return { ...finish(text, { start: at, word: null }, measure, 'vague') }
}

const HALF_LEAD = /(超过|超|过|近|逾|接近|不足|不到|大)$/
/** 过半, 超半数, 近半, 半数以上. 半 without one of these words says nothing. */
function overHalf(text: string, at: number, floor: number): Quantity | undefined {
  const lead = HALF_LEAD.exec(before(text, at, floor, 2))?.[1]
  const end = text.startsWith('半数', at) ? at + 2 : at + 1
  if (/^[年天月小]/.test(text.slice(end, end + 1))) return undefined
  const start = at - (lead?.length ?? 0)
  const fifty = decimal('50')
  const above50 = text.startsWith('以上', end)
  if (!lead && !above50 && !text.startsWith('半数', at)) return undefined
  const interval = /近$/.test(lead ?? '')
    ? near(fifty, false)
    : /^不/.test(lead ?? '')
      ? below(fifty)
      : above(fifty)
  const stop = end + (above50 ? 2 : 0)
  const measure = measureOf(start, text.slice(start, stop), interval, '%')
  return {
    ...finish(text, { start, word: null }, measure, interval.high === null ? 'bound' : 'ratio'),
    approximator: lead ?? (above50 ? '以上' : null),
    exact: false,
  }
}

/** 翻番, 翻两番, 翻倍, 成倍. */
export function readDoubling(text: string, at: number): Quantity | undefined {
  const first = text.charAt(at)
  const match = first === '翻' || first === '成' ? execAt(DOUBLING, text, at) : null
  if (!match) return undefined
  const [raw, times] = match
  const vague = raw.startsWith('成')
  const power = times ? Number((wholeOf(times) ?? ONE).units) : 1
  const ratio: Decimal = { units: 2n ** BigInt(power), scale: 0 }
  const band: Interval = {
    low: ratio,
    high: multiply(ratio, decimal('1.025')),
    lowOpen: false,
    highOpen: true,
  }
  const measure = measureOf(at, raw, vague ? atLeast(TWO) : band, '倍')
  return { ...finish(text, { start: at, word: null }, measure, vague ? 'vague' : 'multiple'), exact: !vague }
}
