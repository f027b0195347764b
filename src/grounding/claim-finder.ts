import { type Decimal, formatDecimal } from '../domain/decimal.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { toBase } from '../text/units.ts'
import { asTyped, type Stated, sameUnit, sameValue } from './claim-match.ts'
import { type Claim, claimsOf } from './fact-claims.ts'
import { createNameScorer } from './name-scorer.ts'
import type { TextWindow } from './text-window.ts'
import { tellsChange, wordingFault } from './wording-fault.ts'

/** What the sheet says to a figure of a text. */
export type Verdict =
  | { readonly type: 'supported'; readonly claim: Claim }
  /** The value is in the sheet; whether the text means the same thing is not clear. */
  | { readonly type: 'unclear'; readonly claim: Claim }
  /** The value belongs to another metric than the one the text names. */
  | { readonly type: 'swapped'; readonly claim: Claim; readonly named: Claim }
  /** Value and metric fit, but the words around say something else of it. */
  | { readonly type: 'worded'; readonly claim: Claim; readonly message: string }
  /** `equal`: the nearest claim has the same value, but the text speaks of something else. */
  | { readonly type: 'unsupported'; readonly nearest: Claim | null; readonly equal: boolean }

/** The fact that the figure before spoke of, and how much it still counts: 达58.2%，比上年提高3.1个百分点. */
export type Carried = { readonly factId: string; readonly weight: number }

type NamingWindow = Pick<TextWindow, 'near' | 'clause' | 'before' | 'previous' | 'paired'>

export type ClaimFinder = {
  readonly judge: (stated: Stated, window: TextWindow, carried?: Carried) => Verdict
  /** How well the window speaks of the fact, 0 to 1. */
  readonly mentions: (factId: string, window: NamingWindow) => number
}

const CLEAR = 0.5
const NAMED_OWNER = 0.8
/** The clause holds the whole name (see WEIGHTS). */
const FULL = 0.95
const POSSIBLE = 0.3
/** By how much another metric must fit better before the figure counts as swapped. */
const MARGIN = 0.12
/** How much worse a named claim may fit and still be meant when the better one is worded otherwise. */
const WORDING_MARGIN = 0.25

const WEIGHTS = { near: 1, clause: 0.95, before: 0.85, previous: 0.6 } as const

/** Shares of a claim's score that what is counted (part) and the fact's own name bear. */
const PART_SHARE: Readonly<Partial<Record<Claim['kind'], number>>> = { figure: 0.6, target: 0.8, own: 1 }
/** 新增学位 of several projects does not tell which one is meant. */
const SHARED_PART = 0.4

type Entry = {
  readonly claim: Claim
  readonly low: number
  readonly high: number
  readonly names: number[]
  readonly parts: readonly number[]
  /** How much of the score the part bears. */
  readonly share: number
}

const approximate = (value: Decimal): number => Number(formatDecimal(value))

const finders = new WeakMap<SheetIndex, ClaimFinder>()

/** The finder of a sheet; made once per index. */
export function claimFinderOf(index: SheetIndex): ClaimFinder {
  const known = finders.get(index)
  if (known) return known
  const finder = createClaimFinder(index)
  finders.set(index, finder)
  return finder
}

