import type { FactSpan } from '../domain/draft.ts'
import { sharedPart } from '../text/likeness.ts'
import { characterBigrams } from '../text/tokens.ts'

export type Alignable = { readonly text: string; readonly facts: readonly FactSpan[] }

/** One step of an alignment: a sentence and what became of it, one that went, or one that came. */
export type Pairing<Old, New> = { readonly before?: Old; readonly after?: New }

/** Below this two sentences have nothing to do with each other. */
const LEAST_LIKENESS = 0.25

/** Old and new sentences side by side in their order, so that the likeness of the pairs is greatest in sum. */
export function alignSentences<Old extends Alignable, New extends Alignable>(
  before: readonly Old[],
  after: readonly New[],
): Pairing<Old, New>[] {
  const width = after.length + 1
  const best = new Float64Array((before.length + 1) * width)
  const traits = after.map(traitsOf)
  const likeness = before.map(traitsOf).map((old) => traits.map((fresh) => likenessOf(old, fresh)))
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const like = likeness[i]?.[j] ?? 0
      const paired = like < LEAST_LIKENESS ? 0 : like + at(i + 1, j + 1)
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pairing<Old, New>[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    const like = likeness[i]?.[j] ?? 0
    if (old && fresh && like >= LEAST_LIKENESS && at(i, j) === like + at(i + 1, j + 1)) {
      pairs.push({ before: old, after: fresh })
      i += 1
      j += 1
    } else if (old && (!fresh || at(i, j) === at(i + 1, j))) {
      pairs.push({ before: old })
      i += 1
    } else if (fresh) {
      pairs.push({ after: fresh })
      j += 1
    }
  }
  return pairs
}

type Traits = { readonly facts: ReadonlySet<string>; readonly bigrams: ReadonlySet<string> }

const traitsOf = ({ facts, text }: Alignable): Traits => ({
  facts: new Set(facts.map(({ id }) => id)),
  bigrams: new Set(characterBigrams(text)),
})

/** 0 to 2: the share of common facts and the share of common pairs of characters. */
const likenessOf = (old: Traits, fresh: Traits): number =>
  sharedPart(old.facts, fresh.facts) + sharedPart(old.bigrams, fresh.bigrams)
