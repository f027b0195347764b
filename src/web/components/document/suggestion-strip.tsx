import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'

/** How the proposals stand: asked for, waiting for a decision, or why there are none. */
export function SuggestionStrip() {
  const { open, wanted, notes } = useSelected((state) => state.suggestion)
  const { suggestions } = usePage().actions
  const { suggesting } = STRINGS
  const count = open.reduce((sum, { changes, headings }) => sum + changes.length + headings.length, 0)
  if (wanted === null && count === 0 && notes.length === 0) return null
  return (
    <div class="suggestion-strip" role="status">
      {wanted !== null && (
        <>
          <span>{suggesting.wanted(suggesting.actions[wanted])}</span>
          <button type="button" class="quiet-button" onClick={suggestions.stop}>
            {STRINGS.stop}
          </button>
        </>
      )}
      {count > 0 && (
        <>
          <strong>{suggesting.open(count)}</strong>
          <button type="button" class="quiet-button" onClick={() => suggestions.decideAll(true)}>
            {suggesting.acceptAll}
          </button>
          <button type="button" class="quiet-button" onClick={() => suggestions.decideAll(false)}>
            {suggesting.rejectAll}
          </button>
        </>
      )}
      {notes.length > 0 && (
        <>
          <span class="suggestion-notes">{notes.join('；')}</span>
          <button type="button" class="quiet-button" onClick={suggestions.closeNotes}>
            {STRINGS.close}
          </button>
        </>
      )}
      {open.flatMap(({ id, headings }) =>
        headings.map((change) => (
          <span key={change.id} class="heading-change">
            {suggesting.heading(change.before, change.after)}
            <button
              type="button"
              class="quiet-button"
              onClick={() => suggestions.decide(id, change.id, true)}
            >
              {suggesting.accept}
            </button>
            <button
              type="button"
              class="quiet-button"
              onClick={() => suggestions.decide(id, change.id, false)}
            >
              {suggesting.reject}
            </button>
          </span>
        )),
      )}
    </div>
  )
}
