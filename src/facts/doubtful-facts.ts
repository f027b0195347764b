import type { FactSheet } from '../domain/fact-sheet.ts'
import { checkSheet } from './check-sheet.ts'
import { openDoubles } from './open-doubles.ts'

const known = new WeakMap<FactSheet, ReadonlyMap<string, readonly string[]>>()
/** A figure under dispute stands in the sheet without its value, so that nothing can state it. */
const WITHHELD = 'dispute.open'

/**
 * The facts that the checks of their sheet hold to be false or contradictory, by id, with the reasons in Chinese. What a
 * draft says of them is never settled.
 */
export function doubtfulFacts(sheet: FactSheet): ReadonlyMap<string, readonly string[]> {
  const before = known.get(sheet)
  if (before) return before
  const doubtful = new Map<string, string[]>()
  for (const { severity, fact, code, message } of checkSheet(sheet)) {
    if (severity !== 'error' || fact === null || code === WITHHELD) continue
    doubtful.set(fact, [...(doubtful.get(fact) ?? []), message])
  }
  for (const [id, message] of doubles(sheet)) doubtful.set(id, [...(doubtful.get(id) ?? []), message])
  known.set(sheet, doubtful)
  return doubtful
}

/** What may be a second telling of another fact stands only marked until a person has decided. */
function doubles(sheet: FactSheet): [id: string, message: string][] {
  const labels = new Map(sheet.facts.map(({ id, label }) => [id, label]))
  return openDoubles(sheet).map(({ id, of, dispute }) => [
    id,
    `“${labels.get(id) ?? id}”可能与“${labels.get(of) ?? of}”（${of}）是同一件事，报了不止一次，请先决定（分歧 ${dispute}）`,
  ])
}
