import type { CardOf } from '../../domain/conversation.ts'
import type { Refusal } from '../events/chat-events.ts'
import type { CardDecision } from '../transport/conversation.ts'
import { describeFailure } from '../transport/failure.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import type { ActionContext } from './context.ts'
import type { EditActions } from './edit-actions.ts'
import { rereadDraft, rereadSheet } from './reread-draft.ts'

/** Deciding on what an answer proposes, and following what it names. */
export type CardActions = {
  /** Enters a fact into the sheet; `fact` where the writer has mended it on the card. */
  confirmFact(messageId: string, cardId: string, fact?: unknown): void
  refuseFact(messageId: string, cardId: string): void
  readProposal(card: Pick<CardOf<'suggestion'>, 'sectionId' | 'suggestionId'>): void
  decideProposal(suggestionId: string, changes: readonly string[], isAccepted: boolean): void
  readOutdated(): Promise<void>
  /** Shows what a figure comes from: in the text where the text tells it, else in the sheet. */
  showFact(factId: string): void
  showSection(sectionId: string): void
  /** Marks the sentence of a fact while it is pointed at. */
  pointAt(factId: string | null): void
}

export function createCardActions(context: ActionContext, edits: Pick<EditActions, 'settle'>): CardActions {
  const { store, tell, transport, editor } = context
  const draftId = (): string | null => store.state().document.draft?.id ?? null

  async function decideFact(messageId: string, decision: CardDecision): Promise<void> {
    const { draft, sheet } = store.state().document
    if (draft === null || sheet === null) return
    const { cardId } = decision
    tell({ type: 'card-deciding', cardId })
    try {
      const { message } = await transport.conversation.decide(draft.id, messageId, decision, sheet.revision)
      if (draftId() !== draft.id) return
      tell({ type: 'card-decided', cardId, message })
      await rereadSheet(context)
    } catch (error) {
      if (draftId() !== draft.id) return
      tell({ type: 'card-refused', cardId, refusal: refusalOf(error) })
      // The next confirmation rests on the sheet as it is now, after the writer has seen so.
      if (isRefusal(error, 'revision_conflict')) await rereadSheet(context)
      if (isRefusal(error, 'already_decided')) {
        const page = await transport.conversation.page(draft.id, null, 100)
        if (draftId() === draft.id) tell({ type: 'messages-read', page, isEarlier: false })
      }
    }
  }

  async function readProposal(sectionId: string, suggestionId: string): Promise<void> {
    const draft = draftId()
    if (draft === null || store.state().chat.proposals.has(suggestionId)) return
    const open = await transport.suggestions.list(draft, sectionId)
    if (draftId() !== draft) return
    const suggestion = open.find(({ id }) => id === suggestionId) ?? null
    tell({ type: 'proposal-read', suggestionId, suggestion })
    // The text marks what is open; its notes stand on the card.
    if (suggestion) tell({ type: 'suggestion-told', suggestion: { ...suggestion, notes: [] } })
  }

  async function decideProposal(
    suggestionId: string,
    changes: readonly string[],
    isAccepted: boolean,
  ): Promise<void> {
    const suggestion = store.state().chat.proposals.get(suggestionId)?.suggestion
    const { draft } = store.state().document
    if (!draft || !suggestion || changes.length === 0) return
    const { sectionId, headings } = suggestion
    // What is decided on rests on the text as it was saved last.
    await edits.settle(sectionId)
    const revision = store.state().document.draft?.sections.find(({ id }) => id === sectionId)?.revision ?? 0
    const decision = isAccepted ? { accept: changes } : { reject: changes }
    try {
      const section = await transport.suggestions.decide(
        draft.id,
        sectionId,
        suggestionId,
        revision,
        decision,
      )
      if (draftId() !== draft.id) return
      tell({ type: 'suggestion-decided', suggestionId, changes, isAccepted })
      if (!isAccepted) return
      tell({ type: 'section-read', section, isOwn: true })
      // A heading that was accepted may be that of another section.
      if (headings.some(({ id }) => changes.includes(id))) await rereadDraft(context)
    } catch (error) {
      if (draftId() !== draft.id) return
      tell({ type: 'proposal-refused', suggestionId, refusal: refusalOf(error) })
      if (isRefusal(error, 'revision_conflict')) await rereadDraft(context)
    }
  }

  /** The first sentence that tells a fact. */
  function sentenceOf(factId: string): string | null {
    const sections = store.state().document.draft?.sections ?? []
    for (const { sentences } of sections) {
      const sentence = sentences.find(({ facts }) => facts.some(({ id }) => id === factId))
      if (sentence) return sentence.id
    }
    return null
  }

  return {
    confirmFact: (messageId, cardId, fact) =>
      context.attempt('chat', () =>
        decideFact(messageId, {
          cardId,
          decision: 'confirm',
          ...(fact === undefined ? {} : { fact }),
        }),
      ),
    refuseFact: (messageId, cardId) =>
      context.attempt('chat', () => decideFact(messageId, { cardId, decision: 'refuse' })),
    readProposal: ({ sectionId, suggestionId }) => {
      if (suggestionId !== null) context.attempt('chat', () => readProposal(sectionId, suggestionId))
    },
    decideProposal: (suggestionId, changes, isAccepted) =>
      context.attempt('chat', () => decideProposal(suggestionId, changes, isAccepted)),
    readOutdated: async () => {
      const draft = draftId()
      if (draft === null) return
      // Told again with the next change of the sheet; a failure takes nothing from the writer.
      const sentences = await transport.conversation.outdated(draft).catch(() => null)
      if (sentences !== null && draftId() === draft) tell({ type: 'outdated-read', sentences })
    },
    showFact: (factId) => {
      const sentence = sentenceOf(factId)
      if (sentence === null) {
        tell({ type: 'panel-opened', panel: 'facts' })
      } else {
        if (store.state().source.pinned !== sentence) tell({ type: 'sentence-pinned', id: sentence })
        editor.current?.showSentence(sentence)
      }
      if (store.state().source.fact !== factId) tell({ type: 'fact-chosen', id: factId })
    },
    showSection: (sectionId) => editor.current?.showSection(sectionId),
    pointAt: (factId) => tell({ type: 'sentence-hovered', id: factId === null ? null : sentenceOf(factId) }),
  }
}

function refusalOf(error: unknown): Refusal {
  const { title, details } = describeFailure('chat', error)
  const faults = (error instanceof RequestFailure && error.problem?.errors) || []
  return {
    title,
    // What is wrong at a field is said at the field.
    details: details.slice(0, Math.max(0, details.length - faults.length)),
    isConflict: isRefusal(error, 'revision_conflict'),
    faults,
  }
}
