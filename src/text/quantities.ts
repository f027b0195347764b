import { fixedTermAt } from './fixed-terms.ts'
import { HAN_DIGITS, HAN_SCALES } from './han-numeral.ts'
import { findInNormalised, normalise } from './normalise.ts'
import { findPeriods } from './periods.ts'
import type { Quantity } from './quantity.ts'
import { readQuantity } from './quantity-grammar.ts'
import { remembering } from './remember.ts'

export type { Quantity, QuantityForm, QuantityKind } from './quantity.ts'

const START = new RegExp(
  `[0-9${HAN_DIGITS}${HAN_SCALES}Ⅰ-ⅿ]|[几数上过破成](?=[十百千万亿])|数以(?=[百千万亿])|半|翻|成倍|(?<![A-Za-z])[IVX]{2}`,
  'g',
)

/**
 * All quantities of a text, in order, without overlap. Periods are not among them, nor what is only part of a
 * word or public term (三会一课, 进一步), numbers of list items, 一个 and the like, names such as 5A or “163”.
 */
export const findQuantities = remembering((text: string): Quantity[] => findInNormalised(text, findInPlain))

function findInPlain(text: string): Quantity[] {
  const found: Quantity[] = []
  const periods = findPeriods(text)
  let period = 0
  let floor = 0
  START.lastIndex = 0
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const at = match.index
    while ((periods[period]?.end ?? Number.POSITIVE_INFINITY) <= at) period += 1
    const next = periods[period]
    if (next && next.start <= at) {
      floor = next.end
      START.lastIndex = next.end
      continue
    }
    // 成千上万 begins before its first numeral.
    const term = fixedTermAt(text, at) ?? fixedTermAt(text, at + 1)
    if (term && term.start <= at) {
      START.lastIndex = term.end
      continue
    }
    const ceiling = next?.start ?? text.length
    const read = readQuantity(text, at, floor, ceiling, false)
    const quantity = 'kind' in read ? read : undefined
    START.lastIndex = read.end
    if (!quantity) continue
    found.push(quantity)
    floor = quantity.end
  }
  return found
}

const LEAD =
  /[0-9〇零○一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩弌弍弎叄廿卅几数半翻成Ⅰ-ⅿIVX第前-]/

/** The quantity that the whole text is, with its approximator and unit; undefined when it is anything else. */
export function parseQuantity(text: string): Quantity | undefined {
  const plain = normalise(text.trim()).text
  if (findPeriods(plain).some(({ start, end }) => start === 0 && end === plain.length)) return undefined
  for (let at = 0; at < Math.min(plain.length, 8); at += 1) {
    if (!LEAD.test(plain.charAt(at)) && !/^[上过破]/.test(plain.charAt(at))) continue
    const read = readQuantity(plain, at, 0, plain.length, true)
    if ('kind' in read && read.start === 0 && read.end === plain.length)
      return { ...read, raw: text.trim(), end: text.trim().length }
  }
  return undefined
}
