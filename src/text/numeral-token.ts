import { add, type Decimal, decimal, multiply, parseDecimal, trim } from '../domain/decimal.ts'
import { HAN_DIGITS, HAN_SCALES, parseHanNumeral } from './han-numeral.ts'
import { between, type Interval, point, somewhatOver } from './interval.ts'
import type { QuantityForm } from './quantity.ts'

/** A numeral as it stands in a text, up to where a unit may begin. */
export type NumeralToken = {
  readonly end: number
  readonly interval: Interval
  /** 多 余 几 … inside the numeral, '数' for 数百, null for an exact one. */
  readonly estimate: string | null
  /** The order of magnitude only: 数百, 几十, 上千. */
  readonly vague: boolean
  readonly form: QuantityForm
  /** 万 or 亿 behind Arabic digits, which belongs to the unit when one follows. */
  readonly scale: string
  /** How many characters of the numeral are numeral signs; one Han sign alone is often part of a word. */
  readonly length: number
}

const ARABIC = /(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,24}(?:\.\d{1,12})?)/y
const COMPOUND = /(\d{1,6}(?:\.\d+)?)亿(\d{1,4}(?:\.\d+)?)万|(\d{1,4})万([1-9]千|\d{3,4})(?![\d.,万亿])/y
const SCALE =
  /([余多来几])?(万亿|[十百千]?[万亿]|[十百](?!分)|千(?![米克瓦伏帕卡焦赫]))([余多](?![个项种方元样层次地部处条位点彩渠维媒重]))?|([余多])(?![万亿])/y
const HAN = new RegExp(
  `[${HAN_DIGITS}${HAN_SCALES}]{1,40}(?:点[〇零一二三四五六七八九]{1,12}(?:万亿|[万亿])?)?`,
  'y',
)
const CAPITAL = /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟弌弍弎叄]/
const VAGUE =
  /(?:数|好?几|成(?=[百千]上[千万])|(?<![以线网会路身地街晚早之])上|(?<![通经超不])过(?!去)|(?<![突打])破)(万亿|[十百千]?[万亿]|[十百千])(?:上[千万])?/y
const VAGUE_START = /[数好几成上过破]/
const COUNTED_BY = /数以([百千万亿]{1,2})计/y
const TEENS = /([二三四五六七八九]?十|[一二三四五六七八九]百|百)几(?![十百千万])/y
const ROMAN = /[Ⅰ-ⅿ]{1,8}|(?<![A-Za-z])(?=[IVX]{2,6}(?![A-Za-z]))X{0,2}(?:IX|IV|V?I{0,3})(?![A-Za-z])/y

