import type { Claim, Fact, Indicator } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { compareExactness } from './compare-figures.ts'
import { canonical, contentOf } from './fact-parts.ts'
import { createMetricKeys, plainName } from './metric-key.ts'

export type GroupOptions = { readonly scopeWord: string; readonly period: Period }

/**
 * The claims that speak of the same thing, by place, in the order in which it is first spoken of. Indicators are one by
 * metric, unit and period; other facts by name and kind. Facts that a single origin keeps apart stay apart. `bonds` are
 * places that belong together whatever their names, as an earlier merge has left them.
 */
export function groupClaims(
  claims: readonly Claim[],
  options: GroupOptions,
  bonds: readonly Bond[] = [],
): number[][] {
  const groups = createGroups(claims.length)
  const firstWith = new Map<string, number>()
  const metricKeys = createMetricKeys(
    claims.flatMap(({ fact }) => (fact.kind === 'indicator' ? [fact] : [])),
    options.scopeWord,
    options.period,
  )
  for (const [place, { fact }] of claims.entries()) {
    for (const key of keysOf(fact, options, metricKeys)) {
      const first = firstWith.get(key)
      if (first === undefined) firstWith.set(key, place)
      else groups.join(first, place)
    }
  }
  for (const {
    places: [first = 0, ...rest],
  } of bonds)
    for (const place of rest) groups.join(first, place)
  const components = new Map<number, number[]>()
  for (const place of claims.keys()) {
    const root = groups.rootOf(place)
    const list = components.get(root)
    if (list) list.push(place)
    else components.set(root, [place])
  }
  const bound = Map.groupBy(bonds, ({ places: [first = 0] }) => groups.rootOf(first))
  return [...components]
    .flatMap(([root, places]) => {
      const own = bound.get(root)
      return own ? joinBonds(places, own, claims) : keepApart(places, claims)
    })
    .sort(([a = 0], [b = 0]) => a - b)
}

/** Claims that an earlier merge has bound together, and the other places of the sheet that they come from. */
export type Bond = { readonly places: readonly number[]; readonly beside: ReadonlySet<number> }

/** New claims go to the bond that speaks in their words, or to the only one; what an earlier merge kept apart stays so. */
function joinBonds(places: readonly number[], bonds: readonly Bond[], claims: readonly Claim[]): number[][] {
  const groups = bonds.map((bond) => ({ ...bond, places: [...bond.places] }))
  const bound = new Set(bonds.flatMap((bond) => bond.places))
  const rest: number[] = []
  const others = places.filter((place) => !bound.has(place))
  const wasApart = bonds.length > 1 || others.some((place) => bonds.some(({ beside }) => beside.has(place)))
  for (const place of others) {
    const key = strictKey(factAt(claims, place))
    const open = groups.filter(({ beside }) => !beside.has(place))
    const alike = open.find((group) => group.places.some((each) => strictKey(factAt(claims, each)) === key))
    const target = alike ?? (wasApart ? undefined : open[0])
    if (target) target.places.push(place)
    else rest.push(place)
  }
  return [...groups.map((group) => group.places), ...keepApart(rest, claims)]
}

function keysOf(
  fact: Fact,
  { period }: GroupOptions,
  metricKeys: (indicator: Indicator) => string[],
): string[] {
  const own = fact.period ?? period
  if (fact.kind === 'indicator') return metricKeys(fact).map((key) => `indicator\n${key}`)
  return [...new Set([fact.label, ...fact.aliases].map(plainName))].map(
    (name) => `${fact.kind}\n${name}\n${own}`,
  )
}

export function createGroups(size: number): {
  readonly rootOf: (place: number) => number
  readonly join: (a: number, b: number) => void
} {
  const parents = Array.from({ length: size }, (_, place) => place)
  const rootOf = (place: number): number => {
    let root = place
    while (parents[root] !== root) root = parents[root] ?? root
    parents[place] = root
    return root
  }
  return {
    rootOf,
    join(a, b) {
      const [x, y] = [rootOf(a), rootOf(b)]
      parents[Math.max(x, y)] = Math.min(x, y)
    },
  }
}

/** A bureau that lists two facts under one name means two: then only what agrees in every word is one. */
function keepApart(places: readonly number[], claims: readonly Claim[]): number[][] {
  const isOnePerOrigin = (group: readonly number[]): boolean =>
    new Set(group.map((place) => claims[place]?.origin)).size === group.length
  if (isOnePerOrigin(places)) return [[...places]]
  const by = (group: readonly number[], keyOf: (fact: Fact) => string): number[][] => [
    ...Map.groupBy(group, (place) => keyOf(factAt(claims, place))).values(),
  ]
  return by(places, strictKey).flatMap((group) => (isOnePerOrigin(group) ? [group] : by(group, contentKey)))
}

function factAt(claims: readonly Claim[], place: number): Fact {
  const fact = claims[place]?.fact
  if (!fact) throw new RangeError(`no claim at ${place}`)
  return fact
}

const contentKey = (fact: Fact): string => canonical([...contentOf(fact)])
const strictKey = (fact: Fact): string =>
  fact.kind === 'indicator'
    ? canonical([plainName(fact.label), plainName(fact.scope ?? ''), fact.basis])
    : canonical([plainName(fact.label), 'date' in fact ? (fact.date ?? '') : ''])

/** The claims with the one first that tells its figure most exactly; a figure comes before none. */
export function leadFirst(claims: readonly Claim[]): Claim[] {
  const figureOf = ({ fact }: Claim) =>
    fact.kind === 'indicator' && fact.value !== null ? { value: fact.value, unit: fact.unit } : undefined
  return claims.toSorted((a, b) => {
    const [x, y] = [figureOf(a), figureOf(b)]
    if (!x && !y) return contentOf(b.fact).size - contentOf(a.fact).size
    if (!x || !y) return Number(!x) - Number(!y)
    return compareExactness(x, y)
  })
}
