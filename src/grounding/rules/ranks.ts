import type { Check } from '../../domain/draft.ts'
import { type GateRule, insideAny, type SceneClause, type UsedReference } from '../gate-scene.ts'
import { RANK_WORDS } from '../vocabulary.ts'

/** Whether the reference itself states a rank or a first that the bureau supplied. */
const statesRank = ({ fact, reference }: UsedReference): boolean =>
  (fact.kind === 'indicator' && reference.attribute === '排名') ||
  (fact.kind === 'award' && fact.first?.scope !== undefined)

/** A3: a word of rank or of a first needs a reference that states one, in the same clause. */
export const checkRanks: GateRule = ({ clauses, ownSpans, own }) =>
  clauses.flatMap((clause) => {
    if (clause.refs.some(statesRank)) return []
    return wordsIn(clause, RANK_WORDS)
      .filter((word) => !insideAny(ownSpans, word))
      .filter(({ text }) => !own.allows(contextOf(clause, text)))
      .map(
        ({ text }): Check => ({
          rule: 'A3',
          severity: 'error',
          message: `“${text}”涉及位次或首创，须由台账中的排名或首个支持`,
        }),
      )
  })

type Word = { readonly text: string; readonly start: number; readonly end: number }

function wordsIn(clause: SceneClause, words: RegExp): Word[] {
  return Array.from(clause.text.matchAll(words), (match) => ({
    text: match[0],
    start: clause.start + match.index,
    end: clause.start + match.index + match[0].length,
  }))
}

/** The word with four characters on each side: 首批 alone is allowed by nothing that the bureau wrote. */
function contextOf({ text }: SceneClause, word: string): string {
  const at = text.indexOf(word)
  return text.slice(Math.max(0, at - 4), at + word.length + 4)
}
