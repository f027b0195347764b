import type { Check, FactSpan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { GAPS } from '../domain/reference.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { findLiterals } from '../text/literals.ts'
import { findNames } from '../text/names.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { overlaps, type Span } from '../text/span.ts'
import { claimFinderOf } from './claim-finder.ts'
import { sameUnit, sameValue } from './claim-match.ts'
import { type Claim, claimsOf } from './fact-claims.ts'
import { insideAny } from './gate-scene.ts'
import { ownWordsOf } from './own-words.ts'
import { documentPeriods } from './rules/literals.ts'
import { CARRYING } from './rules/naming.ts'
import { windowsIn } from './text-window.ts'

const error = (message: string): Check => ({ rule: 'B1', severity: 'error', message })

/**
 * Gate B on a rendered sentence (grounding.md 2.7): every figure, date, rank and name lies inside a span that the
 * renderer made, or is the bureau's own or the document's period; and every figure inside a span reads back as a
 * value of the span's fact. Finds what gate A let through and what rendering glued together.
 */
export function checkRendered(text: string, spans: readonly FactSpan[], index: SheetIndex): Check[] {
  const own = ownWordsOf(index)
  const free = [...own.find(text), ...documentPeriods({ bare: text, index }), ...gapSpans(text)]
  const literals = findLiterals(text)
    .filter((literal) => !insideAny(spans, literal) && !insideAny(free, literal))
    .map((literal) =>
      error(
        spans.some((span) => overlaps(span, literal))
          ? `“${literal.raw}”有一部分不是引用台账写出的`
          : `“${literal.raw}”不是引用台账写出的`,
      ),
    )
  const names = findNames(text)
    .filter(
      (name) =>
        !spans.some((span) => overlaps(span, name)) && !insideAny(free, name) && !own.allows(name.raw),
    )
    .map(({ raw }): Check => ({ rule: 'B6', severity: 'error', message: `名称“${raw}”不在台账中` }))
  const faults = [...literals, ...checkReading(text, spans, index), ...names]
  // Only where every figure is the renderer's does it make sense to ask what the words around it say.
  return faults.length > 0 ? faults : checkMetrics(text, spans, index)
}

/** The metric that the words around a bare figure name is the one of its reference, as in any other text. */
function checkMetrics(text: string, spans: readonly FactSpan[], index: SheetIndex): Check[] {
  const finder = claimFinderOf(index)
  const quantities = findQuantities(text).toSorted((a, b) => a.start - b.start)
  const windowOf = windowsIn(text, quantities, '')
  let told: string | undefined
  return spans.flatMap((span) => {
    const carried = told === undefined ? undefined : { factId: told, weight: CARRIED }
    told = span.id
    const fact = index.byId.get(span.id)
    if (fact?.kind !== 'indicator' || CARRYING.has(span.attr)) return []
    const shown = `${fact.value ?? ''}${fact.unit}`
    return quantities
      .filter((quantity) => overlaps(span, quantity))
      .filter(({ start, raw }) => !isUnread(raw, shown, text, start))
      .map((quantity) => ({ quantity, ...finder.judge({ quantity, text }, windowOf(quantity), carried) }))
      .filter(({ type }) => type === 'swapped' || type === 'unsupported')
      .map(
        ({ quantity }): Check => ({
          rule: 'B2',
          severity: 'error',
          message: `“${quantity.raw}”是台账“${fact.label}”的数，句中说的不是它`,
        }),
      )
  })
}

/** 0/10万: of a figure whose unit nobody knows the reader saw only a part. */
const isUnread = (raw: string, shown: string, text: string, start: number): boolean =>
  raw.includes('/') && raw.length < shown.length && text.startsWith(shown, start)

/** What a figure is worth as the subject of the next one: 达58.2%，比上年提高3.1个百分点. */
const CARRIED = 0.8

/** 【待补：…】 holds no figure, but its words are nobody's claim either. */
function gapSpans(text: string): Span[] {
  if (!text.includes('【')) return []
  return Object.values(GAPS).flatMap((words) => {
    const start = text.indexOf(words)
    return start < 0 ? [] : [{ start, end: start + words.length }]
  })
}

const claimCache = new WeakMap<SheetIndex, Map<string, Claim[]>>()

function claimsByFact(index: SheetIndex): Map<string, Claim[]> {
  const known = claimCache.get(index)
  if (known) return known
  const claims = Map.groupBy(claimsOf(index), ({ fact }) => fact.id)
  claimCache.set(index, claims)
  return claims
}

/** Figures in a span mean in the whole text what they mean in the sheet: 4 behind 12 does not make 124. */
function checkReading(text: string, spans: readonly FactSpan[], index: SheetIndex): Check[] {
  const quantities = findQuantities(text)
  return spans.flatMap((span) => {
    const fact = index.byId.get(span.id)
    if (!fact) return [error(`引用的条目 ${span.id} 不在台账中`)]
    const claims = claimsByFact(index).get(span.id) ?? []
    const words = wordsOf(fact)
    return quantities
      .filter((quantity) => overlaps(span, quantity))
      .filter((quantity) => !readsBack(quantity, span, text, claims, words))
      .map(({ raw }) => error(`“${raw}”与台账“${fact.label}”的数不一致`))
  })
}

function readsBack(
  quantity: Quantity,
  span: Span,
  text: string,
  claims: readonly Claim[],
  words: string,
): boolean {
  if (!insideAny([span], quantity)) return false
  if (claims.some((claim) => sameUnit(claim, { quantity, text }) && sameValue(claim, { quantity, text })))
    return true
  // 0/10万 is no quantity to a reader who does not know the unit.
  if (claims.some(({ kind, shown }) => kind === 'value' && text.startsWith(shown, quantity.start)))
    return true
  // A figure inside a name or in the bureau's own sentence stands there as typed.
  return words.includes(quantity.raw)
}

/** All words of a fact, its dates apart; numerals in them are the bureau's own. */
const wordsOf = (fact: Fact): string =>
  Object.values(fact)
    .flatMap((value) =>
      typeof value === 'string' ? [value] : typeof value === 'object' ? [JSON.stringify(value)] : [],
    )
    .join('\n')
