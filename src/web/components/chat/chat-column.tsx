import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'

/** The conversation about this draft. */
export function ChatColumn() {
  const draftId = useSelected((state) => state.document.draft?.id ?? '')
  const health = useSelected((state) => state.session.health)
  const actions = usePage().actions.chat
  const { chat } = STRINGS
  return (
    <section class="chat-column" aria-label={chat.title}>
      <div class="column-head">
        <h2>{chat.title}</h2>
        <button type="button" class="icon-button" aria-label={chat.fold} onClick={() => actions.fold(true)}>
          ‹
        </button>
      </div>
      <Conversation key={draftId} />
      <Composer key={`composer ${draftId}`} draftId={draftId} />
      <p class="chat-mode">{health?.model === null ? chat.engineNote : chat.modelNote}</p>
    </section>
  )
}
