import type { CardOf } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { useFillIn } from '../fill-in.ts'

/** Everything that can be asked; choosing a command fills it in. */
export function CommandsCard({ card: { commands } }: { card: CardOf<'commands'> }) {
  const fillIn = useFillIn()
  const words = STRINGS.chat.commands
  return (
    <section class="chat-card" aria-label={words.title}>
      <header>
        <h3>{words.title}</h3>
      </header>
      <ul class="command-list">
        {commands.map(({ name, summary, example, argument }) => (
          <li key={name}>
            <button
              type="button"
              class="finding-link"
              aria-label={words.use(name)}
              onClick={() => fillIn(argument === '' ? name : `${name} `)}
            >
              <strong>{name}</strong>
            </button>
            <span title={example}>{summary}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
