import { useEffect, useRef, useState } from 'preact/hooks'
import type { DocumentSummary, Role } from '../../../../domain/document.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { SimilarPassage } from '../source/exemplar.tsx'

const ROLES: readonly Role[] = ['opening', 'summary', 'problems', 'plan', 'closing']

/** The shelf beside the document: wordings to lean on, and the documents they come from. */
export function ShelfPanel() {
  const { documents, search } = useSelected((state) => state.shelf)
  const { shelf } = usePage().actions
  const { shelfPanel: words } = STRINGS
  useEffect(shelf.read, [])
  return (
    <div class="shelf-panel">
      <SearchForm />
      <p class="soft">{words.hint}</p>
      <div role="status" class="soft">
        {search === 'searching' && words.searching}
        {search === 'missed' && words.missed}
        {typeof search === 'object' && search.hits.length === 0 && words.none}
        {typeof search === 'object' && search.degraded}
      </div>
      {typeof search === 'object' && (
        <ul>
          {search.hits.map((passage) => (
            <li key={passage.passageId} class="shelf-hit">
              <ul>
                <SimilarPassage passage={passage} />
              </ul>
              <button type="button" class="quiet-button" onClick={() => shelf.insert(passage.masked)}>
                {words.insert}
              </button>
            </li>
          ))}
        </ul>
      )}
      {documents && <Documents documents={documents} />}
    </div>
  )
}

function SearchForm() {
  const [query, setQuery] = useState('')
  const [organ, setOrgan] = useState('')
  const [year, setYear] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const { shelf } = usePage().actions
  const { shelfPanel: words } = STRINGS
  const text = (label: string, value: string, set: (value: string) => void) => (
    <label class="shelf-field">
      <span>{label}</span>
      <input value={value} maxLength={100} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  )
  return (
    <form
      class="shelf-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (query.trim() === '') return
        shelf.search({ query: query.trim(), role, limit: 12, year: year.trim(), organ: organ.trim() })
      }}
    >
      {text(words.query, query, setQuery)}
      <label class="shelf-field">
        <span>{words.role}</span>
        <select onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? null)}>
          <option value="">{words.anyRole}</option>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {words.roles[one]}
            </option>
          ))}
        </select>
      </label>
      {text(words.year, year, setYear)}
      {text(words.organ, organ, setOrgan)}
      <button type="submit" class="plain-button is-small">
        {words.search}
      </button>
    </form>
  )
}

function Documents({ documents }: { documents: readonly DocumentSummary[] }) {
  const { isAdding, report } = useSelected((state) => state.shelf)
  const { shelf } = usePage().actions
  const input = useRef<HTMLInputElement>(null)
  const { shelfPanel: words } = STRINGS
  return (
    <section>
      <div class="panel-head">
        <h3>{words.documents(documents.length)}</h3>
        <button type="button" class="quiet-button" disabled={isAdding} onClick={() => input.current?.click()}>
          {isAdding ? words.adding : words.add}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words.add}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            if (files.length > 0) shelf.add(files)
            event.currentTarget.value = ''
          }}
        />
      </div>
      <ul role="status" class="soft">
        {report?.documents.map(({ file, title, duplicateOf, unchanged }) => (
          <li key={file}>{duplicateOf !== null || unchanged ? words.twice(title) : words.added(title)}</li>
        ))}
        {report?.refused.map(({ file, message }) => (
          <li key={file} class="shelf-refused">
            {file}：{message}
          </li>
        ))}
      </ul>
      {documents.length === 0 && <p class="empty-note">{words.empty}</p>}
      {documents.map(({ id, title, organ, passages, removals, repairs }) => (
        <details key={id} class="shelf-document">
          <summary>{title}</summary>
          <p class="soft">{[organ, words.passages(passages)].filter(Boolean).join(' · ')}</p>
          <p class="soft">
            {words.removals(removals.length)}，{words.repairs(repairs.length)}
          </p>
          <ul class="soft">
            {repairs.slice(0, 20).map(({ line, before, after }, i) => (
              <li key={i}>
                {line}：<del>{before}</del> → <ins>{after}</ins>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
