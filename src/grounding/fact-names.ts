import type { Fact } from '../domain/fact-sheet.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { countedName } from '../facts/wording.ts'
import type { Span } from '../text/span.ts'
import { contains } from '../text/span.ts'
import { createNameScorer } from './name-scorer.ts'
import { createStringMatcher } from './string-matcher.ts'

/** Where a text names facts; several ids where they share the name. */
export type NamedPlace = Span & { readonly ids: ReadonlySet<string> }

export type FactNames = {
  /** Labels and aliases, word for word; of names inside one another only the outermost. */
  readonly find: (text: string) => NamedPlace[]
  /** Facts whose name the words hold as good as whole, or end with in short: 公办园占比. Empty where none fits. */
  readonly resembling: (words: string) => ReadonlySet<string>
}

/** From which score on words name a fact; see name-scorer. */
const NAMED = 0.75

const cache = new WeakMap<SheetIndex, FactNames>()

/** Computed once per sheet index. Own names are no facts that something is said of. */
export function factNamesOf(index: SheetIndex): FactNames {
  const known = cache.get(index)
  if (known) return known
  const owners = new Map<string, Set<string>>()
  for (const fact of index.sheet.facts) {
    const { id, kind, label, aliases } = fact
    if (kind === 'own-name') continue
    // 教育集团数 stands in a text as 教育集团, before its figure.
    const shown = kind === 'indicator' ? countedName(label, fact.unit) : label
    for (const name of new Set([label, shown, ...aliases])) {
      const ids = owners.get(name)
      if (ids) ids.add(id)
      else owners.set(name, new Set([id]))
    }
  }
  const names = createFactNames(owners)
  cache.set(index, names)
  return names
}

const MIN_NAME = 3
const namers = new WeakMap<SheetIndex, (words: string) => Fact[]>()

/** The facts, in the order of the sheet, whose label or alias stands in the words, names inside others too. */
export function factsNamedIn(index: SheetIndex): (words: string) => Fact[] {
  const known = namers.get(index)
  if (known) return known
  const owners = new Map<string, number[]>()
  index.sheet.facts.forEach(({ label, aliases }, place) => {
    for (const name of new Set([label, ...aliases]))
      if (name.length >= MIN_NAME) owners.set(name, [...(owners.get(name) ?? []), place])
  })
  const match = createStringMatcher(owners.keys())
  const namer = (words: string): Fact[] =>
    [...new Set(match(words).flatMap(({ text }) => owners.get(text) ?? []))]
      .sort((a, b) => a - b)
      .flatMap((place) => index.sheet.facts[place] ?? [])
  namers.set(index, namer)
  return namer
}

function createFactNames(owners: ReadonlyMap<string, ReadonlySet<string>>): FactNames {
  const names = [...owners.keys()]
  const match = createStringMatcher(names.filter((name) => name.length >= 2))
  const scorer = createNameScorer(names)
  return {
    find: (text) => {
      const places = match(text)
      return places
        .filter((place) => !places.some((other) => longer(other, place) && contains(other, place)))
        .map(({ text: name, start, end }) => ({ start, end, ids: owners.get(name) ?? new Set() }))
    },
    resembling: (words) => {
      const [top, ...rest] = scorer.best(words, NAMED)
      if (!top) return new Set()
      const equal = [top, ...rest].filter(({ score }) => score === top.score)
      return new Set(equal.flatMap(({ name }) => [...(owners.get(names[name] ?? '') ?? [])]))
    },
  }
}

const longer = (one: Span, other: Span): boolean => one.end - one.start > other.end - other.start
