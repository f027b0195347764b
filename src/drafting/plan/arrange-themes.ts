import type { Fact } from '../../domain/fact-sheet.ts'
import type { Theme } from '../../domain/theme.ts'
import { THEMES } from '../../domain/theme.ts'
import { NEIGHBOURS } from './heading-bank.ts'

/** The facts that stand under one heading, with the fields they come from, the leading field first. */
export type ThemeGroup = { readonly themes: readonly Theme[]; readonly facts: readonly Fact[] }

/** A heading over fewer facts than this is not worth its line. */
const LEAST_FACTS = 2

/**
 * Groups facts by field in the order of documents. A field with a single fact joins its nearest neighbour;
 * the order inside a group stays that of the input.
 */
export function arrangeThemes(facts: readonly Fact[]): ThemeGroup[] {
  let groups: ThemeGroup[] = THEMES.map((theme) => ({
    themes: [theme],
    facts: facts.filter((fact) => fact.theme === theme),
  })).filter((group) => group.facts.length > 0)
  for (;;) {
    const small = groups.find((group) => group.facts.length < LEAST_FACTS)
    if (!small || groups.length === 1) return groups
    const host = nearestGroup(small, groups)
    groups = groups
      .filter((group) => group !== small)
      .map((group) => (group === host ? merge(host, small) : group))
  }
}

function nearestGroup(small: ThemeGroup, groups: readonly ThemeGroup[]): ThemeGroup {
  const others = groups.filter((group) => group !== small)
  const wanted = small.themes.flatMap((theme) => NEIGHBOURS[theme])
  const near = wanted
    .map((theme) => others.find((group) => group.themes.includes(theme)))
    .find((group) => group !== undefined)
  const found = near ?? others[Math.max(0, groups.indexOf(small) - 1)]
  if (!found) throw new RangeError('no group to join')
  return found
}

/** The field with more facts leads. */
function merge(host: ThemeGroup, small: ThemeGroup): ThemeGroup {
  return { themes: [...host.themes, ...small.themes], facts: [...host.facts, ...small.facts] }
}
