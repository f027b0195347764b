import { STRINGS } from '../../../strings/strings.ts'
import { sentencesOf } from '../../../views/draft-view.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.exporting

/** What stands in the way of a final text. */
export function ExportBlockers() {
  const blockers = useSelected((state) => state.exporting.blockers)
  const draft = useSelected((state) => state.document.draft)
  const { sources } = usePage().actions
  if (blockers === null || draft === null) return null
  if (blockers.length === 0) return <p role="status">{WORDS.ready}</p>
  const sentences = sentencesOf(draft)
  return (
    <section aria-live="polite">
      <h3>{WORDS.blocked(blockers.length)}</h3>
      <ul class="finding-list">
        {blockers.map(({ words, reason }) => {
          const sentence = sentences.find(({ text }) => text.includes(words))
          return (
            <li key={words + reason} class="is-error">
              {sentence ? (
                <button
                  type="button"
                  class="finding-link"
                  title={WORDS.showSentence}
                  onClick={() => sources.show(sentence.id)}
                >
                  <q>{words}</q>
                  {reason}
                </button>
              ) : (
                <span>
                  <q>{words}</q>
                  {reason}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
