import type { CardOf } from '../../../../domain/conversation.ts'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { FactFigure } from '../answer-text.tsx'

const NO_FACTS: readonly Fact[] = []

/** Where figures come from: file and cell, and how they were computed. */
export function SourcesCard({ card: { items } }: { card: CardOf<'sources'> }) {
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const { sources } = usePage().actions
  const { sources: words } = STRINGS.chat
  return (
    <section class="chat-card" aria-label={words.title}>
      <ul class="card-items">
        {items.map(({ factId, label, figure, source, derivation, sentenceId }, place) => (
          <li key={`${factId} ${place}`}>
            <p>
              {label} <FactFigure text={figure} factId={factId} facts={facts} />
            </p>
            <p class="card-origin">
              {source ? [source.file, source.cell].filter(Boolean).join(' · ') : words.unknown}
            </p>
            {derivation && (
              <p class="card-note">
                {words.derivation}：{derivation}
              </p>
            )}
            {sentenceId !== null && (
              <button type="button" class="text-button" onClick={() => sources.show(sentenceId)}>
                {words.show}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
