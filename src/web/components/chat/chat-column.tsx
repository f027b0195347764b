import { STRINGS } from '../../strings/strings.ts'
import { usePage } from '../page-context.ts'

/** The conversation about this draft. */
export function ChatColumn() {
  const { choose } = usePage().actions
  const { chat } = STRINGS
  return (
    <section class="chat-column" aria-label={chat.title}>
      <div class="column-head">
        <h2>{chat.title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={chat.fold}
          onClick={() => choose.foldChat(true)}
        >
          ‹
        </button>
      </div>
      <div class="empty-note">
        <p class="empty-title">{chat.emptyTitle}</p>
        <p>{chat.emptyNote}</p>
      </div>
    </section>
  )
}
