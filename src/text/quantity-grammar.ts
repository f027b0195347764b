import { add, compare, type Decimal, decimal, divide, multiply, subtract, trim } from '../domain/decimal.ts'
import { parseHanNumeral } from './han-numeral.ts'
import {
  about,
  above,
  atLeast,
  atMost,
  below,
  between,
  fromUp,
  type Interval,
  isPoint,
  mapEnds,
  near,
  over,
  point,
  somewhatOver,
} from './interval.ts'
import { applyScale, type NumeralToken, numeralAt } from './numeral-token.ts'
import type { Quantity, QuantityKind } from './quantities.ts'
import { countsInHan, sameDimension, type Unit, unitNameAt, unitOf } from './units.ts'

/** Nothing to read here: where to look on. */
type Skip = { readonly end: number }
type Lead = { readonly start: number; readonly word: string | null }
/** A number with its unit, before the words around it are taken into account. */
type Measure = {
  readonly end: number
  readonly interval: Interval
  readonly unit: Unit | null
  readonly unitText: string
  readonly token: Pick<NumeralToken, 'estimate' | 'vague' | 'form' | 'length' | 'scale'>
}

const NEAR = '接近|将近|(?<![最附临靠邻就亲])近'
const OVER = '超过|超出|突破|(?<![赶反])超|逾|(?<!最)高于|大于|多于'
const ABOUT = '大约|(?<![节集特公合契制条预邀相签违简])约'
const AT_LEAST = '不低于|不少于|不小于|不下于|至少|最少'
const AT_MOST = '不超过|不高于|不多于|不大于|至多|最多'
const BELOW = '不足|不到|不满|未满|低于|少于|小于'
const LEAD = new RegExp(`(?:(${AT_LEAST}|${AT_MOST}|${BELOW}|${NEAR}|${OVER}|${ABOUT})了?\\s?)$`)
const LEAD_KINDS: readonly (readonly [RegExp, (value: Decimal, counted: boolean) => Interval])[] = [
  [/^(?:不低于|不少于|不小于|不下于|至少|最少)$/, atLeast],
  [/^(?:不超过|不高于|不多于|不大于|至多|最多)$/, atMost],
  [/^(?:不足|不到|不满|未满|低于|少于|小于)$/, below],
  [/^(?:高于|大于|多于)$/, above],
  [/近$/, near],
  [/约$/, about],
  [/^/, over],
]
const POST =
  /及以上|以上|及以下|以下|以内|之内|左右|上下|多(?![个项所家名种方元样层次地部处条位点彩渠维媒重])|余(?![万亿])/y
const GROWTH = /(?:增长|增加|提高|上升|提升|扩大|高出|多出)了?$/
const JOIN = /\s?(?:[-—–―~～]{1,2}|至|到)\s?/y
const FROM = /[由从自]$/
const PERCENT_WORDS = /([百千万])分之/y
const PERCENT_UNITS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' }
const FRACTION = /([一二三四五六七八九十]{1,3}|\d{1,3})分之([一二三四五六七八九十]{1,3}|\d{1,3})/y
const TENTHS =
  /(?:([一二两三四五六七八九])([二三四五六七八九])|([一二两三四五六七八九]|\d(?:\.\d)?)|几)成(?:(半)|([一二三四五六七八九])(?![个所名人家项次种]))?(?![功果效立为员就绩本熟长年品分人型套片色因群都交败才文])/y
const HALF = /(?:一大?半|大半)(?!年|天|月|小时|数)|半数/y
const DOUBLING = /翻(?:了|一)?番|翻(?:了)?([一二两三四五六1-6])番|翻(?:了)?倍|成倍(?!数)/y
const ORDINAL_UNIT = /位|名(?!师|校|城|牌|著|胜)/y
const RANK_CUE = /(?:居|列|排|名|跃至|升至|位次|获|得|荣获|省|市|国|区|县)$/
const TOP_UNIT = /名|位|强/y
const RATIO = /(\d{1,6}(?:\.\d{1,4})?)[:：∶](\d{1,6}(?:\.\d{1,4})?)(?![\d:：])/y
const MORE_UNIT = /个多(月|小时|星期|工作日|学期|百分点)/y
const ITEM_NUMBER = /(?:^|\n)[\s（(]*$/
const AFTER_ITEM = /^(?:[.．、)）]|\s*[)）])(?!\d)/

