import type { FactSpan } from '../domain/draft.ts'
import type { Coverage } from '../domain/finding.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

/** Attributes of an indicator that only name it; it is told by its figure, unless the figure is still awaited. */
const NAMING: ReadonlySet<string> = new Set(['名称', '期间'])

/** Which facts the sentences of a text tell. Own names are no facts to be told. */
export function coverageOf(
  sentences: Iterable<{ readonly facts: readonly FactSpan[] }>,
  { sheet, byId }: SheetIndex,
): Coverage {
  const told = new Set<string>()
  for (const { facts } of sentences) {
    for (const { id, attr } of facts) {
      const fact = byId.get(id)
      if (fact?.kind !== 'indicator' || fact.value === null || !NAMING.has(attr)) told.add(id)
    }
  }
  const facts = sheet.facts.filter(({ kind }) => kind !== 'own-name')
  const musts = facts.filter(({ must }) => must).map(({ id }) => id)
  return {
    must: { used: musts.filter((id) => told.has(id)), missing: musts.filter((id) => !told.has(id)) },
    unused: facts.filter(({ id }) => !told.has(id)).map(({ id }) => id),
  }
}
