import { useState } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import { usePage } from '../page-context.ts'

/** Drops what was prepared of a new draft, once asked again. */
export function Discard() {
  const [isAsked, setAsked] = useState(false)
  const { start } = usePage().actions
  const { start: words } = STRINGS
  if (!isAsked) {
    return (
      <button type="button" class="quiet-button" onClick={() => setAsked(true)}>
        {words.discard}
      </button>
    )
  }
  return (
    <fieldset class="row-question" aria-label={words.discardQuestion}>
      {words.discardQuestion}
      <button
        type="button"
        class="quiet-button is-danger"
        onClick={() => {
          setAsked(false)
          start.discard()
        }}
      >
        {words.discardYes}
      </button>
      <button type="button" class="quiet-button" onClick={() => setAsked(false)}>
        {words.discardNo}
      </button>
    </fieldset>
  )
}
