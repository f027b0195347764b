import type { Check } from '../../domain/draft.ts'
import { type GateRule, insideAny, type SceneClause } from '../gate-scene.ts'
import { bearsRankWord, mayHoldRankWord, rankWordsIn } from '../rank-words.ts'

/** What makes a rank behind it one to strive for; 推进 or 加快 somewhere in the clause does not. */
const AIMED_AT =
  /将|力争|争取|拟|计划|预计|确保|争创|争当|争做|努力|奋力|早日|尽快|跻身|迈向|打造|冲刺|瞄准|对标/

/**
 * A3: a word of rank or of a first needs a reference in its clause to a fact that bears it out. A plan may aim at a
 * rank; that claims none.
 */
export const checkRanks: GateRule = ({ bare, clauses, ownSpans, own, role }) =>
  (mayHoldRankWord(bare) ? clauses : []).flatMap((clause) =>
    rankWordsIn(clause.text)
      .filter(({ start }) => role !== 'plan' || !AIMED_AT.test(clause.text.slice(0, start)))
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