/** The numeral that begins at an offset; undefined where none does. */
export function numeralAt(text: string, at: number): NumeralToken | undefined {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return arabicAt(text, at)
  return vagueAt(text, at) ?? hanAt(text, at) ?? romanAt(text, at)
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function arabicAt(text: string, at: number): NumeralToken | undefined {
  const compound = execAt(COMPOUND, text, at)
  if (compound) return compoundToken(compound, at)
  const digits = execAt(ARABIC, text, at)?.[0]
  const value = digits && parseDecimal(digits.replaceAll(',', ''))
  if (!value) return undefined
  const end = at + digits.length
  // 20余万, 3万余, 2000多; 来 and 几 only before a scale: 20来万.
  const [tail = '', early, scale = '', late, alone] = execAt(SCALE, text, end) ?? []
  const estimate = early ?? late ?? alone ?? null
  return {
    end: end + tail.length,
    interval: estimate === null ? point(value) : somewhatOver(value),
    estimate,
    vague: false,
    form: scale === '' ? 'arabic' : 'mixed',
    scale,
    length: digits.length + scale.length,
  }
}

function compoundToken(match: RegExpExecArray, at: number): NumeralToken | undefined {
  const [raw, hundredMillions, tenThousands, wholeTenThousands, rest] = match
  const parts: [string | undefined, string][] =
    hundredMillions === undefined
      ? [
          [wholeTenThousands, '10000'],
          [rest?.replace('千', ''), rest?.endsWith('千') ? '1000' : '1'],
        ]
      : [
          [hundredMillions, '100000000'],
          [tenThousands, '10000'],
        ]
  const values = parts.map(([digits, factor]) => multiply(decimal(digits ?? '0'), decimal(factor)))
  const value = values.reduce(add)
  return {
    end: at + raw.length,
    interval: point(trim(value)),
    estimate: null,
    vague: false,
    form: 'mixed',
    scale: '',
    length: raw.length,
  }
}

function hanAt(text: string, at: number): NumeralToken | undefined {
  const teens = text.slice(at + 1, at + 4).includes('几') ? execAt(TEENS, text, at) : null
  if (teens) {
    const value = parseHanNumeral(teens[1] ?? '')
    return value && hanToken(at + teens[0].length, somewhatOver(value), '几', teens[0])
  }
  const run = execAt(HAN, text, at)?.[0]
  if (run === undefined) return undefined
  const interval = readHan(run)
  if (!interval) return undefined
  const end = at + run.length
  const adjacent = interval.low !== interval.high
  const estimate = adjacent ? null : execAt(/余|多|来/y, text, end)?.[0]
  // 三多 or 一来 are words; an estimate needs a round number: 十余, 三百多, 二十来.
  if (!estimate || !interval.low || !/[十百千万亿拾佰仟]$/.test(run)) {
    return hanToken(end, interval, adjacent ? '至' : null, run)
  }
  const scale = execAt(/万亿|[万亿]/y, text, end + 1)?.[0] ?? ''
  const factor = scale === '' ? decimal('1') : (parseHanNumeral(scale) ?? decimal('1'))
  const estimated = somewhatOver(interval.low)
  return hanToken(
    end + 1 + scale.length,
    {
      ...estimated,
      low: estimated.low && multiply(estimated.low, factor),
      high: estimated.high && multiply(estimated.high, factor),
    },
    estimate,
    run + scale,
  )
}

const hanToken = (end: number, interval: Interval, estimate: string | null, run: string): NumeralToken => ({
  end,
  interval,
  estimate,
  vague: false,
  form: CAPITAL.test(run) ? 'capital' : 'han',
  scale: '',
  length: run.length,
})

const ADJACENT =
  /^([二三四五六七八九]?十|[一二两三四五六七八九]百)?([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]{0,2})$/

/** 三五, 七八百, 十七八 are ranges of neighbouring digits; everything else is a number. */
function readHan(run: string): Interval | undefined {
  const adjacent = ADJACENT.exec(run)
  if (!adjacent) {
    // 唯一一家 is no eleven.
    if (/^[一二两三四五六七八九]{2}$/.test(run)) return undefined
    const value = parseHanNumeral(run)
    return value && point(value)
  }
  const [, head = '', first = '', second = '', scale = ''] = adjacent
  const low = parseHanNumeral(`${head}${first}${scale}`)
  const high = parseHanNumeral(`${head}${second}${scale}`)
  return low && high && low.units < high.units ? between(low, high) : undefined
}

/** 数百 is [200, 1000), 上千 at least 1000, 成百上千 at least 100. */
function vagueAt(text: string, at: number): NumeralToken | undefined {
  if (!VAGUE_START.test(text.charAt(at))) return undefined
  const match = execAt(COUNTED_BY, text, at) ?? execAt(VAGUE, text, at)
  if (!match) return undefined
  const [raw, scale = ''] = match
  const value = parseHanNumeral(scale)
  if (!value) return undefined
  const several = raw.startsWith('数') || raw.includes('几')
  const interval: Interval = several
    ? {
        low: multiply(value, decimal('2')),
        high: multiply(value, decimal('10')),
        lowOpen: false,
        highOpen: true,
      }
    : { low: value, high: null, lowOpen: false, highOpen: false }
  return {
    end: at + raw.length,
    interval,
    estimate: raw.charAt(0),
    vague: true,
    form: 'han',
    scale: '',
    length: raw.length,
  }
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

function romanAt(text: string, at: number): NumeralToken | undefined {
  const match = execAt(ROMAN, text, at)
  if (!match || match[0] === '') return undefined
  const letters = match[0].normalize('NFKC').toUpperCase()
  const values = Array.from(letters, (letter) => ROMAN_VALUES[letter] ?? 0)
  const total = values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  )
  return {
    end: at + match[0].length,
    interval: point({ units: BigInt(total), scale: 0 }),
    estimate: null,
    vague: false,
    form: 'roman',
    scale: '',
    length: 2,
  }
}

/** The interval with a scale behind Arabic digits worked in: 1.2 with 万 is 12000. */
export function applyScale(interval: Interval, scale: string): Interval {
  const factor: Decimal | undefined = scale === '' ? undefined : parseHanNumeral(scale)
  if (!factor) return interval
  const scaled = (end: Decimal): Decimal => trim(multiply(end, factor))
  return {
    ...interval,
    low: interval.low && scaled(interval.low),
    high: interval.high && scaled(interval.high),
  }
}
