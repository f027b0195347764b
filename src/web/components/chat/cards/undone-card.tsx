import type { CardOf } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage } from '../../page-context.ts'

/** A step that was taken back. */
export function UndoneCard({ card: { sectionId } }: { card: CardOf<'undone'> }) {
  const { chat } = usePage().actions
  const { undone } = STRINGS.chat
  return (
    <section class="chat-card export-line" aria-label={undone.title}>
      <span>{undone.title}</span>
      {sectionId !== null && (
        <button type="button" class="text-button" onClick={() => chat.showSection(sectionId)}>
          {undone.show}
        </button>
      )}
    </section>
  )
}
