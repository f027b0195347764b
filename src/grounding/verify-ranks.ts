import type { SheetIndex } from '../facts/sheet-index.ts'
import type { Span } from '../text/span.ts'
import type { ClaimFinder } from './claim-finder.ts'
import { insideAny } from './gate-scene.ts'
import { ownWordsOf } from './own-words.ts'
import { bearsRankWord, rankWordsIn } from './rank-words.ts'
import type { TextWindow } from './text-window.ts'
import type { Judged } from './verify-figures.ts'
import { NOTHING } from './verify-figures.ts'

const MENTIONED = 0.5

/** Words of rank or of a first that no rank, and no first of its kind, of the facts spoken of bears out. */
export function verifyRankWords(
  sentence: string,
  covered: readonly Span[],
  windowOf: (span: Span) => TextWindow,
  index: SheetIndex,
  finder: ClaimFinder,
): Judged {
  const own = ownWordsOf(index)
  const faults = rankWordsIn(sentence).flatMap(({ text, start, end }) => {
    const span = { start, end }
    if (insideAny(covered, span) || own.allows(sentence.slice(Math.max(0, start - 4), end + 4))) return []
    const window = windowOf(span)
    const known = index.sheet.facts.some(
      (fact) =>
        bearsRankWord(fact, text, window.clause) &&
        finder.mentions(fact.id, { ...window, near: window.before }) >= MENTIONED,
    )
    if (known) return []
    const message = `“${text}”涉及位次或首创，台账中没有相应的排名或首个`
    return [{ rule: 'B5', severity: 'error' as const, message, suggestion: null, ...span }]
  })
  return faults.length === 0 ? NOTHING : { facts: [], faults }
}
