import type { Fact } from '../../domain/fact-sheet.ts'
import { composeClause, composeGroup } from './compose-clause.ts'
import { groupFacts } from './group-facts.ts'
import type { EngineSentence } from './join-clauses.ts'
import { joinClauses, sentenceOf } from './join-clauses.ts'
import { createMemory, rememberWords } from './memory.ts'
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

/** The facts of `said` told in other words where the bank has some that sound as well; like ones together. */
export function retellSentences(
  facts: readonly Fact[],
  said: string,
  place: Place,
  seed: string,
): EngineSentence[] {
  const memory = createMemory(seed)
  rememberWords(memory, said)
  return joinClauses(
    groupFacts(facts, place).flatMap((group) => composeGroup(group, place, memory)),
    seed,
    false,
  ).map(sentenceOf)
}
