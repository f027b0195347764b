import { useState } from 'preact/hooks'
import type { CardOf } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { FactForm } from './fact-form.tsx'
import { RefusalView } from './refusal-view.tsx'

type Props = { card: CardOf<'fact'>; messageId: string }

/** A fact as it was read. It enters the sheet only when it is confirmed here. */
export function FactCard({ card, messageId }: Props) {
  const work = useSelected((state) => state.chat.cards.get(card.id))
  const { chat } = usePage().actions
  const [isEditing, setEditing] = useState(false)
  const { fact: words } = STRINGS.chat
  const { id, change, before, after, fields, quote, questions, state } = card
  const isOpen = state === 'open'
  const isDeciding = work === 'deciding'
  const refusal = work === undefined || work === 'deciding' ? null : work
  const title = after?.label ?? before?.label ?? ''
  const shown = after ?? before
  return (
    <section class={`chat-card fact-proposal is-${state}`} aria-label={`${words.titles[change]}：${title}`}>
      <header>
        <h3>{words.titles[change]}</h3>
        <span class="card-state">{words.states[state]}</span>
      </header>
      {isEditing && isOpen && after ? (
        <FactForm
          fact={after}
          refusal={refusal}
          isBusy={isDeciding}
          onSave={(mended) => chat.confirmFact(messageId, id, mended)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {fields.length > 0 ? <Fields fields={fields} change={change} title={title} /> : <p>{title}</p>}
          {quote !== '' && (
            <p class="card-quote">
              {words.quote}：<q>{quote}</q>
            </p>
          )}
          {isOpen && questions.length > 0 && (
            <ul class="card-questions">
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          )}
          {refusal && (
            <RefusalView refusal={refusal} {...(refusal.isConflict ? { advice: words.conflict } : {})} />
          )}
          {isOpen && (
            <div class="card-buttons">
              <button
                type="button"
                class="primary-button is-small"
                disabled={isDeciding}
                onClick={() => chat.confirmFact(messageId, id)}
              >
                {isDeciding ? words.working : change === 'remove' ? words.confirmRemove : words.confirm}
              </button>
              {after && (
                <button
                  type="button"
                  class="quiet-button"
                  disabled={isDeciding}
                  onClick={() => setEditing(true)}
                >
                  {words.edit}
                </button>
              )}
              <button
                type="button"
                class="quiet-button"
                disabled={isDeciding}
                onClick={() => chat.refuseFact(messageId, id)}
              >
                {words.refuse}
              </button>
            </div>
          )}
          {state === 'confirmed' && shown && change !== 'remove' && (
            <button type="button" class="text-button" onClick={() => chat.showFact(shown.id)}>
              {words.show}
            </button>
          )}
        </>
      )}
    </section>
  )
}

type FieldsProps = Pick<CardOf<'fact'>, 'fields' | 'change'> & { title: string }

function Fields({ fields, change, title }: FieldsProps) {
  const { fact: words } = STRINGS.chat
  const hasBefore = change !== 'add'
  const hasAfter = change !== 'remove'
  return (
    <table class="card-fields">
      <caption>{title}</caption>
      <thead class={hasBefore && hasAfter ? '' : 'visually-hidden'}>
        <tr>
          <th scope="col">{words.field}</th>
          {hasBefore && <th scope="col">{words.before}</th>}
          {hasAfter && <th scope="col">{words.after}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {hasBefore && <td>{before === null ? words.none : <del>{before}</del>}</td>}
            {hasAfter && <td>{after === null ? words.none : <ins>{after}</ins>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
