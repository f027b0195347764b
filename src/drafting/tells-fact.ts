import type { FactSpan } from '../domain/draft.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

/** Attributes that only name an indicator; it is told by its figure, unless the figure is still awaited. */
const NAMING: ReadonlySet<string> = new Set(['名称', '期间'])

/** Whether a reference tells its fact, as the coverage of a draft counts it. */
export function tellsFact({ id, attr }: Pick<FactSpan, 'id' | 'attr'>, { byId }: SheetIndex): boolean {
  const fact = byId.get(id)
  if (!fact) return false
  return fact.kind !== 'indicator' || fact.value === null || !NAMING.has(attr)
}
