import { FACT_LETTERS, type Fact, type FactKind } from '../../domain/fact-sheet.ts'

export type FactIds = {
  /** The next free id for a fact, which is taken from then on. */
  readonly give: (fact: Fact) => string
  /** Takes the id that a fact bears already; false where it is not free. */
  readonly take: (fact: Fact) => boolean
  readonly fits: (id: string, kind: FactKind) => boolean
}

/** i1 with the label 23校 and i12 with 3校 both read i123校, so heads are kept apart as well as ids. */
const headsOf = ({ label, aliases }: Fact, id: string): string[] =>
  [label, ...aliases]
    .map((name) => name.normalize('NFKC').replaceAll(/\s/g, ''))
    .filter((name) => /^\d/.test(name))
    .map((name) => `${id}${name}`)

/** Gives facts ids that no other fact of the sheet bears and that no reference can mistake for another's. */
export function createFactIds(facts: readonly Fact[]): FactIds {
  const ids = new Set<string>()
  const heads = new Set<string>()
  const next = new Map<string, number>()
  const isFree = (fact: Fact, id: string): boolean =>
    !ids.has(id) && !headsOf(fact, id).some((head) => heads.has(head))
  const use = (fact: Fact, id: string): void => {
    ids.add(id)
    for (const head of headsOf(fact, id)) heads.add(head)
  }
  for (const fact of facts) use(fact, fact.id)
  return {
    give(fact) {
      const letter = FACT_LETTERS[fact.kind]
      let number = next.get(letter) ?? 1
      while (ids.has(`${letter}${number}`)) number += 1
      next.set(letter, number)
      while (!isFree(fact, `${letter}${number}`)) number += 1
      use(fact, `${letter}${number}`)
      return `${letter}${number}`
    },
    take(fact) {
      if (!isFree(fact, fact.id)) return false
      use(fact, fact.id)
      return true
    },
    fits: (id, kind) => id.startsWith(FACT_LETTERS[kind]),
  }
}