const HUNDRED_PERCENT = decimal('100')
const ONE = decimal('1')
const TWO = decimal('2')

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

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const before = (text: string, at: number, floor: number, length: number): string =>
  text.slice(Math.max(floor, at - length), at)

function leadBefore(text: string, at: number, floor: number): Lead {
  const match = LEAD.exec(before(text, at, floor, 5))
  return match ? { start: at - match[0].length, word: match[1] ?? null } : { start: at, word: null }
}

/** 三成, 三分之二, 一半, 过半: shares without a percent sign. 百分之五 is read as a measure. */
function readShare(text: string, at: number, floor: number): Quantity | undefined {
  const half = execAt(HALF, text, at)
  if (half) return wordShare(text, at, half[0], floor)
  if (text.startsWith('半', at)) return overHalf(text, at, floor)
  const fraction = execAt(FRACTION, text, at)
  if (fraction) {
    const [raw, denominator = '', numerator = ''] = fraction
    const [a, b] = [wholeOf(numerator), wholeOf(denominator)]
    if (!a || !b || b.units === 0n) return undefined
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

function measureOf(at: number, raw: string, interval: Interval, unitText: string): Measure {
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

const HALF_LEAD = /(超过|超|过|近|逾|接近|不足|不到)$/
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
function readDoubling(text: string, at: number): Quantity | undefined {
  const match = execAt(DOUBLING, text, at)
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
  const cue = RANK_CUE.test(before(text, mark, floor, 2))
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
  if (ratio && lead.word === null) return ratioQuantity(text, at, ratio)
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

function measureAt(text: string, at: number): Measure | undefined {
  const percent = execAt(PERCENT_WORDS, text, at)
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
  const more = execAt(MORE_UNIT, text, token.end)
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

/** Numerals that are list numbers, parts of names and words, or only say 一个. */
function isNotFigure(text: string, at: number, measure: Measure, lead: Lead, floor: number): boolean {
  const { token, unit, end } = measure
  if (token.form === 'roman') return false
  // 队伍 and 内陆 hold capital numerals too.
  if (token.form === 'capital') return token.length < 2 && (unit === null || unit.dimension !== 'money')
  if (token.form === 'han') return isHanWord(text, at, measure, lead)
  const left = text.charAt(at - 1)
  const right = text.charAt(end)
  if (/[A-Za-z+×〔〕]/.test(left) || (unit === null && /[A-Za-z+×]/.test(right))) return true
  if (left === '“' && right === '”') return true
  return (
    ITEM_NUMBER.test(before(text, at, floor, 4)) && AFTER_ITEM.test(text.slice(end, end + 2)) && unit === null
  )
}

/** A Han numeral counts when a unit follows that it can count; 三级, 二期, 百年, “四个意识” are words. */
function isHanWord(text: string, at: number, { token, unit, unitText, end }: Measure, lead: Lead): boolean {
  if (token.vague || token.estimate === '多' || token.estimate === '余') return false
  const numeral = text.slice(at, at + token.length)
  if (isQuotedSlogan(text, at, end)) return true
  if (unit === null) return lead.word === null ? !isBareNumber(text, at, numeral) : numeral === '一'
  if (unitText === '届' || (numeral === '二' && unitText === '次')) return true
  if (numeral === '一')
    return !(isDefiniteOne(unitText) || (lead.word !== null && /[不至最足少]/.test(lead.word)))
  if (/^[百千万亿]$/.test(numeral)) return lead.word === null && !isRoundCount(text, at, unitText, end)
  return !/[十百千万亿].|.[十百千万亿]/.test(numeral) && !countsInHan(unitText)
}

/** “四个意识”: a numeral that opens a short quotation and does not fill it. */
function isQuotedSlogan(text: string, at: number, end: number): boolean {
  if (text.charAt(at - 1) !== '“') return false
  const close = text.indexOf('”', end)
  return close > end && close - end <= 8
}

/** A numeral without unit: 一万二, or after a word that leads to a figure: 达三十五. List numbers have none. */
function isBareNumber(text: string, at: number, numeral: string): boolean {
  if (!/^[一二两三四五六七八九十].*[十百千万亿]|^十./.test(numeral)) return false
  return /[百千万亿]/.test(numeral) || /[达为至到计共有增减超]/.test(text.charAt(at - 1))
}

/** 一倍 is a figure, 一个 and 一批 only introduce their noun. */
const isDefiniteOne = (unitText: string): boolean => /^(?:倍|个百分点)$/.test(unitText)

/** 百名教师 is a round count; 每千人, 千人床位数 and 万人 in front of a word of rates are not. */
const isRoundCount = (text: string, at: number, unitText: string, end: number): boolean =>
  /^(?:名|场|所|座|辆|台|个|余|人次|元|吨|亩|套|件|列|人)$/.test(unitText) &&
  text.charAt(at - 1) !== '每' &&
  !/^(?:拥有|床位|托位|计划|口|高价值|发明|专利|拥|均|有)/.test(text.slice(end, end + 3))

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
  if (!second?.unit || second.end > ceiling || second.token.estimate !== null) return undefined
  const { unit } = second
  const bare = first.unit === null
  if (!bare && !sameDimension(first.unit, unit)) return undefined
  // 5-10万人 means 5万 to 10万; a first number with a scale of its own keeps it.
  const low = bare && first.token.scale === '' ? first.interval.low : convert(first, unit)
  const high = second.interval.high
  if (!low || !high || compare(low, high) >= 0) return undefined
  return { ...second, interval: between(low, high), unitText: second.unitText }
}

/** The low end in the unit of the high end: 5万—10万人, 8000万—1.2亿元. */
function convert({ interval, unit }: Measure, target: Unit): Decimal | undefined {
  if (!interval.low) return undefined
  const inBase = unit ? multiply(interval.low, unit.factor) : interval.low
  return trim(divide(inBase, target.factor, 12))
}

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

function kindOf({ unit, token }: Measure): QuantityKind {
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

/** Works in the words before and behind: 近, 以上, and for 倍 the growth that makes it one more. */
function finish(text: string, lead: Lead, measure: Measure, kind: QuantityKind): Quantity {
  const post = execAt(POST, text, measure.end)?.[0]
  const { estimate } = measure.token
  const value = measure.interval.low
  const counted = measure.token.scale === '' && !/ratio|points/.test(measure.unit?.dimension ?? '')
  let interval = measure.interval
  let shape = kind
  if (kind !== 'range' && !measure.token.vague && value && isPoint(interval)) {
    if (lead.word)
      interval = LEAD_KINDS.find(([words]) => words.test(lead.word ?? ''))?.[1](value, counted) ?? interval
    else if (post) interval = widen(value, post, counted)
    if (interval.low === null || interval.high === null || /以上|以下|[以之]内/.test(post ?? ''))
      shape = 'bound'
  }
  let start = lead.start
  if (measure.unit?.dimension === 'multiple') {
    const growth = GROWTH.exec(text.slice(Math.max(0, start - 3), start))
    if (growth) {
      start -= growth[0].length
      interval = mapEnds(interval, (end) => add(end, ONE))
    }
  }
  const end = measure.end + (post?.length ?? 0)
  const approximator = lead.word ?? estimate ?? post ?? null
  return {
    start,
    end,
    raw: text.slice(start, end),
    ...interval,
    exact: approximator === null && kind !== 'range',
    unit: measure.unit,
    unitText: measure.unitText,
    kind: shape,
    approximator,
    form: measure.token.form,
  }
}

function widen(value: Decimal, post: string, counted: boolean): Interval {
  if (post === '多' || post === '余') return somewhatOver(value)
  if (post.endsWith('上') && post !== '上下') return fromUp(value, counted)
  if (post === '左右' || post === '上下') return about(value, counted)
  return atMost(value)
}
