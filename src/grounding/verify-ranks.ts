import type { SheetIndex } from '../facts/sheet-index.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import type { ClaimFinder } from './claim-finder.ts'
import { insideAny } from './gate-scene.ts'
import { createNameScorer } from './name-scorer.ts'
import { textsOf } from './own-words.ts'
import { bearsRankWord, rankWordsIn } from './rank-words.ts'
import type { TextWindow } from './text-window.ts'
import type { Judged } from './verify-figures.ts'
import { NOTHING } from './verify-figures.ts'

const MENTIONED = 0.5
/** How much of a clause of the sheet must be in the text's clause for both to say the same. */
const SAME_CLAUSE = 0.6

const MIN_CLAUSE = 9

/** The last clause, with the one before it where it is too short to say of what: 居全国首位. */
function lastClause(text: string): string {
  const clauses = splitClauses(text)
  const [before, last] = clauses.slice(-2)
  if (!before) return text
  if (!last) return text.slice(before.start, before.end)
  return text.slice(last.end - last.start < MIN_CLAUSE ? before.start : last.start, last.end)
}

type RankTeller = (word: string, clause: string) => boolean
const tellers = new WeakMap<SheetIndex, RankTeller>()

/** Whether a fact's own words say the rank of the same thing. */
function rankClausesOf(index: SheetIndex): RankTeller {
  const known = tellers.get(index)
  if (known) return known
  const clauses = index.sheet.facts
    .flatMap((fact) => [fact.label, ...textsOf(fact)])
    .flatMap((text) => splitClauses(text).map(({ end }) => lastClause(text.slice(0, end))))
    .filter((clause) => clause.length >= MIN_CLAUSE && rankWordsIn(clause).length > 0)
  const scorer = createNameScorer(clauses)
  const teller: RankTeller = (word, clause) =>
    scorer.best(clause, SAME_CLAUSE).some(({ name }) => clauses[name]?.includes(word))
  tellers.set(index, teller)
  return teller
}

/** Words of rank or of a first that no rank, and no first of its kind, of the facts spoken of bears out. */
export function verifyRankWords(
  sentence: string,
  covered: readonly Span[],
  windowOf: (span: Span) => TextWindow,
  index: SheetIndex,
  finder: ClaimFinder,
): Judged {
  const told = rankClausesOf(index)
  const faults = rankWordsIn(sentence).flatMap(({ text, start, end }) => {
    const span = { start, end }
    if (insideAny(covered, span)) return []
    const window = windowOf(span)
    if (told(text, lastClause(window.before))) return []
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
