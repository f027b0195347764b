import type { SheetIndex } from '../facts/sheet-index.ts'
import { EVERYDAY_STEMS } from '../text/lexicon/places.ts'
import { isPublicName } from '../text/names.ts'
import { normalise } from '../text/normalise.ts'
import { simplify } from '../text/traditional.ts'
import { ownWordsOf, withoutMarks } from './own-words.ts'
import { createStringMatcher, type StringMatcher } from './string-matcher.ts'

const MIN_LENGTH = 2
const PLACE_SUFFIX = /^(\p{Script=Han}{2,})(?:省|市|县|区|州|盟|旗|镇|乡|街道|社区|村)$/u
const BODY_SUFFIX =
  /^(\p{Script=Han}{2,}?)(?:(?:实验|中心|附属|职业|外国语)?(?:学校|小学|中学|初中|高中|幼儿园|大学|学院)|集团|公司|有限公司|集团公司)$/u
const COINAGE_SUFFIX = /^(\p{Script=Han}{4,})(?:行动|工程|计划|品牌|模式|机制|活动|做法|经验)$/u

const EVERYDAY: ReadonlySet<string> = new Set(EVERYDAY_STEMS.split(' '))

/** What may stand between the signs of a name without making it another name. */
const FILLER = /[\s·•・/\\_*`~|＿\-‐-―'"“”‘’«»「」『』【】〔〕〈〉《》（）()<>[\]]/u

/**
 * A matcher for what exemplars call by name and this bureau does not: names, places, slogans, titles, in full and
 * in their short forms, in whatever width, script or spacing. The bureau's own and public names are left out, and
 * figures, which the literal ban covers.
 */
export function createForeignMatcher(foreign: Iterable<string>, index: SheetIndex): StringMatcher {
  const own = ownWordsOf(index)
  const strings = new Set<string>()
  for (const raw of foreign) {
    const name = withoutMarks(raw)
    for (const form of [name, ...shortForms(name)]) {
      if (form.length >= MIN_LENGTH && /\p{L}{2}/u.test(form) && !isPublicName(form) && !own.allows(form)) {
        const folded = fold(form).text
        if (folded.length >= MIN_LENGTH) strings.add(folded)
      }
    }
  }
  const find = createStringMatcher(strings)
  return (text) => {
    const ownSpans = own.find(text)
    const { text: folded, startOf, endOf } = fold(text)
    return find(folded)
      .map((match) => ({ ...match, start: startOf(match.start), end: endOf(match.end) }))
      .map((match) => ({ ...match, text: text.slice(match.start, match.end) }))
      .filter(({ start, end }) => !ownSpans.some((span) => span.start <= start && end <= span.end))
      .filter(({ text: raw }) => !own.allows(fold(raw).text))
  }
}

/** The text as names are compared: one width, case and script, nothing between the signs; with the way back. */
function fold(text: string): {
  readonly text: string
  readonly startOf: (offset: number) => number
  readonly endOf: (offset: number) => number
} {
  const { text: plain, toRawSpan } = normalise(text)
  const kept: string[] = []
  const places: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain.charAt(at)
    if (FILLER.test(sign)) continue
    const lower = sign.toLowerCase()
    kept.push(simplify(lower.length === 1 ? lower : sign))
    places.push(at)
  }
  const spanOf = (offset: number) => {
    const at = places[offset] ?? plain.length
    return toRawSpan({ start: at, end: at + 1 })
  }
  return {
    text: kept.join(''),
    startOf: (offset) => spanOf(offset).start,
    endOf: (offset) => spanOf(offset - 1).end,
  }
}

function shortForms(name: string): string[] {
  return [PLACE_SUFFIX, BODY_SUFFIX, COINAGE_SUFFIX].flatMap((suffix) => {
    const stem = suffix.exec(name)?.[1]
    return stem && !EVERYDAY.has(stem) ? [stem] : []
  })
}
