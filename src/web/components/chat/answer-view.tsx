import type { AnswerMessage, Card } from '../../../domain/conversation.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage } from '../page-context.ts'
import { AnswerText } from './answer-text.tsx'
import { CommandsCard } from './cards/commands-card.tsx'
import { ComparisonCard } from './cards/comparison-card.tsx'
import { ExportCard } from './cards/export-card.tsx'
import { FactCard } from './cards/fact-card.tsx'
import { ListCard } from './cards/list-card.tsx'
import { PassagesCard } from './cards/passages-card.tsx'
import { SourcesCard } from './cards/sources-card.tsx'
import { SuggestionCard } from './cards/suggestion-card.tsx'
import { UndoneCard } from './cards/undone-card.tsx'
import { WritingCard } from './cards/writing-card.tsx'

type Props = {
  message: AnswerMessage
  isNewest: boolean
  isReading: boolean
  /** Whoever answered is another than before. */
  tellsAuthor: boolean
}

/** An answer as far as it was told. */
export function AnswerView({ message, isNewest, isReading, tellsAuthor }: Props) {
  const { chat } = usePage().actions
  const words = STRINGS.chat
  const { id, status, sentences, cards, notices, quickReplies, problem, author } = message
  const isSilent = sentences.length + cards.length + notices.length === 0
  const isOpen = status === 'open' && !isReading
  return (
    <article class={author ? 'chat-answer is-answered' : 'chat-answer'} aria-label={words.assistant}>
      <AnswerText sentences={sentences} cards={cards} />
      {cards.map((card) => (
        <CardView key={card.id} card={card} messageId={id} />
      ))}
      {notices.map(({ severity, code, message: text }) => (
        <p key={code + text} class={`chat-notice is-${severity}`}>
          {text}
        </p>
      ))}
      {isReading && (
        <p class="chat-state is-running">
          <span class="chat-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class={isSilent ? '' : 'visually-hidden'}>{words.thinking}</span>
        </p>
      )}
      {isOpen && (
        <p class="chat-state">
          {words.open}
          {isNewest && (
            <button type="button" class="text-button" onClick={() => chat.goOn(id)}>
              {words.goOn}
            </button>
          )}
        </p>
      )}
      {problem && (
        <div class="chat-failure" role="alert">
          <p>
            {problem.title}
            {problem.detail && `：${problem.detail}`}
          </p>
          {isNewest && (
            <button type="button" class="quiet-button" onClick={() => chat.goOn(id)}>
              {words.again}
            </button>
          )}
        </div>
      )}
      {author && tellsAuthor && <p class="chat-author">{words.authors[author]}</p>}
      {isNewest && quickReplies.length > 0 && (
        <ul class="quick-replies" aria-label={words.quickLabel}>
          {quickReplies.map((reply) => (
            <li key={reply.id}>
              <button type="button" class="quick-reply" onClick={() => chat.reply(id, reply)}>
                {reply.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function CardView({ card, messageId }: { card: Card; messageId: string }) {
  switch (card.type) {
    case 'fact':
      return <FactCard card={card} messageId={messageId} />
    case 'suggestion':
      return <SuggestionCard card={card} />
    case 'sources':
      return <SourcesCard card={card} />
    case 'list':
      return <ListCard card={card} />
    case 'passages':
      return <PassagesCard card={card} />
    case 'comparison':
      return <ComparisonCard card={card} />
    case 'export':
      return <ExportCard card={card} />
    case 'writing':
      return <WritingCard />
    case 'undone':
      return <UndoneCard card={card} />
    case 'commands':
      return <CommandsCard card={card} />
  }
}
