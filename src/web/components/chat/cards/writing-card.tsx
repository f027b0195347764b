import { isRunning } from '../../../state/document-state.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'

/** The writing of the draft, which goes on beside the conversation. */
export function WritingCard() {
  const isWriting = useSelected((state) => isRunning(state.document))
  const isDone = useSelected((state) => state.document.phase === 'done')
  const { drafts } = usePage().actions
  const { writing } = STRINGS.chat
  return (
    <section class="chat-card export-line" aria-label={writing.title}>
      <span>{isDone ? writing.done : isWriting ? writing.running : writing.paused}</span>
      {!isDone && !isWriting && (
        <button type="button" class="quiet-button is-strong" onClick={drafts.resume}>
          {writing.resume}
        </button>
      )}
    </section>
  )
}
