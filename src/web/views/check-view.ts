import type { Check } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { Coverage } from '../../domain/finding.ts'
import { type DraftView, sentencesOf } from './draft-view.ts'

/** Something to look at, and the sentence in which it stands. */
export type SentenceFinding = Check & { readonly sentence: string; readonly quote: string }

/** How a draft stands as a whole, with the writer's changes. */
export type WholeCheck = {
  readonly coverage: Coverage
  readonly gaps: number
  readonly findings: readonly SentenceFinding[]
}

// An indicator is told by its figure: its bare name tells it only while the figure is still awaited.
const NAMING: ReadonlySet<string> = new Set(['名称', '期间'])

const GAP = /【待[补定]：[^】]*】/g

/** Which facts the sentences tell, what is still missing, and what the checks marked. Own names need not be told. */
export function checkWhole(view: DraftView, facts: readonly Fact[]): WholeCheck {
  const sentences = sentencesOf(view)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const told = new Set(
    sentences.flatMap((sentence) =>
      sentence.facts
        .filter(({ id, attr }) => {
          const fact = byId.get(id)
          return fact?.kind !== 'indicator' || fact.value === null || !NAMING.has(attr)
        })
        .map(({ id }) => id),
    ),
  )
  const tellable = facts.filter(({ kind }) => kind !== 'own-name')
  const musts = tellable.filter(({ must }) => must).map(({ id }) => id)
  return {
    coverage: {
      must: { used: musts.filter((id) => told.has(id)), missing: musts.filter((id) => !told.has(id)) },
      unused: tellable.filter(({ id }) => !told.has(id)).map(({ id }) => id),
    },
    gaps: [...sentences.map(({ text }) => text), view.signature.date].join('').match(GAP)?.length ?? 0,
    findings: sentences.flatMap(({ id, text, checks }) =>
      checks.map((check) => ({ ...check, sentence: id, quote: text })),
    ),
  }
}

/** Which facts to show as used: what the sentences tell, and of a complete draft also names that need not be told. */
export const usedFacts = (
  { coverage }: WholeCheck,
  facts: readonly Fact[],
  isComplete: boolean,
): ReadonlySet<string> => {
  const unused = new Set(coverage.unused)
  return new Set(
    facts
      .filter(({ id, kind }) => !unused.has(id) && (isComplete || kind !== 'own-name'))
      .map(({ id }) => id),
  )
}
