import type { Fact } from '../../domain/fact-sheet.ts'
import type { Field, FieldBank } from './field-bank.ts'

/** The facts that stand under one heading, with the fields they come from in the order of documents. */
export type FieldGroup = { readonly fields: readonly Field[]; readonly facts: readonly Fact[] }

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
export function arrangeFields(facts: readonly Fact[], bank: FieldBank): FieldGroup[] {
  let groups: FieldGroup[] = bank.order
    .map((field) => ({
      fields: [field],
      facts: facts.filter((fact) => bank.fieldOf(fact) === field),
    }))
    .filter((group) => group.facts.length > 0)
  const alone = new Set<FieldGroup>()
  for (;;) {
    const small = smallGroup(groups, alone)
    if (!small || groups.length === 1) return groups
    const host = nearestGroup(small, groups, bank)
    if (!host) {
      alone.add(small)
      continue
    }
    groups = [
      ...groups.filter((group) => group !== small && group !== host),
      merge(host, small, bank),
    ].toSorted((a, b) => placeIn(bank, a.fields[0]) - placeIn(bank, b.fields[0]))
  }
}

function smallGroup(groups: readonly FieldGroup[], alone: ReadonlySet<FieldGroup>): FieldGroup | undefined {
  const open = groups.filter((group) => !alone.has(group))
  const smallest = open.toSorted((a, b) => a.facts.length - b.facts.length)[0]
  if (!smallest) return undefined
  const most = groups.length > MOST_GROUPS ? MANY_FACTS : LEAST_FACTS - 1
  return smallest.facts.length <= most ? smallest : undefined
}

/** Where the field stands in documents, from 0. */
const placeIn = ({ order }: FieldBank, field: Field | undefined): number =>
  field === undefined ? order.length : order.indexOf(field)

/** Undefined where no field is near and there is room for a heading of its own. */
function nearestGroup(
  small: FieldGroup,
  groups: readonly FieldGroup[],
  bank: FieldBank,
): FieldGroup | undefined {
  const others = groups.filter((group) => group !== small)
  const wanted = small.fields.flatMap((field) => bank.neighboursOf(field))
  const near = wanted
    .map((field) => others.find((group) => group.fields.includes(field)))
    .filter((group) => group !== undefined)
  // A heading names two fields well and three hardly.
  const found =
    near.find(({ fields }) => fields.length + small.fields.length === 2) ??
    near[0] ??
    (groups.length > MOST_GROUPS || small.fields.includes('综合')
      ? others[Math.max(0, groups.indexOf(small) - 1)]
      : undefined)
  return found
}

function merge(host: FieldGroup, small: FieldGroup, bank: FieldBank): FieldGroup {
  const inOrder = <T>(items: readonly T[], fieldOf: (item: T) => Field): T[] =>
    items.toSorted((a, b) => placeIn(bank, fieldOf(a)) - placeIn(bank, fieldOf(b)))
  return {
    fields: inOrder([...host.fields, ...small.fields], (field) => field),
    facts: inOrder([...host.facts, ...small.facts], bank.fieldOf),
  }
}
