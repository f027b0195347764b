import type { WordChange } from '../../../../domain/suggestion.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { shortTime } from '../../../views/short-time.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.versions

/** Every revision of one section, newest first, and what has become of one of them. */
export function SectionHistory() {
  const draft = useSelected((state) => state.document.draft)
  const { sectionId, revisions, comparison } = useSelected((state) => state.versions)
  const { versions } = usePage().actions
  if (draft === null) return null
  const section = draft.sections.find(({ id }) => id === sectionId)
  return (
    <section>
      <h3>{WORDS.history}</h3>
      <label class="choice">
        {WORDS.section}
        <select
          value={sectionId ?? ''}
          onChange={({ currentTarget }) =>
            versions.chooseSection(currentTarget.value === '' ? null : currentTarget.value)
          }
        >
          <option value="">{WORDS.chooseSection}</option>
          {draft.sections
            .filter(({ heading }) => heading !== '')
            .map(({ id, number, heading }) => (
              <option key={id} value={id}>
                {number + heading}
              </option>
            ))}
        </select>
      </label>
      {sectionId !== null && revisions === null && (
        <button type="button" class="text-button" onClick={() => versions.chooseSection(sectionId)}>
          {WORDS.history}
        </button>
      )}
      <ol class="version-list">
        {[...(revisions ?? [])].reverse().map(({ revision, author, sentences, createdAt }) => (
          <li key={revision}>
            <div>
              <strong>{revision === section?.revision ? WORDS.newest : WORDS.revision(revision)}</strong>
              <small>
                {shortTime(createdAt)} · {WORDS.authors[author]} · {WORDS.sentences(sentences.length)}
              </small>
            </div>
            {revision !== section?.revision && (
              <div class="finding-actions">
                <button type="button" class="quiet-button" onClick={() => versions.compare(revision)}>
                  {WORDS.compare}
                </button>
                <button
                  type="button"
                  class="quiet-button"
                  disabled={section?.locked}
                  title={section?.locked ? WORDS.locked : undefined}
                  onClick={() => versions.restoreSection(revision)}
                >
                  {WORDS.restoreSection}
                </button>
              </div>
            )}
            {comparison !== null && comparison.revision === revision && (
              <Changes label={WORDS.compared(revision)} words={comparison.words} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const ELEMENTS = { same: 'span', removed: 'del', added: 'ins' } as const

function Changes({ label, words }: { label: string; words: readonly WordChange[] }) {
  if (words.every(({ type }) => type === 'same')) return <p class="soft">{WORDS.same}</p>
  return (
    <figure>
      <figcaption class="soft">{label}</figcaption>
      <p class="word-changes">
        {words.map(({ type, text }) => {
          const Element = ELEMENTS[type]
          return <Element>{text}</Element>
        })}
      </p>
    </figure>
  )
}
