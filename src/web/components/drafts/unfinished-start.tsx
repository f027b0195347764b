import { STRINGS } from '../../strings/strings.ts'
import { isBegun } from '../../views/start-view.ts'
import { stepNotes } from '../../views/step-notes.ts'
import { usePage, useSelected } from '../page-context.ts'
import { Discard } from '../start/discard.tsx'

/** A new draft that was begun and left: above the list, to go on with or to drop. */
export function UnfinishedStart() {
  const state = useSelected((page) => page.start)
  const { session } = usePage().actions
  const { start: words } = STRINGS
  if (!isBegun(state)) return null
  const about = [state.profile.organ, stepNotes(state, null).kind].filter((part) => part !== '')
  return (
    <section class="unfinished" aria-label={words.unfinished}>
      <div>
        <p class="unfinished-title">{words.unfinished}</p>
        <p>{[...about, words.unfinishedAt(words.steps[state.step])].join(' · ')}</p>
      </div>
      <Discard />
      <button type="button" class="primary-button is-small" onClick={() => session.go({ name: 'new' })}>
        {words.goOn}
      </button>
    </section>
  )
}
