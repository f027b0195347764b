import type { FactSpan } from '../domain/draft.ts'
import { ATTRIBUTES } from '../domain/reference.ts'
import { pointsTold } from '../drafting/engine/points.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

type WithFacts = { readonly facts: readonly FactSpan[] }

/**
 * What sentences say of facts, as a multiset: how often each point of each fact (its value, its change, its date …)
 * is told. A name alone is told only of an own name, which has nothing else.
 */
export function toldPoints(sentences: readonly WithFacts[], { byId }: SheetIndex): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { facts } of sentences) {
    for (const [id, spans] of Map.groupBy(facts, (span) => span.id)) {
      const fact = byId.get(id)
      if (!fact) continue
      const attributes = ATTRIBUTES[fact.kind].filter((name) => spans.some(({ attr }) => attr === name))
      const points = new Set(pointsTold(fact, attributes))
      if (fact.kind !== 'own-name' && points.size > 1) points.delete('名称')
      for (const point of points) {
        const key = `${id} ${point}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  return counts
}

export type PointDifference = {
  /** Ids of facts of which something is no longer told. */
  readonly lost: readonly string[]
  /** Ids of facts of which more is told than before. */
  readonly gained: readonly string[]
}

export function comparePoints(
  before: readonly WithFacts[],
  after: readonly WithFacts[],
  index: SheetIndex,
): PointDifference {
  const [old, fresh] = [toldPoints(before, index), toldPoints(after, index)]
  return { lost: moreIn(old, fresh), gained: moreIn(fresh, old) }
}

const moreIn = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] => [
  ...new Set(
    [...one].filter(([key, count]) => count > (other.get(key) ?? 0)).map(([key]) => key.split(' ')[0] ?? ''),
  ),
]
