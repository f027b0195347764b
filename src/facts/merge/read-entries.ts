import type { Claim, Dispute, Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { sourcesOf, withSources } from './fact-parts.ts'
import type { Bond } from './group-claims.ts'

/** A sheet with the name of who sent it: a division, or the name of a file. */
export type OriginSheet = { readonly origin: string; readonly sheet: FactSheet }

/** A claim as it goes into a merge. */
export type Entry = {
  readonly claim: Claim
  /** Whether the claim is the leading sheet's, whose ids are kept. */
  readonly isLead: boolean
  readonly input: number
  /** The ids of the sheet that mean this claim. */
  readonly ids: readonly string[]
  /** The dispute of the sheet that the claim belongs to already, and the facts that stand for it. */
  readonly dispute?: Dispute
  readonly standing: readonly Fact[]
}

/** All claims of the sheets in their order, those of a dispute in the place of what stands for them, bound together. */
export function readEntries(
  inputs: readonly OriginSheet[],
  lead: FactSheet,
): { readonly entries: readonly Entry[]; readonly bonds: readonly Bond[] } {
  const entries: Entry[] = []
  const bonds: Bond[] = []
  for (const [input, { origin, sheet }] of inputs.entries()) {
    const isLead = sheet === lead
    const disputeOf = new Map(
      (sheet.disputes ?? []).flatMap((dispute) => dispute.facts.map((id) => [id, dispute] as const)),
    )
    const done = new Set<Dispute>()
    const first = entries.length
    const own: number[][] = []
    for (const fact of sheet.facts) {
      const dispute = disputeOf.get(fact.id)
      if (!dispute) {
        const claim = { origin, fact: atHome(fact, origin, sheet, lead) }
        entries.push({ claim, isLead, input, ids: [fact.id], standing: [] })
      } else if (!done.has(dispute)) {
        done.add(dispute)
        const standing = sheet.facts.filter(({ id }) => dispute.facts.includes(id))
        own.push(dispute.claims.map((_, place) => entries.length + place))
        for (const [place, claim] of dispute.claims.entries()) {
          const ids = place === 0 ? dispute.facts : []
          entries.push({ claim, isLead, input, ids, dispute, standing: place === 0 ? standing : [] })
        }
      }
    }
    const all = entries.slice(first).map((_, place) => first + place)
    for (const places of own) {
      bonds.push({ places, beside: new Set(all).difference(new Set(places)) })
    }
  }
  return { entries, bonds }
}

/** The fact with what its sheet says of all its facts: the period, and who sent it. */
function atHome(fact: Fact, origin: string, { period }: FactSheet, lead: FactSheet): Fact {
  const isOfSheet = fact.period === undefined && fact.kind !== 'plan' && fact.kind !== 'own-name'
  const dated = isOfSheet && period !== lead.period ? { ...fact, period } : fact
  return sourcesOf(dated).length > 0 ? dated : withSources(dated, [{ file: origin }])
}
