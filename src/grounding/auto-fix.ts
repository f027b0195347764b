import type { Reference } from '../domain/reference.ts'
import { renderReference } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { findQuantities } from '../text/quantities.ts'
import { splitSentences } from '../text/sentences.ts'
import { contains } from '../text/span.ts'
import { type ClaimFinder, claimFinderOf } from './claim-finder.ts'
import { type Part, parseTemplate, withoutFence, writeReference, writeTemplate } from './references.ts'
import { windowsIn } from './text-window.ts'
import { APPROXIMATOR_AFTER, APPROXIMATOR_BEFORE } from './vocabulary.ts'

/**
 * What code can mend in an author's sentence without asking again: braces and labels in their canonical form,
 * approximators beside a reference, and a figure that equals exactly one allotted fact in value, unit and metric.
 * The result still passes the gates like any other text.
 */
export function fixTemplate(template: string, index: SheetIndex, allowed?: ReadonlySet<string>): string {
  const parts = parseTemplate(withoutFence(template), index)
  const finder = claimFinderOf(index)
  return writeTemplate(
    parts.map((part, place) =>
      fixPart(part, parts[place - 1], parts[place + 1], (text) =>
        withReferences(text, index, finder, allowed),
      ),
    ),
  )
}

/** Attributes that begin or end with a bare figure. */
const FIGURES: ReadonlySet<string> = new Set(['值', '上年', '累计', '投资', '数量'])
const isFigure = (part: Part | undefined): boolean =>
  part?.type === 'ref' && FIGURES.has(part.reference.attribute)

function fixPart(
  part: Part,
  before: Part | undefined,
  after: Part | undefined,
  fixText: (text: string) => string,
): Part {
  if (part.type !== 'text') return part
  let text = part.text
  if (isFigure(after)) text = text.replace(APPROXIMATOR_BEFORE, '')
  if (isFigure(before)) text = text.replace(APPROXIMATOR_AFTER, '')
  return { ...part, text: fixText(text) }
}

/** Puts the reference in place of each figure that can only be one fact's value, as typed. */
function withReferences(
  text: string,
  index: SheetIndex,
  finder: ClaimFinder,
  allowed: ReadonlySet<string> | undefined,
): string {
  let result = ''
  let copied = 0
  for (const sentence of splitSentences(text)) {
    const words = text.slice(sentence.start, sentence.end)
    const quantities = findQuantities(words)
    const windowOf = windowsIn(words, quantities, '')
    for (const quantity of quantities) {
      const verdict = finder.judge({ quantity, text: words }, windowOf(quantity))
      if (verdict.type !== 'supported') continue
      const { fact, kind, attribute } = verdict.claim
      if (fact.kind !== 'indicator' || (kind !== 'value' && kind !== 'previous')) continue
      if (allowed && !allowed.has(fact.id)) continue
      const reference: Reference = { id: fact.id, label: fact.label, attribute, format: null }
      // Only the very words that the reference would write; anything else is for the author to say again.
      if (renderReference(index, reference)?.text !== quantity.raw) continue
      const start = sentence.start + quantity.start
      if (!contains(sentence, { start, end: sentence.start + quantity.end })) continue
      result += text.slice(copied, start) + writeReference(reference)
      copied = sentence.start + quantity.end
    }
  }
  return result + text.slice(copied)
}
