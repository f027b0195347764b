import type { Fact } from '../../../domain/fact-sheet.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { SectionView } from '../../views/draft-view.ts'
import { exampleRequests } from '../../views/example-requests.ts'
import { useSelected } from '../page-context.ts'
import { useFillIn } from './fill-in.ts'

const NO_FACTS: readonly Fact[] = []
const NO_SECTIONS: readonly SectionView[] = []

/** What can be said here, by examples of this very draft. They are filled in, not sent. */
export function EmptyConversation() {
  const sections = useSelected((state) => state.document.draft?.sections ?? NO_SECTIONS)
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const fillIn = useFillIn()
  const { chat } = STRINGS
  return (
    <div class="chat-empty">
      <p class="empty-title">{chat.emptyTitle}</p>
      <p>{chat.emptyNote}</p>
      <ul aria-label={chat.examplesLabel}>
        {exampleRequests(sections, facts).map(({ title, text }) => (
          <li key={title}>
            <button type="button" class="chat-example" onClick={() => fillIn(text)}>
              <small>{title}</small>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
