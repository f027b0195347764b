import { AppError } from '../../domain/errors.ts'
import { type Claim, type Dispute, type Fact, type FactSheet, MAX_FACTS } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { indexSheet } from '../sheet-index.ts'
import { combineFacts } from './combine-facts.ts'
import { createFactIds } from './fact-ids.ts'
import { canonical } from './fact-parts.ts'
import { findAlike } from './find-alike.ts'
import { createGroups, groupClaims, leadFirst } from './group-claims.ts'
import { type Entry, type OriginSheet, readEntries } from './read-entries.ts'
import { redirect, sameClaim, standingFacts } from './settle-dispute.ts'

export type { OriginSheet } from './read-entries.ts'

export type SheetMerge = {
  readonly sheet: FactSheet
  /** Facts that several origins tell alike, under one id now. */
  readonly joined: readonly {
    readonly id: string
    readonly label: string
    readonly origins: readonly string[]
  }[]
}

export const MAX_MERGED_SHEETS = 50
const MAX_CLAIMS = 50
const MAX_DISPUTES = 1000
const MAX_ORIGIN = 120
const LEVELS = ['province', 'city', 'county', 'division'] as const

/** What is to stand in the merged sheet for one thing, and the dispute about it. A fact without id is given one. */
type Outcome = {
  /** The groups that it answers, each with the place of the fact that references to it mean. */
  readonly groups: readonly (readonly [group: number, place: number])[]
  readonly claims: readonly Claim[]
  readonly origins: ReadonlySet<string>
  readonly facts: readonly Fact[]
  readonly dispute?: Omit<Dispute, 'id' | 'facts'> & { readonly id?: string }
}

/**
 * Several divisions' sheets as one. What several tell alike is joined and keeps all its sources; what they tell
 * differently becomes a dispute for a person to decide; achievements so alike that they may be one, claimed twice, are
 * put to a person too. Profile, kind and period are those of the highest organ, of the first among equals. Merging what
 * is merged already changes nothing, and decisions hold until their claims change.
 * Throws AppError `invalid_request` or `payload_too_large`.
 */
export function mergeSheets(given: readonly OriginSheet[]): SheetMerge {
  const inputs = withoutRepeats(given)
  const lead = leadOf(inputs)
  const options = { scopeWord: indexSheet(lead).scopeWord, period: lead.period }
  const { entries, bonds } = readEntries(inputs, lead)
  const claims = entries.map(({ claim }) => claim)
  const groups = groupClaims(claims, options, bonds)
  const groupOf = new Map(groups.flatMap((places, group) => places.map((place) => [place, group] as const)))
  const told = tellGroups(entries, groupOf)
  const outcomes = groups.map((places, group) =>
    settleGroup(
      group,
      places.flatMap((place) => told[place] ?? []),
      lead.period,
    ),
  )
  return assemble(lead, inputs, withAlike(outcomes))
}

/** The same sheet sent twice is one sheet. */
const withoutRepeats = (inputs: readonly OriginSheet[]): OriginSheet[] => [
  ...new Map(inputs.map((input) => [`${input.origin}\n${canonical(input.sheet)}`, input])).values(),
]

function leadOf(inputs: readonly OriginSheet[]): FactSheet {
  if (inputs.length > MAX_MERGED_SHEETS)
    throw new AppError('payload_too_large', `一次最多合并 ${MAX_MERGED_SHEETS} 份台账`)
  const rank = ({ sheet }: OriginSheet): number => LEVELS.indexOf(sheet.profile.level)
  const [first] = inputs.toSorted((a, b) => rank(a) - rank(b))
  if (!first) throw new AppError('invalid_request', '没有给出要合并的台账')
  return first.sheet
}

const GROUP_MARK = '#'

/** The entries with the ids that they refer to as group numbers, which mean the same whatever sheet they came from. */
function tellGroups(entries: readonly Entry[], groupOf: ReadonlyMap<number, number>): Entry[] {
  const groupById = new Map<string, string>()
  for (const [place, { input, ids }] of entries.entries()) {
    const group = groupOf.get(place)
    if (group !== undefined)
      for (const [at, id] of ids.entries()) groupById.set(`${input}\n${id}`, `${group}/${at}`)
  }
  return entries.map((entry) => {
    const mark = (fact: Fact): Fact =>
      redirect(fact, (id) => {
        const group = groupById.get(`${entry.input}\n${id}`)
        return group === undefined ? id : `${GROUP_MARK}${group}`
      })
    const { claim, standing } = entry
    return { ...entry, claim: { ...claim, fact: mark(claim.fact) }, standing: standing.map(mark) }
  })
}

