import type { SheetIndex } from '../facts/sheet-index.ts'
import type { FoundPeriod } from '../text/periods.ts'
import { namesOf, textsOf } from './own-words.ts'

/** How many characters behind a year must be the same for both to speak of one thing: 2002年全国经贸洽. */
const SAME_BEHIND = 5
const YEAR = /(\d{4})年|“([\p{Script=Han}]{2,3})”/gu

type YearsByWords = ReadonlyMap<string, ReadonlySet<string>>
const cache = new WeakMap<SheetIndex, YearsByWords>()

/** The years and five-year plans that the sheet's own words hold, by the words behind them. */
function yearsOf(index: SheetIndex): YearsByWords {
  const known = cache.get(index)
  if (known) return known
  const years = new Map<string, Set<string>>()
  for (const fact of index.sheet.facts) {
    for (const text of [...namesOf(fact), ...textsOf(fact)]) {
      for (const { index: at, 0: raw } of text.matchAll(YEAR)) {
        const words = wordsBehind(text, at + raw.length)
        if (words !== null) years.set(words, (years.get(words) ?? new Set()).add(raw))
      }
    }
  }
  cache.set(index, years)
  return years
}

/** Words that name a thing; those of a comparison or a stretch of time name none. */
function wordsBehind(text: string, at: number): string | null {
  const words = text.slice(at, at + SAME_BEHIND)
  return new RegExp(`^\\p{Script=Han}{${SAME_BEHIND}}$`, 'u').test(words) &&
    !/^(?:以来|同期|相比)/.test(words)
    ? words
    : null
}

/**
 * The other year with which alone the sheet names the thing that stands behind the year of a text: 2001年全国经贸洽谈会
 * where the sheet has 2002年全国经贸洽谈会. Null where the sheet does not name it, or names it with this year too.
 */
export function ownYearOf({ raw, end }: FoundPeriod, sentence: string, index: SheetIndex): string | null {
  const own = raw.normalize('NFKC')
  const words = wordsBehind(sentence, end)
  const years = words === null ? undefined : yearsOf(index).get(words)
  if (!years || years.has(own)) return null
  const isYear = /^\d{4}年$/.test(own)
  if (!isYear && !/^“.{2,3}”$/u.test(own)) return null
  return Array.from(years).find((other) => /\d/.test(other) === isYear) ?? null
}
