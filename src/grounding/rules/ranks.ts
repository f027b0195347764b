import type { Check } from '../../domain/draft.ts'
import { type GateRule, insideAny, type SceneClause } from '../gate-scene.ts'
import { bearsRankWord, rankWordsIn } from '../rank-words.ts'
import { NOT_CLAIMED } from '../vocabulary.ts'

/**
 * A3: a word of rank or of a first needs a reference in its clause to a fact that bears it out. A plan may aim at a
 * rank; that claims none.
 */
export const checkRanks: GateRule = ({ clauses, ownSpans, own, role }) =>
  clauses
    .filter(({ text }) => role !== 'plan' || !NOT_CLAIMED.test(text))
    .flatMap((clause) =>
      rankWordsIn(clause.text)
        .filter(
          ({ start, end }) => !insideAny(ownSpans, { start: clause.start + start, end: clause.start + end }),
        )
        .filter(({ text }) => !borneOut(clause, text))
        .filter(({ start, end }) => !own.allows(clause.text.slice(Math.max(0, start - 4), end + 4)))
        .map(
          ({ text }): Check => ({
            rule: 'A3',
            severity: 'error',
            message: `“${text}”涉及位次或首创，须由台账中的排名或首个支持`,
          }),
        ),
    )

/** The reference must itself speak of the rank; naming an indicator that has one is not enough. */
const borneOut = (clause: SceneClause, word: string): boolean =>
  clause.refs.some(
    ({ fact, reference }) =>
      (fact.kind === 'award' || reference.attribute === '排名') && bearsRankWord(fact, word, clause.text),
  )
