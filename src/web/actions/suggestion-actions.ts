import type { EditAction } from '../../domain/suggestion.ts'
import { describeFailure } from '../transport/failure.ts'
import type { ActionContext } from './context.ts'
import type { EditActions } from './edit-actions.ts'

/** Asking for other words, and deciding on what is proposed. */
export type SuggestionActions = {
  /** `wish` in the writer's words; without sentences the whole section is meant. */
  want(sectionId: string, action: EditAction, sentences: readonly string[], wish?: string): void
  /** The same of several sections, one after the other. */
  wantEach(
    action: EditAction,
    wanted: readonly { readonly sectionId: string; readonly sentences: readonly string[] }[],
  ): void
  stop(): void
  decide(suggestionId: string, changeId: string, isAccepted: boolean): void
  decideAll(isAccepted: boolean): void
  closeNotes(): void
}

export function createSuggestionActions(
  { store, tell, transport, attempt }: ActionContext,
  edits: Pick<EditActions, 'settle'>,
): SuggestionActions {
  let leaving: AbortController | null = null

  async function want(
    sectionId: string,
    action: EditAction,
    sentences: readonly string[],
    wish: string,
  ): Promise<void> {
    const { draft } = store.state().document
    if (!draft) return
    leaving?.abort()
    leaving = new AbortController()
    const { signal } = leaving
    tell({ type: 'suggestion-wanted', action })
    try {
      // The service proposes for what it holds.
      await edits.settle(sectionId)
      const wanted = {
        action,
        ...(sentences.length > 0 ? { sentences } : {}),
        ...(wish === '' ? {} : { wish }),
      }
      const suggestion = await transport.suggestions.create(draft.id, sectionId, wanted, signal)
      tell({ type: 'suggestion-told', suggestion })
    } catch (error) {
      const { title, details } = describeFailure('suggestion', error)
      tell({ type: 'suggestion-refused', notes: signal.aborted ? [] : [title, ...details] })
    }
  }

  async function decide(
    suggestionId: string,
    changes: readonly string[],
    isAccepted: boolean,
  ): Promise<void> {
    const suggestion = store.state().suggestion.open.find(({ id }) => id === suggestionId)
    const { draft } = store.state().document
    if (!suggestion || !draft) return
    const { sectionId } = suggestion
    await edits.settle(sectionId)
    const revision = store.state().document.draft?.sections.find(({ id }) => id === sectionId)?.revision ?? 0
    const decision = isAccepted ? { accept: changes } : { reject: changes }
    const section = await transport.suggestions.decide(draft.id, sectionId, suggestionId, revision, decision)
    tell({ type: 'suggestion-decided', suggestionId, changes, isAccepted })
    if (!isAccepted) return
    tell({ type: 'section-read', section, isOwn: true })
    // Accepted headings may be those of other sections.
    if (suggestion.headings.some((change) => changes.includes(change.id))) {
      for (const other of (await transport.drafts.open(draft.id)).sections) {
        if (other.id !== sectionId) tell({ type: 'section-read', section: other, isOwn: false })
      }
    }
  }

  return {
    want: (sectionId, action, sentences, wish = '') => void want(sectionId, action, sentences, wish),
    wantEach: async (action, wanted) => {
      for (const { sectionId, sentences } of wanted) {
        await want(sectionId, action, sentences, '')
        if (leaving?.signal.aborted) return
      }
    },
    stop: () => leaving?.abort(),
    decide: (suggestionId, changeId, isAccepted) =>
      attempt('suggestion', () => decide(suggestionId, [changeId], isAccepted)),
    decideAll: (isAccepted) =>
      attempt('suggestion', async () => {
        for (const { id, changes, headings } of store.state().suggestion.open) {
          await decide(
            id,
            [...changes, ...headings].map((change) => change.id),
            isAccepted,
          )
        }
      }),
    closeNotes: () => tell({ type: 'suggestion-notes-closed' }),
  }
}