function createClaimFinder(index: SheetIndex): ClaimFinder {
  const names: string[] = []
  const nameOf = (name: string): number => names.push(name) - 1
  const namesByFact = new Map(
    index.sheet.facts.map((fact) => [fact.id, [fact.label, ...fact.aliases].map(nameOf)]),
  )
  const claims = claimsOf(index)
  const ownersOf = ownersByPart(claims)
  const entries = claims.map(
    (claim): Entry => ({
      claim,
      low: approximate(claim.values.low),
      high: approximate(claim.values.high),
      names: namesByFact.get(claim.fact.id) ?? [],
      parts: claim.parts.map(nameOf),
      share:
        claim.kind !== 'own' && (ownersOf.get(claim.parts[0] ?? '')?.size ?? 0) > 1
          ? SHARED_PART
          : (PART_SHARE[claim.kind] ?? 0),
    }),
  )
  const entriesByName = new Map<number, Entry[]>()
  for (const entry of entries) {
    for (const name of [...entry.parts, ...entry.names]) {
      const list = entriesByName.get(name)
      if (list) list.push(entry)
      else entriesByName.set(name, [entry])
    }
  }
  const scorer = createNameScorer(names)

  const nameScore = (name: number, window: NamingWindow): number =>
    window.paired
      ? scorer.score(window.near, name)
      : Math.max(
          scorer.score(window.near, name) * WEIGHTS.near,
          scorer.score(window.clause, name) * WEIGHTS.clause,
          scorer.score(window.before, name) * WEIGHTS.before,
          scorer.score(window.previous, name) * WEIGHTS.previous,
        )
  const best = (list: readonly number[], window: NamingWindow): number =>
    list.reduce((most, name) => Math.max(most, nameScore(name, window)), 0)

  const scoreOf = ({ names: list, parts, share }: Entry, window: NamingWindow): number => {
    if (parts.length === 0 || share === 0) return best(list, window)
    return best(parts, window) * share + best(list, window) * (1 - share)
  }

  /** The best fitting claim of the same unit whose metric the words right beside the figure name. */
  function namedBeside(stated: Stated, window: TextWindow): { entry: Entry; score: number } | undefined {
    const changed = tellsChange(window.left)
    for (const { name, score } of scorer.best(window.near, CLEAR)) {
      const entry = entriesByName
        .get(name)
        ?.find(
          ({ claim }) =>
            (TYPED.has(claim.kind) || (changed && CHANGES.has(claim.kind))) && sameUnit(claim, stated),
        )
      if (entry) return { entry, score }
    }
    return undefined
  }

  /** The fact that the words name in place of the chosen one, where both have a figure of this name (总投资). */
  function ownerOfSharedPart(chosen: Entry, window: TextWindow): Entry | undefined {
    if (chosen.share !== SHARED_PART) return undefined
    const own = best(chosen.names, window)
    return entries.find(
      ({ claim, names: others }) =>
        claim.parts[0] === chosen.claim.parts[0] &&
        claim.fact !== chosen.claim.fact &&
        best(others, window) >= Math.max(NAMED_OWNER, own + MARGIN),
    )
  }

  /** In an enumeration the item around the figure names another fact as good as whole, and this one hardly. */
  function isOthersItem(chosen: Entry, namedScore: number, window: TextWindow): boolean {
    if (window.paired || namedScore < FULL) return false
    const beside = { ...window, clause: '', before: '', previous: '' }
    return Math.max(best(chosen.names, beside), best(chosen.parts, beside)) < CLEAR
  }

  /** The indicator that the words before the figure name in full, which beats all that only resembles it. */
  function namedInFull(stated: Stated, window: TextWindow): Entry | undefined {
    if (window.paired) return undefined
    // A rank is told of what the whole clause speaks of: 人均收入突破2万元、居全国第3位.
    const isRank = stated.quantity.kind === 'rank'
    const words = isRank ? window.left : window.left.slice(window.left.lastIndexOf('、') + 1)
    for (const { name } of scorer.best(words, 1)) {
      const entry = entriesByName
        .get(name)
        ?.find(
          ({ claim, names: own }) =>
            claim.kind === (isRank ? 'place' : 'value') && own.includes(name) && sameUnit(claim, stated),
        )
      if (entry) return entry
    }
    return undefined
  }

  function judge(stated: Stated, window: TextWindow, carried?: Carried): Verdict {
    const { quantity } = stated
    const [from, to] = [quantity.low, quantity.high].map((value) =>
      value === null ? null : approximate(toBase(value, quantity.unit)),
    )
    const slack = 0.05 * Math.max(Math.abs(from ?? 0), Math.abs(to ?? 0)) + 1
    const candidates = entries
      .filter(
        ({ low, high, claim }) =>
          (high >= (from ?? -Infinity) - slack && low <= (to ?? Infinity) + slack) ||
          asTyped(claim, quantity),
      )
      .filter(({ claim }) => sameUnit(claim, stated) && sameValue(claim, stated))
      .map((entry) => ({
        entry,
        score: Math.max(scoreOf(entry, window), carriedScore(entry.claim, carried)),
      }))
      .sort((a, b) => b.score - a.score)
    const [top] = candidates
    const named = namedBeside(stated, window)
    if (!top)
      return { type: 'unsupported', nearest: named?.entry.claim ?? nearest(stated, window), equal: false }
    // Of several claims that fit about as well, one whose wording is right decides.
    const right = candidates.find(
      ({ entry, score }) =>
        score > top.score - (score >= CLEAR ? WORDING_MARGIN : MARGIN) &&
        wordingFault(entry.claim, stated, window) === null,
    )
    const chosen = right ?? top
    const strange =
      named !== undefined &&
      !candidates.some(({ entry }) => entry.claim.about.includes(named.entry.claim.fact.id))
    const owner = ownerOfSharedPart(chosen.entry, window)
    if (owner) return { type: 'swapped', claim: chosen.entry.claim, named: owner.claim }
    const full = namedInFull(stated, window)
    if (
      full &&
      !full.claim.about.some((id) => chosen.entry.claim.about.includes(id)) &&
      chosen.score < FULL
    ) {
      return { type: 'swapped', claim: chosen.entry.claim, named: full.claim }
    }
    if (strange && isOthersItem(chosen.entry, named.score, window)) {
      return { type: 'swapped', claim: chosen.entry.claim, named: named.entry.claim }
    }
    if (strange && named.score > chosen.score + MARGIN) {
      return { type: 'swapped', claim: chosen.entry.claim, named: named.entry.claim }
    }
    const message = wordingFault(chosen.entry.claim, stated, window)
    if (message !== null && chosen.score >= POSSIBLE) {
      return { type: 'worded', claim: chosen.entry.claim, message }
    }
    if (chosen.score >= CLEAR) return { type: 'supported', claim: chosen.entry.claim }
    if (chosen.score >= POSSIBLE) return { type: 'unclear', claim: chosen.entry.claim }
    return { type: 'unsupported', nearest: chosen.entry.claim, equal: true }
  }

  /** For the message only: what the sentence seems to speak of. */
  function nearest(stated: Stated, window: TextWindow): Claim | null {
    for (const { name } of scorer.best(window.before, CLEAR)) {
      const entry = entriesByName.get(name)?.find(({ claim }) => sameUnit(claim, stated))
      if (entry) return entry.claim
    }
    return null
  }

  return {
    judge,
    mentions: (factId, window) => best(namesByFact.get(factId) ?? [], window),
  }
}

function ownersByPart(claims: readonly Claim[]): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>()
  for (const { parts, fact } of claims) {
    const [part] = parts
    if (part !== undefined) owners.set(part, (owners.get(part) ?? new Set()).add(fact.id))
  }
  return owners
}

/** What is said of a metric after its value needs not name it again. */
const FOLLOWING: ReadonlySet<Claim['kind']> = new Set([
  'previous',
  'target',
  'difference',
  'growth',
  'multiple',
  'rate',
  'gap',
  'place',
  'field',
  'figure',
])

const carriedScore = ({ fact, kind }: Claim, carried: Carried | undefined): number =>
  carried?.factId === fact.id && FOLLOWING.has(kind) ? carried.weight : 0

/** What 增长 and its like lead to: 营收增长5.9%、利润增长5.5% names the owner of each. */
const CHANGES: ReadonlySet<Claim['kind']> = new Set(['growth', 'difference'])

const TYPED: ReadonlySet<Claim['kind']> = new Set(['value', 'previous', 'target', 'figure', 'place'])
