import { useEffect, useState } from 'preact/hooks'
import { STRINGS } from '../../../strings/strings.ts'
import type { NamedVersion } from '../../../transport/versions.ts'
import { shortTime } from '../../../views/short-time.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { SectionHistory } from './section-history.tsx'

const WORDS = STRINGS.versions

/** What the draft was, and the way back to it. */
export function VersionsPanel() {
  const draftId = useSelected((state) => state.document.draft?.id ?? null)
  const isDone = useSelected((state) => state.document.phase === 'done')
  const versions = useSelected((state) => state.versions.versions)
  const { read } = usePage().actions.versions
  useEffect(() => {
    if (draftId !== null) read()
  }, [draftId])
  if (draftId === null) return null
  if (!isDone) return <p class="soft">{STRINGS.exporting.writing}</p>
  return (
    <>
      <section>
        <h3>{WORDS.named}</h3>
        <NameForm />
        {versions === null && <p class="soft">{WORDS.reading}</p>}
        {versions?.length === 0 && <p class="soft">{WORDS.none}</p>}
        <ul class="version-list">
          {versions?.map((version) => (
            <VersionItem key={version.id} version={version} />
          ))}
        </ul>
      </section>
      <SectionHistory />
    </>
  )
}

function NameForm() {
  const [name, setName] = useState('')
  const { versions } = usePage().actions
  return (
    <form
      class="version-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        versions.name(name.trim())
        setName('')
      }}
    >
      <input
        type="text"
        maxLength={60}
        value={name}
        aria-label={WORDS.name}
        placeholder={WORDS.name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="plain-button is-small" disabled={name.trim() === ''}>
        {WORDS.save}
      </button>
      <p class="soft">{WORDS.hint}</p>
    </form>
  )
}

function VersionItem({ version: { id, name, createdAt } }: { version: NamedVersion }) {
  const [isAsking, ask] = useState(false)
  const { versions } = usePage().actions
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <small>{shortTime(createdAt)}</small>
      </div>
      <div class="finding-actions">
        <button
          type="button"
          class={isAsking ? 'quiet-button is-danger' : 'quiet-button'}
          onBlur={() => ask(false)}
          onClick={() => {
            if (isAsking) versions.restore(id)
            ask(!isAsking)
          }}
        >
          {isAsking ? WORDS.confirm : WORDS.restore}
        </button>
        <button type="button" class="quiet-button" onClick={() => versions.drop(id)}>
          {WORDS.drop}
        </button>
      </div>
    </li>
  )
}
