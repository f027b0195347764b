import { useState } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import type { DraftSummary } from '../../transport/drafts.ts'
import { shortTime } from '../../views/short-time.ts'
import { usePage, useSelected } from '../page-context.ts'
import { UnfinishedStart } from './unfinished-start.tsx'

/** The drafts of the office, newest first. */
export function DraftList() {
  const drafts = useSelected((state) => state.session.drafts)
  const { session } = usePage().actions
  const { list } = STRINGS
  const begin = (
    <button type="button" class="primary-button" onClick={() => session.go({ name: 'new' })}>
      {list.begin}
    </button>
  )
  return (
    <main class="draft-list">
      <div class="list-head">
        <h1>{list.title}</h1>
        {drafts !== null && drafts.length > 0 && begin}
      </div>
      <UnfinishedStart />
      {drafts === null && <p class="soft">{list.loading}</p>}
      {drafts?.length === 0 && (
        <div class="first-steps">
          <h2>{list.emptyTitle}</h2>
          <ol>
            {list.steps.map(({ title, text }) => (
              <li key={title}>
                <strong>{title}</strong>
                <span>{text}</span>
              </li>
            ))}
          </ol>
          {begin}
        </div>
      )}
      {drafts !== null && drafts.length > 0 && (
        <ul class="draft-rows">
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </main>
  )
}

function DraftRow({ draft: { id, title, kind, status, createdAt } }: { draft: DraftSummary }) {
  const { session, drafts } = usePage().actions
  const [isAsked, setAsked] = useState(false)
  const { list, kinds } = STRINGS
  return (
    <li class="draft-row">
      <button type="button" class="draft-open" onClick={() => session.go({ name: 'draft', id })}>
        <span class="draft-title">{title}</span>
        <span class="draft-kind">{kinds[kind]}</span>
        <span class={`draft-status is-${status}`}>{list.statuses[status]}</span>
        <time dateTime={createdAt}>{shortTime(createdAt)}</time>
      </button>
      {isAsked ? (
        <fieldset class="row-question" aria-label={list.removeQuestion}>
          {list.removeQuestion}
          <button type="button" class="quiet-button is-danger" onClick={() => drafts.remove(id)}>
            {list.remove}
          </button>
          <button type="button" class="quiet-button" onClick={() => setAsked(false)}>
            {list.keep}
          </button>
        </fieldset>
      ) : (
        <button
          type="button"
          class="quiet-button"
          aria-label={list.removeLabel(title)}
          onClick={() => setAsked(true)}
        >
          {list.remove}
        </button>
      )}
    </li>
  )
}
