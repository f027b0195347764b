import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { periodRange } from '../domain/period.ts'
import { openDoubles } from './open-doubles.ts'

/** earlier: it speaks of a time before the sheet's · double: it may be another fact over again, nobody has decided. */
export type WithheldReason = 'earlier' | 'double'

/** Kinds that tell what the period brought; an answer to last year's plan is due whatever its period. */
const REPORTED: ReadonlySet<Fact['kind']> = new Set(['indicator', 'project', 'award', 'event', 'problem'])

/** The facts that no summary tells unasked, by id. A must is never among them: it is told, and marked. */
export function withheldFacts(sheet: FactSheet): ReadonlyMap<string, WithheldReason> {
  const { first } = periodRange(sheet.period)
  const doubles = new Set(openDoubles(sheet).map(({ id }) => id))
  const withheld = new Map<string, WithheldReason>()
  for (const { id, kind, must, period } of sheet.facts) {
    if (must) continue
    if (period && REPORTED.has(kind) && periodRange(period).last < first) withheld.set(id, 'earlier')
    else if (doubles.has(id)) withheld.set(id, 'double')
  }
  return withheld
}
