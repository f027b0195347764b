import { describeFailure } from '../transport/failure.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import type { ActionContext } from './context.ts'
import type { EditActions } from './edit-actions.ts'
import { rereadDraft } from './reread-draft.ts'

/** Wording the headings of sections. */
export type HeadingActions = {
  /** Words a heading anew. What keeps it out, in words for the writer; null once it stands. */
  rename(sectionId: string, heading: string): Promise<string | null>
  /** The paper shows another heading after undoing or redoing: the service follows, or the paper shows its heading again. */
  follow(sectionId: string, heading: string): void
}

export function createHeadingActions(
  context: ActionContext,
  edits: Pick<EditActions, 'settle'>,
): HeadingActions {
  const { store, tell, transport, attempt } = context

  async function put(sectionId: string, heading: string, isOwn: boolean): Promise<void> {
    await edits.settle(sectionId)
    const { draft } = store.state().document
    const before = draft?.sections.find(({ id }) => id === sectionId)?.heading
    if (!draft || before === undefined || before === heading) return
    const section = await transport.sections.rename(draft.id, sectionId, heading, before)
    if (store.state().document.draft?.id === draft.id) tell({ type: 'section-read', section, isOwn })
  }

  async function follow(sectionId: string, heading: string): Promise<void> {
    const draftId = store.state().document.draft?.id
    try {
      await put(sectionId, heading, false)
    } catch (error) {
      if (draftId !== undefined) {
        const section = await transport.sections.read(draftId, sectionId)
        tell({ type: 'section-read', section, isOwn: false })
      }
      throw error
    }
  }

  return {
    async rename(sectionId, heading) {
      try {
        await put(sectionId, heading.trim(), true)
        return null
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error
        if (isRefusal(error, 'revision_conflict')) await rereadDraft(context)
        const { title, details } = describeFailure('heading', error)
        return error.problem?.errors?.[0]?.detail ?? details[0] ?? title
      }
    },
    follow: (sectionId, heading) => attempt('heading', () => follow(sectionId, heading)),
  }
}
