import { STRINGS } from '../../../strings/strings.ts'
import type { ReturnedReport } from '../../../transport/returned-file.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.returned

/** A Word file of this draft that somebody has worked on. */
export function ReturnedFile() {
  const returned = useSelected((state) => state.exporting.returned)
  const { exporting } = usePage().actions
  return (
    <section>
      <h3>{WORDS.title}</h3>
      <p class="soft">{WORDS.hint}</p>
      <label class="plain-button is-small file-button">
        {WORDS.choose}
        <input
          type="file"
          accept=".docx"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) exporting.readReturned(file)
            currentTarget.value = ''
          }}
        />
      </label>
      {returned !== null && <Report report={returned.report} />}
    </section>
  )
}

function Report({
  report: { sections, addedHeadings, unplaced, title, comments },
}: {
  report: ReturnedReport
}) {
  const draft = useSelected((state) => state.document.draft)
  const { exporting } = usePage().actions
  const told = sections.filter(({ status }) => status !== 'unchanged')
  const nameOf = (id: string): string => {
    const section = draft?.sections.find((one) => one.id === id)
    return section && section.heading !== '' ? section.number + section.heading : WORDS.opening
  }
  return (
    <div aria-live="polite">
      {told.length === 0 && <p class="soft">{WORDS.none}</p>}
      <ul class="finding-list">
        {told.map(({ id, status, heading }) => (
          <li key={id}>
            <strong>{nameOf(id)}</strong> {WORDS.statuses[status]}
            {heading !== null && `，${WORDS.heading(heading)}`}
          </li>
        ))}
        {addedHeadings.map((heading) => (
          <li key={heading}>{WORDS.added(heading)}</li>
        ))}
        {unplaced.map((text) => (
          <li key={text}>{WORDS.unplaced(text)}</li>
        ))}
        {title !== null && <li>{WORDS.retitled(title)}</li>}
        {comments.map(({ author, text, quote }) => (
          <li key={author + quote + text}>
            <small>
              {WORDS.comments} · {author}
            </small>
            {quote !== '' && <q>{quote}</q>}
            {text}
          </li>
        ))}
      </ul>
      <div class="finding-actions">
        {told.some(({ status }) => status === 'changed') && (
          <button type="button" class="plain-button is-small" onClick={exporting.takeReturned}>
            {WORDS.take}
          </button>
        )}
        <button type="button" class="quiet-button" onClick={exporting.leaveReturned}>
          {WORDS.leave}
        </button>
      </div>
    </div>
  )
}
