import { useEffect } from 'preact/hooks'
import type { CardOf } from '../../../../domain/conversation.ts'
import type { HeadingChange, Suggestion, WordChange } from '../../../../domain/suggestion.ts'
import type { Proposal } from '../../../state/chat-state.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { RefusalView } from './refusal-view.tsx'

/** Other words for a section, word by word beside the old ones, to be accepted or rejected singly or all. */
export function SuggestionCard({ card }: { card: CardOf<'suggestion'> }) {
  const { sectionId, suggestionId, heading, action, changes: proposed, notes } = card
  const proposal = useSelected((state) =>
    suggestionId === null ? undefined : state.chat.proposals.get(suggestionId),
  )
  const { chat } = usePage().actions
  const { suggestion: words } = STRINGS.chat
  useEffect(() => {
    chat.readProposal({ sectionId, suggestionId })
  }, [suggestionId])
  const open = openChanges(proposal)
  const decide = (changes: readonly string[], isAccepted: boolean): void => {
    if (suggestionId !== null) chat.decideProposal(suggestionId, changes, isAccepted)
  }
  const title = words.title(words.actions[action], heading)
  return (
    <section class="chat-card" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {proposal?.suggestion && (
          <span class="card-state">{open.length > 0 ? words.count(open.length) : words.settled}</span>
        )}
      </header>
      {proposed === 0 && <p>{words.none}</p>}
      {proposed > 0 && proposal === undefined && <p class="soft">{words.loading}</p>}
      {proposal?.suggestion === null && <p class="soft">{words.gone}</p>}
      {proposal?.suggestion && (
        <Changes suggestion={proposal.suggestion} proposal={proposal} onDecide={decide} />
      )}
      {notes.map((note) => (
        <p key={note} class="card-note">
          {note}
        </p>
      ))}
      {proposal?.refusal && (
        <RefusalView
          refusal={proposal.refusal}
          {...(proposal.refusal.isConflict ? { advice: words.conflict } : {})}
        />
      )}
      <div class="card-buttons">
        {open.length > 1 && (
          <>
            <button type="button" class="quiet-button is-strong" onClick={() => decide(open, true)}>
              {words.acceptAll}
            </button>
            <button type="button" class="quiet-button" onClick={() => decide(open, false)}>
              {words.rejectAll}
            </button>
          </>
        )}
        <button type="button" class="text-button" onClick={() => chat.showSection(sectionId)}>
          {words.show}
        </button>
      </div>
    </section>
  )
}

const openChanges = (proposal: Proposal | undefined): string[] =>
  [...(proposal?.suggestion?.changes ?? []), ...(proposal?.suggestion?.headings ?? [])]
    .map(({ id }) => id)
    .filter((id) => !proposal?.decisions.has(id))

type ChangesProps = {
  suggestion: Suggestion
  proposal: Proposal
  onDecide: (changes: readonly string[], isAccepted: boolean) => void
}

function Changes({ suggestion: { changes, headings }, proposal: { decisions }, onDecide }: ChangesProps) {
  const { suggestion: words } = STRINGS.chat
  const all = [
    ...headings.map((change) => ({ id: change.id, words: headingWords(change) })),
    ...changes.map(({ id, words: run }) => ({ id, words: run })),
  ]
  return (
    <ol class="word-changes">
      {all.map(({ id, words: run }) => {
        const decision = decisions.get(id)
        return (
          <li key={id} class={decision ? `is-${decision}` : ''}>
            <WordDiff run={run} />
            {decision ? (
              <p class="card-state">{words[decision]}</p>
            ) : (
              <div class="card-buttons">
                <button type="button" class="quiet-button is-strong" onClick={() => onDecide([id], true)}>
                  {words.accept}
                </button>
                <button type="button" class="quiet-button" onClick={() => onDecide([id], false)}>
                  {words.reject}
                </button>
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const headingWords = ({ before, after }: HeadingChange): WordChange[] => [
  { type: 'removed', text: before },
  { type: 'added', text: after },
]

function WordDiff({ run }: { run: readonly WordChange[] }) {
  const { suggestion: words } = STRINGS.chat
  return (
    <p class="word-diff">
      {run.map(({ type, text }, place) =>
        type === 'same' ? (
          text
        ) : type === 'removed' ? (
          <del key={place}>
            <span class="visually-hidden">{words.removed}：</span>
            {text}
          </del>
        ) : (
          <ins key={place}>
            <span class="visually-hidden">{words.added}：</span>
            {text}
          </ins>
        ),
      )}
    </p>
  )
}
