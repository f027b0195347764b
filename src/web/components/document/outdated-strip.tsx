import { useState } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import { type OutdatedSection, outdatedBySection } from '../../views/outdated-view.ts'
import { usePage, useSelected } from '../page-context.ts'

const WORDS = STRINGS.outdated

/** What the sheet has left behind in the text, and the ways to bring it up to date. */
export function OutdatedStrip() {
  const draft = useSelected((state) => state.document.draft)
  const outdated = useSelected((state) => state.chat.outdated)
  const isAsking = useSelected((state) => state.suggestion.wanted !== null)
  const { suggestions } = usePage().actions
  const [isOpen, setOpen] = useState(false)
  const sections = draft ? outdatedBySection(draft, outdated) : []
  if (sections.length === 0) return null
  const count = sections.reduce((sum, { sentences }) => sum + sentences.length, 0)
  const free = sections.filter(({ locked }) => !locked)
  return (
    <div class="outdated-strip">
      <p role="status">{WORDS.count(count)}</p>
      <div class="card-buttons">
        <button
          type="button"
          class="quiet-button is-strong"
          disabled={isAsking || free.length === 0}
          title={WORDS.asked}
          onClick={() =>
            suggestions.wantEach(
              'refresh',
              free.map(({ id, sentences }) => ({
                sectionId: id,
                sentences: sentences.map(({ sentenceId }) => sentenceId),
              })),
            )
          }
        >
          {WORDS.refresh}
        </button>
        <button type="button" class="quiet-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? WORDS.hide : WORDS.show}
        </button>
      </div>
      {isOpen && (
        <ul class="outdated-list">
          {sections.map((section) => (
            <SectionItem key={section.id} section={section} isAsking={isAsking} />
          ))}
        </ul>
      )}
    </div>
  )
}

function SectionItem({ section, isAsking }: { section: OutdatedSection; isAsking: boolean }) {
  const { id, name, locked, sentences } = section
  const { sources, suggestions } = usePage().actions
  return (
    <li>
      <p class="outdated-section">
        <strong>{name}</strong>
        {locked ? (
          <span>{WORDS.locked}</span>
        ) : (
          <button
            type="button"
            class="quiet-button"
            disabled={isAsking}
            onClick={() => suggestions.want(id, 'rewrite', [])}
          >
            {WORDS.rewrite}
          </button>
        )}
      </p>
      <ul>
        {sentences.map(({ sentenceId, reason, before, after }) => (
          <li key={sentenceId}>
            <button type="button" class="finding-link" onClick={() => sources.show(sentenceId)}>
              <small>{WORDS.reasons[reason]}</small>
              <span>{before}</span>
              {after !== null && <span class="outdated-after">{after}</span>}
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}
