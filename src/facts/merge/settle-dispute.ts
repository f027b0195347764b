import { AppError } from '../../domain/errors.ts'
import {
  type Claim,
  type Decision,
  type Dispute,
  type Fact,
  type FactSheet,
  factSchema,
} from '../../domain/fact-sheet.ts'
import { combineFacts } from './combine-facts.ts'
import { createFactIds, type FactIds } from './fact-ids.ts'
import { canonical, sourcesOf, withSources } from './fact-parts.ts'
import { leadFirst } from './group-claims.ts'

/** A choice of a person; who and when are told by the caller. */
export type NewDecision = Decision

/**
 * What stands in a sheet for the claims of a dispute. As long as nobody has decided, an indicator stands without what
 * is disputed, so that no draft can state it, and other facts all stay. Their ids are those of the claims still.
 */
export function standingFacts({ about, claims, fields, decision }: Omit<Dispute, 'id' | 'facts'>): Fact[] {
  const facts = claims.map(({ fact }) => fact)
  const choice = decision?.choice
  if (typeof choice === 'number') {
    const taken = facts[choice]
    if (taken)
      return [
        takeClaim(
          taken,
          facts.filter((fact) => fact !== taken),
        ),
      ]
  }
  const isMetric = facts.every(({ kind }) => kind === 'indicator')
  if (choice === 'all' || about === 'same' || !isMetric) return facts
  const [lead, ...rest] = leadFirst(claims).map(({ fact }) => fact)
  if (!lead) return facts
  return [withoutDisputed(combineFacts([lead, ...rest]).fact, fields)]
}

/** What the others add is taken over, but only those that agree are sources of the fact. */
function takeClaim(taken: Fact, others: readonly Fact[]): Fact {
  const agreeing = others.filter((other) => combineFacts([taken, other]).differing.length === 0)
  return withSources(combineFacts([taken, ...others]).fact, [taken, ...agreeing].flatMap(sourcesOf))
}

function withoutDisputed(fact: Fact, fields: readonly string[]): Fact {
  const kept = Object.entries(fact).filter(([field]) => !fields.includes(field) || field === 'aliases')
  return factSchema.parse({
    ...Object.fromEntries(kept),
    ...(fields.includes('value') ? { value: null } : {}),
  })
}

/**
 * Records a decision in the sheet and puts it into effect; the decision before it is kept. What a person has changed
 * by hand in fields that are not disputed stays. Throws AppError `not_found` or `invalid_request`.
 */
export function settleDispute(sheet: FactSheet, id: string, decision: NewDecision): FactSheet {
  const dispute = sheet.disputes?.find((each) => each.id === id)
  if (!dispute) throw new AppError('not_found', `台账中没有编号为 ${id} 的分歧`)
  const { choice } = decision
  if (typeof choice === 'number' && choice >= dispute.claims.length) {
    throw new AppError(
      'invalid_request',
      `${id} 只有 ${dispute.claims.length} 种说法，没有第 ${choice + 1} 种`,
    )
  }
  const earlier = [...dispute.earlier, ...(dispute.decision ? [dispute.decision] : [])].slice(-50)
  const settled: Dispute = { ...dispute, decision, earlier }
  return replaceStanding(sheet, dispute, settled)
}

function replaceStanding(sheet: FactSheet, before: Dispute, after: Dispute): FactSheet {
  const standing = sheet.facts.filter((fact) => before.facts.includes(fact.id))
  const ids = createFactIds(sheet.facts)
  const facts =
    after.decision?.choice === 'typed'
      ? standing
      : numbered(standingFacts(after), standing, ids).map((fact, place) => {
          const now = standing[place]
          const was = standingFacts(before)[place]
          return now && was ? withHandwork(fact, was, now, after.fields) : fact
        })
  const [first] = facts
  const gone = new Set(standing.map(({ id }) => id).filter((id) => !facts.some((fact) => fact.id === id)))
  const at = sheet.facts.findIndex((fact) => before.facts.includes(fact.id))
  const others = sheet.facts.filter((fact) => !before.facts.includes(fact.id))
  const all = at < 0 ? [...others, ...facts] : [...others.slice(0, at), ...facts, ...others.slice(at)]
  return {
    ...sheet,
    facts: first ? all.map((fact) => redirect(fact, (id) => (gone.has(id) ? first.id : id))) : all,
    disputes: (sheet.disputes ?? []).map((each) =>
      each.id === after.id ? { ...after, facts: facts.map(({ id }) => id) } : each,
    ),
  }
}

/** The ids that stand are used again, so that references to them hold. */
function numbered(facts: readonly Fact[], standing: readonly Fact[], ids: FactIds): Fact[] {
  const free = standing.map(({ id }) => id)
  return facts.map((fact) => {
    const place = free.findIndex((id) => ids.fits(id, fact.kind))
    const [id] = place < 0 ? [] : free.splice(place, 1)
    return { ...fact, id: id ?? ids.give(fact) }
  })
}

/** Carries over what was changed by hand since the dispute was last put into effect. */
function withHandwork(next: Fact, was: Fact, now: Fact, disputed: readonly string[]): Fact {
  if (now.kind !== next.kind) return next
  const before = new Map(Object.entries(was))
  const changed = Object.entries(now).filter(
    ([field, value]) =>
      field !== 'id' && !disputed.includes(field) && canonical(value) !== canonical(before.get(field)),
  )
  return changed.length === 0 ? next : factSchema.parse({ ...next, ...Object.fromEntries(changed) })
}

/** The fact with the ids that it refers to changed. */
export function redirect(fact: Fact, newId: (id: string) => string): Fact {
  if (fact.kind !== 'last-plan' || fact.evidence.every((id) => newId(id) === id)) {
    return redirectTarget(fact, newId)
  }
  return redirectTarget({ ...fact, evidence: [...new Set(fact.evidence.map(newId))] }, newId)
}

function redirectTarget(fact: Fact, newId: (id: string) => string): Fact {
  if ((fact.kind !== 'plan' && fact.kind !== 'last-plan') || fact.target?.indicator === undefined) return fact
  return { ...fact, target: { ...fact.target, indicator: newId(fact.target.indicator) } }
}

/** Whether two claims say the same of the same origin, so that one is told already. */
export const sameClaim = (a: Claim, b: Claim): boolean =>
  a.origin === b.origin &&
  canonical({ ...a.fact, id: '', source: undefined, alsoIn: undefined }) ===
    canonical({ ...b.fact, id: '', source: undefined, alsoIn: undefined })
