import type { Fact, Source } from '../../domain/fact-sheet.ts'
import { hash32 } from '../../text/hash.ts'

/** Fields that tell how a sheet treats a fact and where it came from, not what is the case. */
const TREATMENT: ReadonlySet<string> = new Set([
  'id',
  'must',
  'aliases',
  'theme',
  'better',
  'additive',
  'source',
  'alsoIn',
])

/** A value as JSON in which equal values have equal texts: keys in order, nothing undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join()}}`
}

/** What a fact says, by field. */
export const contentOf = (fact: Fact): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(fact).filter(([field, value]) => !TREATMENT.has(field) && value !== undefined))

/** A digest of what a fact says: 32 bits tell whether one fact has changed since it was read. */
export const digestOf = (fact: Fact): string =>
  hash32(canonical(Object.fromEntries(contentOf(fact)))).toString(36)

/** What stands in a field that nobody filled in. */
export const isBlank = (field: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (field === 'basis' && value === 'stock') ||
  (typeof value === 'object' && Object.values(value).every((inner) => inner === undefined))

export const placeOf = ({ file, cell }: Source): string => `${file}\n${cell ?? ''}`

/** Every place where a fact was found, the first one first. */
export const sourcesOf = ({ source, alsoIn = [] }: Fact): Source[] => [...(source ? [source] : []), ...alsoIn]

/** The fact with its sources, each place once. */
export function withSources(fact: Fact, sources: readonly Source[]): Fact {
  const byPlace = new Map<string, Source>()
  for (const source of sources) if (!byPlace.has(placeOf(source))) byPlace.set(placeOf(source), source)
  const [first, ...rest] = byPlace.values()
  const { source: _, alsoIn: __, ...own } = fact
  return {
    ...own,
    ...(first ? { source: first } : {}),
    ...(rest.length > 0 ? { alsoIn: rest } : {}),
  }
}
