import type { Fact } from '../../domain/fact-sheet.ts'
import type { Theme } from '../../domain/theme.ts'
import { THEMES } from '../../domain/theme.ts'
import { NEIGHBOURS } from './heading-bank.ts'

/** The facts that stand under one heading, with the fields they come from in the order of documents. */
export type ThemeGroup = { readonly themes: readonly Theme[]; readonly facts: readonly Fact[] }

/** A heading over fewer facts than this is not worth its line. */
const LEAST_FACTS = 2
/** Readers keep track of so many headings; where there are more, small fields share one. */
const MOST_GROUPS = 9
/** A field of more facts than this has a heading of its own in any case. */
const MANY_FACTS = 12

/**
 * Groups facts by field in the order of documents. A field with a single fact joins its nearest neighbour, and so do
 * small ones where there are many; the group then stands where its first field stands; the order inside a field stays that of the input.
 */
export function arrangeThemes(facts: readonly Fact[]): ThemeGroup[] {
  let groups: ThemeGroup[] = THEMES.map((theme) => ({
    themes: [theme],
    facts: facts.filter((fact) => fact.theme === theme),
  })).filter((group) => group.facts.length > 0)
  const alone = new Set<ThemeGroup>()
  for (;;) {
    const small = smallGroup(groups, alone)
    if (!small || groups.length === 1) return groups
    const host = nearestGroup(small, groups)
    if (!host) {
      alone.add(small)
      continue
    }
    groups = [...groups.filter((group) => group !== small && group !== host), merge(host, small)].toSorted(
      (a, b) => placeOf(a.themes[0]) - placeOf(b.themes[0]),
    )
  }
}

function smallGroup(groups: readonly ThemeGroup[], alone: ReadonlySet<ThemeGroup>): ThemeGroup | undefined {
  const open = groups.filter((group) => !alone.has(group))
  const smallest = open.toSorted((a, b) => a.facts.length - b.facts.length)[0]
  if (!smallest) return undefined
  const most = groups.length > MOST_GROUPS ? MANY_FACTS : LEAST_FACTS - 1
  return smallest.facts.length <= most ? smallest : undefined
}

/** Where the field stands in documents, from 0. */
export const placeOf = (theme: Theme | undefined): number => (theme ? THEMES.indexOf(theme) : THEMES.length)

/** Undefined where no field is near and there is room for a heading of its own. */
function nearestGroup(small: ThemeGroup, groups: readonly ThemeGroup[]): ThemeGroup | undefined {
  const others = groups.filter((group) => group !== small)
  const wanted = small.themes.flatMap((theme) => NEIGHBOURS[theme])
  const near = wanted
    .map((theme) => others.find((group) => group.themes.includes(theme)))
    .filter((group) => group !== undefined)
  // A heading names two fields well and three hardly.
  const found =
    near.find(({ themes }) => themes.length + small.themes.length === 2) ??
    near[0] ??
    (groups.length > MOST_GROUPS || small.themes.includes('综合')
      ? others[Math.max(0, groups.indexOf(small) - 1)]
      : undefined)
  return found
}

function merge(host: ThemeGroup, small: ThemeGroup): ThemeGroup {
  const inOrder = <T>(items: readonly T[], themeOf: (item: T) => Theme): T[] =>
    items.toSorted((a, b) => placeOf(themeOf(a)) - placeOf(themeOf(b)))
  return {
    themes: inOrder([...host.themes, ...small.themes], (theme) => theme),
    facts: inOrder([...host.facts, ...small.facts], ({ theme }) => theme),
  }
}
