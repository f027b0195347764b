import { add, type Decimal, decimal } from '../domain/decimal.ts'
import {
  about,
  above,
  atLeast,
  atMost,
  below,
  fromUp,
  type Interval,
  isPoint,
  mapEnds,
  near,
  over,
  somewhatOver,
} from './interval.ts'
import type { Quantity, QuantityKind } from './quantity.ts'
import { before, execAt, type Lead, type Measure } from './quantity-measure.ts'

const NEAR = '接近|将近|(?<![最附临靠邻就亲])近'
const OVER = '超过|超出|突破|(?<![赶反])超|逾|(?<!最)高于|大于|多于'
const ABOUT = '大约|(?<![节集特公合契制条预邀相签违简])约'
const AT_LEAST = '不低于|不少于|不小于|不下于|至少|最少'
const AT_MOST = '不超过|不高于|不多于|不大于|至多|最多'
const BELOW = '不足|不到|不满|未满|低于|少于|小于'
const LEAD = new RegExp(`(?:(${AT_LEAST}|${AT_MOST}|${BELOW}|${NEAR}|${OVER}|${ABOUT})了?\\s?)$`)
/** The last character of every lead. */
const LEAD_END = /[近过出破超逾于约低少小下高多大足到满了\s]/
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
const GROWTH = /(?:增长|增加|提高|上升|提升|扩大|高出|多出|翻)了?$/
const ONE = decimal('1')

/** The approximator that ends where the numeral begins. */
export function leadBefore(text: string, at: number, floor: number): Lead {
  const match = LEAD_END.test(text.charAt(at - 1)) ? LEAD.exec(before(text, at, floor, 5)) : null
  return match ? { start: at - match[0].length, word: match[1] ?? null } : { start: at, word: null }
}

/** Works in the words before and behind: 近, 以上, and for 倍 the growth that makes it one more. */
export function finish(text: string, lead: Lead, measure: Measure, kind: QuantityKind): Quantity {
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
