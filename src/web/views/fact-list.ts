import type { Fact } from '../../domain/fact-sheet.ts'
import type { FactFilter } from './fact-filters.ts'
import { groupByTheme } from './fact-view.ts'

/** What is known of the facts beside what the sheet says. */
export type FactStanding = {
  /** Told by the text. */
  readonly used: ReadonlySet<string>
  /** Found fault with by the checks of the sheet. */
  readonly faulty: ReadonlySet<string | null>
}

const awaits = (fact: Fact): boolean =>
  (fact.kind === 'indicator' && fact.value === null) || (fact.kind === 'last-plan' && !fact.status)

/** Whether a fact belongs under a filter. */
export function isUnder(filter: FactFilter, fact: Fact, { used, faulty }: FactStanding): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'must':
      return fact.must
    case 'unused':
      return !used.has(fact.id) && fact.kind !== 'own-name'
    case 'awaited':
      return awaits(fact)
    case 'faulty':
      return faulty.has(fact.id)
  }
}

export type FactGroup = { readonly key: string; readonly name: string; readonly facts: readonly Fact[] }

/** The facts under a filter whose names hold these words: the musts first, those not told before the others; then by theme. */
export function arrangeFacts(
  facts: readonly Fact[],
  standing: FactStanding,
  { filter, words, mustName }: { filter: FactFilter; words: string; mustName: string },
): FactGroup[] {
  const wanted = words.trim()
  const shown = facts.filter(
    (fact) =>
      isUnder(filter, fact, standing) && [fact.label, ...fact.aliases].some((name) => name.includes(wanted)),
  )
  const musts = shown.filter(({ must }) => must)
  const told = (fact: Fact): number => (standing.used.has(fact.id) ? 1 : 0)
  const first = [...musts].sort((a, b) => told(a) - told(b))
  const rest = groupByTheme(shown.filter(({ must }) => !must))
  return [
    ...(first.length > 0 ? [{ key: 'must', name: mustName, facts: first }] : []),
    ...rest.map(({ theme, name, facts: members }) => ({ key: theme, name, facts: members })),
  ]
}
