import { hashText } from '../seed.ts'
import { chooseVerbs } from './choose-headings.ts'
import type { FieldBank } from './field-bank.ts'
import type { Clause } from './heading-bank.ts'

/** A clause of a heading: what stands before its verb (着力), the verb, and the clause of the bank that it is. */
type Read = { readonly before: string; readonly verb: string; readonly clause: Clause }

/** Whether the heading is one that the bank makes; the writer's own are not. */
export const isOfBank = (heading: string, bank: FieldBank): boolean =>
  clausesIn(heading, clausesOf(bank)).some((read) => typeof read !== 'string') ||
  bank.order.some((field) => heading === improvedOf(field, bank))

const improvedOf = (field: string, bank: FieldBank): string => {
  const { subject, verb } = bank.headingsOf(field).risen
  return `${subject}进一步${verb}`
}

/**
 * The same headings with other verbs of the bank: of the same build and length, no verb twice where none was, and none
 * of `beside`, which stand in the same row and stay. What the bank does not know stays word for word. Undefined where it has no
 * other verbs for them.
 */
export function rewordHeadings(
  headings: readonly string[],
  beside: readonly string[],
  bank: FieldBank,
  seed: string,
): string[] | undefined {
  const known = clausesOf(bank)
  const rows = headings.map((heading) => clausesIn(heading, known))
  const reads = rows.flat().filter((read) => typeof read !== 'string')
  const taken = beside.flatMap((heading) =>
    clausesIn(heading, known).flatMap((read) => (typeof read === 'string' ? [] : [read.verb])),
  )
  const verbs = chooseVerbs(
    reads.map(({ verb, clause }, i) => ({
      ...clause,
      verbs: [
        ...turned(clause.verbs, hashText(`${seed} ${i}`)).filter((other) => other !== verb),
        verb,
      ].filter((other) => other === verb || !taken.includes(other)),
    })),
  )
  const before = reads.map(({ verb }) => verb)
  if (repeats(verbs) > repeats(before) || verbs.every((verb, i) => verb === before[i])) return undefined
  let place = 0
  return rows.map((clauses) =>
    clauses
      .map((read) =>
        typeof read === 'string' ? read : `${read.before}${verbs[place++] ?? read.verb}${read.clause.object}`,
      )
      .join('，'),
  )
}

const repeats = (words: readonly string[]): number => words.length - new Set(words).size

const turned = (verbs: readonly string[], by: number): string[] => {
  const start = by % Math.max(1, verbs.length)
  return [...verbs.slice(start), ...verbs.slice(0, start)]
}

/** The clauses of the bank by their object, with the verbs that go with it anywhere. */
function clausesOf(bank: FieldBank): ReadonlyMap<string, Clause> {
  const clauses = [
    ...bank.order.flatMap((field) => {
      const { main, support, focus } = bank.headingsOf(field)
      return [main, support, focus, ...bank.topicsOf(field)]
    }),
    ...bank.merged.map(({ main }) => main),
  ]
  return new Map(
    [...Map.groupBy(clauses, ({ object }) => object)].map(([object, alike]) => [
      object,
      { object, verbs: [...new Set(alike.flatMap(({ verbs }) => verbs))] },
    ]),
  )
}

const OBJECT = 4
const VERB = 2

/** The heading's clauses as the bank has them, and as they stand where it has not. */
function clausesIn(heading: string, known: ReadonlyMap<string, Clause>): (Read | string)[] {
  return heading.split('，').map((words) => {
    const clause = known.get(words.slice(-OBJECT))
    const verb = words.slice(-OBJECT - VERB, -OBJECT)
    return clause?.verbs.includes(verb) ? { before: words.slice(0, -OBJECT - VERB), verb, clause } : words
  })
}
