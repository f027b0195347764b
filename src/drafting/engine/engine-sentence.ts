import type { Fact } from '../../domain/fact-sheet.ts'
import { composeClause } from './compose-clause.ts'
import type { EngineSentence } from './join-clauses.ts'
import { joinClauses, sentenceOf } from './join-clauses.ts'
import { createMemory } from './memory.ts'
import type { Place } from './place.ts'

/** The engine's own sentences for some facts, to stand in for what a model could not say. One or more sentences. */
export function engineSentences(facts: readonly Fact[], place: Place, seed: string): EngineSentence[] {
  const memory = createMemory(seed)
  return joinClauses(
    facts.map((fact) => composeClause(fact, place, memory)),
    seed,
    false,
  ).map(sentenceOf)
}
