import type { Fact, FactKind, SheetFault } from '../../domain/fact-sheet.ts'
import type { FieldFault } from '../events/start-events.ts'
import { changesFor, factOfFields, faultsByField, fieldsOf, readField } from './fact-fields.ts'

type Typed = Readonly<Record<string, string>>

/** The row under the facts of a kind, which takes a new one. */
export const newRow = (kind: FactKind): string => `new-${kind}`

/** Whether the row of a new fact holds anything. */
export const isFilled = (typed: Typed | undefined): boolean =>
  Object.entries(typed ?? {}).some(([path, text]) => path !== 'must' && text.trim() !== '')

/** A new fact of what was typed into its row. */
export const factOfRow = (kind: FactKind, typed: Typed): Readonly<Record<string, unknown>> =>
  factOfFields(kind, typed, typed['must'] === 'true')

/** The fields of a fact that change by what was typed into its row; empty where nothing does. */
export function changesOfRow(fact: Fact, typed: Typed): Readonly<Record<string, unknown>> {
  let changes: Readonly<Record<string, unknown>> = {}
  for (const field of fieldsOf(fact.kind)) {
    const text = typed[field.path]
    if (text === undefined || text.trim() === readField(fact, field.path)) continue
    changes = { ...changes, ...changesFor({ ...fact, ...changes }, field, text) }
  }
  const must = typed['must']
  return must === undefined || must === String(fact.must) ? changes : { ...changes, must: must === 'true' }
}

/** The field that a check speaks of, by the beginning of its code; other checks speak of the fact as a whole. */
const CHECKED: readonly (readonly [string, readonly string[]])[] = [
  ['value', ['value']],
  ['given', ['value']],
  ['rate', ['value']],
  ['decimals', ['value']],
  ['cumulative', ['value']],
  ['basis', ['value']],
  ['part', ['value']],
  ['period', ['value']],
  ['previous', ['previous.value']],
  ['target', ['target.value']],
  ['plan.target', ['target.value']],
  ['plan.unit', ['target.unit']],
  ['plan.due', ['due']],
  ['unit', ['unit', 'target.unit']],
  ['date', ['date', 'dates.inUse', 'due']],
  ['money', ['money']],
  ['last-plan.reason', ['reason']],
  ['last-plan.unanswered', ['status']],
]

/** What is wrong with a row, by the field that it is shown at: refusals of the service first, then what its checks find. */
export function rowFaults(
  kind: FactKind,
  refused: readonly FieldFault[],
  checks: readonly SheetFault[],
): ReadonlyMap<string, string> {
  const found = new Map(faultsByField(kind, refused))
  const paths = new Set(fieldsOf(kind).map(({ path }) => path))
  for (const { code, message } of checks) {
    const wanted =
      CHECKED.filter(([start]) => code === start || code.startsWith(`${start}.`)).pop()?.[1] ?? []
    const path = wanted.find((one) => paths.has(one)) ?? 'label'
    found.set(path, found.has(path) ? `${found.get(path)}；${message}` : message)
  }
  return found
}
