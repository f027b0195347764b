import { AppError } from '../../domain/errors.ts'
import { type Dispute, type Fact, type FactSheet, factSchema, MAX_FACTS } from '../../domain/fact-sheet.ts'
import { combineFacts } from '../merge/combine-facts.ts'
import { createFactIds } from '../merge/fact-ids.ts'
import { canonical, contentOf, digestOf, withSources } from '../merge/fact-parts.ts'
import { redirect, sameClaim } from '../merge/settle-dispute.ts'
import { type CellAccount, NO_ROOM } from './ledger.ts'
import { type Match, matchFacts } from './match-facts.ts'

export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown }
type Named = { readonly id: string; readonly label: string }

export type ImportJoin = {
  readonly sheet: FactSheet
  readonly added: readonly Named[]
  /** Facts of the sheet that the files tell anew. */
  readonly updated: readonly (Named & { readonly changes: readonly FieldChange[] })[]
  readonly unchanged: number
  /** Facts that the files tell otherwise than a person or another file: the sheet's own stands until it is decided. */
  readonly disputed: readonly (Named & { readonly dispute: string; readonly fields: readonly string[] })[]
  /** Facts that once came from these files and are not in them any more. They stay. */
  readonly missing: readonly Named[]
  /** The accounts of the import with the ids that the facts bear in the sheet. */
  readonly accounts: readonly CellAccount[]
}

type Imported = {
  readonly facts: readonly Fact[]
  readonly accounts: readonly CellAccount[]
  readonly statedIds: ReadonlySet<string>
}
type Joined = { readonly fact: Fact; readonly disputed?: readonly string[] }

const named = ({ id, label }: Fact): Named => ({ id, label })
const SHEET_ORIGIN = '台账'
const MAX_CLAIMS = 50
const MAX_DISPUTES = 1000

/**
 * Puts imported facts into a sheet. A file that comes again renews its facts in their places; what was typed by hand
 * stays, and where it contradicts the file a person is to decide. Ids are the sheet's own, references follow them.
 * Throws AppError `payload_too_large`.
 */
export function joinImport(base: FactSheet, { facts, accounts, statedIds }: Imported): ImportJoin {
  const files = new Set(accounts.map(({ file }) => fileName(file)))
  const read = facts.map((fact) => withDigest(fact, files))
  const matches = matchFacts(base.facts, read, files, statedIds)
  const ids = createFactIds(base.facts)
  const newIds = new Map<string, string>()
  for (const [place, fact] of read.entries()) {
    const own = matches[place]?.fact.id
    newIds.set(fact.id, own ?? (ids.take(fact) ? fact.id : ids.give(fact)))
  }
  const final = read.map((fact) =>
    redirect({ ...fact, id: newIds.get(fact.id) ?? fact.id }, (id) => newIds.get(id) ?? id),
  )
  const joined = new Map<string, Joined>()
  const incoming = new Map<string, Fact>()
  for (const [place, fact] of final.entries()) {
    const match = matches[place]
    if (!match) continue
    joined.set(fact.id, joinFact(match, fact))
    incoming.set(fact.id, fact)
  }
  const news = final.filter((_, place) => !matches[place])
  const added = news.slice(0, Math.max(0, MAX_FACTS - base.facts.length))
  const surplus = new Set(news.slice(added.length).map(({ id }) => id))
  const kept = base.facts.map((fact) => joined.get(fact.id)?.fact ?? fact)
  const changes = base.facts.map((fact, place) => ({ fact, changes: changesOf(fact, kept[place] ?? fact) }))
  const disputes = addDisputes(base, joined, incoming)
  const matched = new Set(matches.flatMap((match) => match?.fact ?? []))
  return {
    sheet: {
      ...base,
      facts: [...kept, ...added],
      ...(disputes.all.length > 0 ? { disputes: disputes.all } : {}),
    },
    added: added.map(named),
    updated: changes.flatMap((each) =>
      each.changes.length > 0 ? [{ ...named(each.fact), changes: each.changes }] : [],
    ),
    unchanged: changes.filter((each) => matched.has(each.fact) && each.changes.length === 0).length,
    disputed: disputes.open,
    missing: base.facts
      .filter((fact) => fact.source?.read !== undefined && files.has(fact.source.file) && !matched.has(fact))
      .map(named),
    accounts: accounts.map((account) => {
      if (account.use !== 'fact') return account
      const id = newIds.get(account.reason) ?? account.reason
      return surplus.has(id) ? { ...account, use: 'refused', reason: NO_ROOM } : { ...account, reason: id }
    }),
  }
}

const MAX_SOURCE = 120
/** The name by which a fact's source tells a file: without its folders. */
export const fileName = (file: string): string => file.replace(/^.*[/\\]/, '').slice(-MAX_SOURCE) || '表格'

