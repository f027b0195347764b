import { type Editing, editedParagraphs, isUnsaved } from './edit-state.ts'
import { describeFailure } from './failure.ts'
import type { PageAction } from './page-state.ts'
import { RequestFailure, type Transport } from './transport.ts'

/**
 * Saves what the writer made of a section and tells what came of it. Where somebody else saved first, theirs is
 * read, so that both versions are in view and none is lost.
 */
export async function saveSection(
  transport: Pick<Transport, 'section' | 'reviseSection'>,
  draftId: string,
  editing: Editing,
  tell: (action: PageAction) => void,
): Promise<void> {
  const { sectionId, revision, text, theirs } = editing
  if (!isUnsaved(editing) && theirs === null) {
    tell({ type: 'edit-left' })
    return
  }
  tell({ type: 'edit-saving' })
  try {
    const section = await transport.reviseSection(draftId, sectionId, revision, editedParagraphs(text))
    tell({ type: 'section-revised', section })
  } catch (error) {
    if (!isConflict(error)) {
      tell({ type: 'edit-refused', failure: describeFailure('edit', error) })
      return
    }
    try {
      tell({ type: 'edit-conflicted', theirs: await transport.section(draftId, sectionId) })
    } catch (unread) {
      tell({ type: 'edit-refused', failure: describeFailure('edit', unread) })
    }
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof RequestFailure && error.problem?.code === 'revision_conflict'
