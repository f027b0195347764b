import { useEffect, useRef } from 'preact/hooks'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { sentencesOf } from '../../../views/draft-view.ts'
import { originOf, summarizeFact } from '../../../views/fact-view.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { FactEditor } from './fact-editor.tsx'

type Props = { fact: Fact; isUsed: boolean; isChosen: boolean; hasFault: boolean }

/** A fact on one line; chosen, it unfolds to be changed in place, and its sentences are marked in the text. */
export function FactRow({ fact, isUsed, isChosen, hasFault }: Props) {
  const { sources } = usePage().actions
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const names = ['fact-row', isUsed && 'is-used', hasFault && 'has-fault'].filter(Boolean).join(' ')
  return (
    <li ref={row}>
      <button
        type="button"
        class={names}
        aria-expanded={isChosen}
        onClick={() => sources.chooseFact(fact.id)}
      >
        {isUsed ? (
          <span class="fact-tick" role="img" aria-label={STRINGS.sheet.usedMark}>
            ✓
          </span>
        ) : (
          <span class="fact-tick" />
        )}
        <span class="fact-label">
          {fact.must && (
            <abbr class="must-mark" title={STRINGS.sheet.must}>
              {STRINGS.sheet.mustMark}
            </abbr>
          )}
          {fact.label}
        </span>
        <span class="fact-value">{summarizeFact(fact)}</span>
      </button>
      {isChosen && <OpenFact fact={fact} />}
    </li>
  )
}

/** The fact's form. What others make of the fact meanwhile begins it anew. */
function OpenFact({ fact }: { fact: Fact }) {
  const { sources } = usePage().actions
  const sentence = useSelected(({ document }) =>
    document.draft
      ? (sentencesOf(document.draft).find(({ facts }) => facts.some(({ id }) => id === fact.id))?.id ?? null)
      : null,
  )
  return (
    <div class="open-fact">
      <p class="soft open-fact-head">
        <span>
          {STRINGS.factKinds[fact.kind]} · {STRINGS.source.origin} {originOf(fact)}
        </span>
        {sentence === null ? (
          <span>{STRINGS.facts.notTold}</span>
        ) : (
          <button type="button" class="text-button" onClick={() => sources.show(sentence)}>
            {STRINGS.facts.told}
          </button>
        )}
      </p>
      <FactEditor key={JSON.stringify(fact)} fact={fact} onClose={() => sources.chooseFact(fact.id)} />
    </div>
  )
}