/** What was read in this very file can be told from what a person typed later. */
const withDigest = (fact: Fact, files: ReadonlySet<string>): Fact =>
  fact.source && files.has(fact.source.file)
    ? { ...fact, source: { ...fact.source, read: digestOf(fact) } }
    : fact

function joinFact({ fact: own, by }: Match, incoming: Fact): Joined {
  if (by === 'id') return { fact: factSchema.parse({ ...own, ...filled(own, incoming) }) }
  if (by === 'place') {
    if (own.source?.read === incoming.source?.read) return { fact: moved(own, incoming) }
    if (own.source?.read === digestOf(own)) return { fact: renewed(own, incoming) }
  }
  const { fact, differing } = combineFacts([own, incoming])
  // A place without a digest was read before there were any, or typed: it is taken over with the fact.
  const sourced = by === 'place' && differing.length === 0 ? moved(fact, incoming) : fact
  return differing.length === 0 ? { fact: sourced } : { fact: own, disputed: differing }
}

/** What a row of the template fills in; what it leaves open stays as it is in the sheet. */
function filled(own: Fact, { source: _, alsoIn: __, ...incoming }: Fact): Record<string, unknown> {
  const entries = Object.entries(incoming).filter(
    ([field, value]) =>
      value !== null &&
      !(field === 'theme' && value === '综合') &&
      !(Array.isArray(value) && value.length === 0),
  )
  return {
    ...Object.fromEntries(entries),
    aliases: unionOf(own.aliases, incoming.aliases),
    must: own.must || incoming.must,
  }
}

const unionOf = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a, ...b])].slice(0, 20)

const moved = (own: Fact, { source }: Fact): Fact =>
  source ? withSources(own, [source, ...(own.alsoIn ?? [])]) : own

/** What the file tells now, with what a person has said about how the sheet treats it. */
function renewed(own: Fact, incoming: Fact): Fact {
  const treated = {
    ...incoming,
    must: own.must || incoming.must,
    aliases: unionOf(own.aliases, incoming.aliases),
    theme: own.theme === '综合' ? incoming.theme : own.theme,
  }
  const fact: Fact =
    treated.kind === 'indicator' && own.kind === 'indicator'
      ? {
          ...treated,
          better: own.better === 'none' ? treated.better : own.better,
          additive: own.additive || treated.additive,
        }
      : treated
  return moved(fact, { ...incoming, ...(own.alsoIn ? { alsoIn: own.alsoIn } : {}) })
}

function changesOf(before: Fact, after: Fact): FieldChange[] {
  if (before === after) return []
  const [was, is] = [contentOf(before), contentOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => canonical(was.get(field)) !== canonical(is.get(field)))
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
}

function addDisputes(
  base: FactSheet,
  joined: ReadonlyMap<string, Joined>,
  incoming: ReadonlyMap<string, Fact>,
): { readonly all: Dispute[]; readonly open: ImportJoin['disputed'] } {
  const all = [...(base.disputes ?? [])]
  const open: (Named & { dispute: string; fields: readonly string[] })[] = []
  const used = new Set(all.map(({ id }) => id))
  let next = 1
  for (const fact of base.facts) {
    const disputed = joined.get(fact.id)?.disputed
    const other = incoming.get(fact.id)
    if (!disputed || !other) continue
    const claim = { origin: other.source?.file ?? SHEET_ORIGIN, fact: other }
    const at = all.findIndex((dispute) => dispute.facts.includes(fact.id))
    const known = all[at]
    if (known?.claims.some((each) => sameClaim(each, claim))) continue
    if (known && known.claims.length < MAX_CLAIMS) {
      const { decision, ...rest } = known
      const claims = [...known.claims.filter(({ origin }) => origin !== claim.origin), claim]
      const fields = [...new Set([...known.fields, ...disputed])]
      const earlier = [...known.earlier, ...(decision ? [decision] : [])].slice(-MAX_CLAIMS)
      all[at] = { ...rest, claims: claims.length > 1 ? claims : [...known.claims, claim], fields, earlier }
      open.push({ ...named(fact), dispute: known.id, fields: disputed })
      continue
    }
    if (all.length >= MAX_DISPUTES)
      throw new AppError('payload_too_large', `待定的分歧超过 ${MAX_DISPUTES} 处，请先处理`)
    while (used.has(`d${next}`)) next += 1
    const id = `d${next}`
    used.add(id)
    const own = { origin: fact.source?.file ?? SHEET_ORIGIN, fact }
    all.push({
      id,
      about: fact.kind === 'indicator' ? 'value' : 'same',
      facts: [fact.id],
      fields: [...disputed],
      claims: [own.origin === claim.origin ? { ...own, origin: SHEET_ORIGIN } : own, claim],
      earlier: [],
    })
    open.push({ ...named(fact), dispute: id, fields: disputed })
  }
  return { all, open }
}