function settleGroup(group: number, entries: readonly Entry[], period: Period): Outcome {
  const { claims, known, isAsBefore } = weighClaims(entries)
  const origins = new Set(claims.map(({ origin }) => origin))
  const groups = [[group, 0]] as const
  const isLead = entries.some((entry) => entry.isLead)
  if (known && isAsBefore) {
    const facts = entries
      .flatMap(({ standing }) => standing)
      .map((fact) => (isLead ? fact : unnumbered(fact)))
    return { groups, claims, origins, facts, dispute: { ...known, claims: [...claims] } }
  }
  const [lead, ...rest] = leadFirst(claims).map(({ fact }) => fact)
  if (!lead) return { groups, claims, origins, facts: [] }
  const ownId = entries.find((entry) => entry.isLead)?.ids[0] ?? ''
  const { fact, differing } = combineFacts([lead, ...rest], period)
  if (claims.length < 2 || (differing.length === 0 && known?.about !== 'same')) {
    return { groups, claims, origins, facts: [{ ...fact, id: ownId }] }
  }
  if (claims.length > MAX_CLAIMS) {
    throw new AppError('payload_too_large', `“${fact.label}”的说法超过 ${MAX_CLAIMS} 种`)
  }
  const dispute = {
    ...(known ? { id: known.id } : {}),
    about: known?.about ?? (fact.kind === 'indicator' ? ('value' as const) : ('same' as const)),
    fields: [...differing],
    claims: [...claims],
    earlier: known ? [...known.earlier, ...(known.decision ? [known.decision] : [])].slice(-MAX_CLAIMS) : [],
  }
  const [first, ...others] = standingFacts(dispute)
  const facts = first ? [{ ...first, id: ownId }, ...others.map(unnumbered)] : []
  return { groups, claims, origins, facts, dispute }
}

const unnumbered = (fact: Fact): Fact => ({ ...fact, id: '' })

/** The claims that count: of one origin the newest, and those of a dispute once. */
function weighClaims(entries: readonly Entry[]): {
  readonly claims: readonly Claim[]
  readonly known: Dispute | undefined
  /** Nothing is claimed that the dispute did not know. */
  readonly isAsBefore: boolean
} {
  const known = entries.find(({ dispute }) => dispute)?.dispute
  const before = entries.filter(({ dispute }) => dispute).map(({ claim }) => claim)
  const now = entries.filter(({ dispute }) => !dispute).map(({ claim }) => claim)
  if (!known) return { claims: now, known, isAsBefore: false }
  const added = now.filter((claim) => !before.some((old) => sameClaim(old, claim)))
  const replaced = new Set(added.map(({ origin }) => origin))
  const kept = before.filter(
    (old, place) =>
      before.findIndex((other) => sameClaim(old, other)) === place &&
      (!replaced.has(old.origin) || now.some((claim) => sameClaim(old, claim))),
  )
  const isAsBefore = added.length === 0 && kept.length === known.claims.length
  return { claims: [...kept, ...added], known, isAsBefore }
}

