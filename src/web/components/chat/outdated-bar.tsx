import { useState } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'

/** What the sheet has left behind in the text, with the offer to bring it up to date. */
export function OutdatedBar() {
  const sentences = useSelected((state) => state.chat.outdated)
  const { chat, sources } = usePage().actions
  const [isOpen, setOpen] = useState(false)
  const words = STRINGS.chat.outdated
  if (sentences.length === 0) return null
  return (
    <section class="outdated-bar" aria-label={words.count(sentences.length)}>
      <p role="status">{words.count(sentences.length)}</p>
      <div class="card-buttons">
        <button
          type="button"
          class="quiet-button is-strong"
          onClick={() => {
            setOpen(false)
            chat.ask(words.request)
          }}
        >
          {words.refresh}
        </button>
        <button type="button" class="quiet-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.hide : words.show}
        </button>
      </div>
      {isOpen && (
        <ul class="outdated-list">
          {sentences.map(({ sentenceId, reason, before, after, locked }) => (
            <li key={sentenceId}>
              <button type="button" class="finding-link" onClick={() => sources.show(sentenceId)}>
                <small>
                  {words.reasons[reason]}
                  {locked && ` · ${words.locked}`}
                </small>
                <span>{before}</span>
                {after !== null && <span class="outdated-after">{after}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