/** Puts achievements that may be one before a person, all in the place of the first. */
function withAlike(outcomes: readonly Outcome[]): Outcome[] {
  const settled = outcomes.map(({ facts, origins, dispute }) => ({
    fact: facts[0],
    origins: dispute ? ALL_ORIGINS : origins,
  }))
  const candidates = settled.flatMap(({ fact, origins }, place) =>
    fact && origins !== ALL_ORIGINS ? [{ fact, origins, place }] : [],
  )
  const groups = createGroups(outcomes.length)
  for (const [a, b] of findAlike(candidates))
    groups.join(candidates[a]?.place ?? 0, candidates[b]?.place ?? 0)
  const members = Map.groupBy(outcomes.keys(), groups.rootOf)
  return outcomes.flatMap((outcome, place) => {
    const alike = (members.get(groups.rootOf(place)) ?? []).flatMap((member) => outcomes[member] ?? [])
    if (alike.length < 2 || alike.length > MAX_CLAIMS) return [outcome]
    if (groups.rootOf(place) !== place) return []
    const claims = alike.flatMap(({ origins, facts }) =>
      facts.map((fact) => ({ origin: [...origins].join('、').slice(0, MAX_ORIGIN), fact })),
    )
    const all = new Set(alike.flatMap(({ origins }) => [...origins]))
    return [
      {
        claims: alike.flatMap((each) => each.claims),
        origins: all,
        groups: alike.flatMap(({ groups: own }, member) => own.map(([group]) => [group, member] as const)),
        facts: claims.map(({ fact }) => fact),
        dispute: { about: 'same' as const, fields: [], claims, earlier: [] },
      },
    ]
  })
}

const ALL_ORIGINS: ReadonlySet<string> = new Set()

function assemble(lead: FactSheet, inputs: readonly OriginSheet[], outcomes: readonly Outcome[]): SheetMerge {
  const total = outcomes.reduce((sum, { facts }) => sum + facts.length, 0)
  if (total > MAX_FACTS) throw new AppError('payload_too_large', `合并后超过 ${MAX_FACTS} 条`)
  const ids = createFactIds([])
  // The leading sheet's facts keep the ids by which the bureau knows them.
  const kept = new Set<Fact>()
  for (const { facts } of outcomes)
    for (const fact of facts) if (fact.id !== '' && ids.take(fact)) kept.add(fact)
  const placed = outcomes.map((outcome) => ({
    ...outcome,
    facts: outcome.facts.map((fact) => (kept.has(fact) ? fact : { ...fact, id: ids.give(fact) })),
  }))
  return finish(lead, inputs, placed)
}

function finish(lead: FactSheet, inputs: readonly OriginSheet[], placed: readonly Outcome[]): SheetMerge {
  const idOfGroup = new Map<string, string>(
    placed.flatMap(({ groups, facts }) =>
      groups.flatMap(([group, place]) => [
        [`${GROUP_MARK}${group}/0`, facts[place]?.id ?? ''] as const,
        ...(groups.length > 1 ? [] : facts.map(({ id }, at) => [`${GROUP_MARK}${group}/${at}`, id] as const)),
      ]),
    ),
  )
  const settle = (fact: Fact): Fact =>
    redirect(fact, (id) =>
      id.startsWith(GROUP_MARK) ? (idOfGroup.get(id) ?? idOfGroup.get(id.replace(/\/.*/, '/0')) ?? id) : id,
    )
  const known = new Set(inputs.flatMap(({ sheet }) => (sheet.disputes ?? []).map(({ id }) => id)))
  const used = new Set<string>()
  let next = 1
  const disputeId = (wanted: string | undefined): string => {
    let id = wanted
    while (id === undefined || used.has(id)) {
      while (used.has(`d${next}`) || known.has(`d${next}`)) next += 1
      id = `d${next}`
    }
    used.add(id)
    return id
  }
  const disputes = placed.flatMap(({ dispute, facts }): Dispute[] =>
    dispute
      ? [
          {
            ...dispute,
            id: disputeId(dispute.id),
            facts: facts.map(({ id }) => id),
            claims: dispute.claims.map(({ origin, fact }, place) => ({
              origin,
              // Achievements of a merge are claims and facts at once, and were given their ids as facts.
              fact: settle(fact.id === '' ? { ...fact, id: facts[place]?.id ?? '' } : fact),
            })),
          },
        ]
      : [],
  )
  if (disputes.length > MAX_DISPUTES)
    throw new AppError('payload_too_large', `分歧超过 ${MAX_DISPUTES} 处，请分批合并`)
  const { disputes: _, ...head } = lead
  return {
    sheet: {
      ...head,
      facts: placed.flatMap(({ facts }) => facts.map(settle)),
      ...(disputes.length > 0 ? { disputes } : {}),
    },
    joined: placed.flatMap(({ facts: [fact], origins, dispute }) =>
      fact && !dispute && origins.size > 1 ? [{ id: fact.id, label: fact.label, origins: [...origins] }] : [],
    ),
  }
}
