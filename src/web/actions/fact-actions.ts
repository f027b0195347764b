import { paragraphTexts } from '../../domain/paragraphs.ts'
import type { FigureTarget } from '../editor/editor-handle.ts'
import { STRINGS } from '../strings/strings.ts'
import { typedFact } from '../views/typed-fact.ts'
import type { ActionContext } from './context.ts'
import type { EditActions } from './edit-actions.ts'

export type FactActions = {
  /** Enters a figure that was typed into the text into the sheet, under the name of what it counts. */
  enter(figure: Pick<FigureTarget, 'quote' | 'sectionId'>, label: string): void
}

export function createFactActions(
  { store, tell, transport, attempt }: ActionContext,
  edits: Pick<EditActions, 'settle'>,
): FactActions {
  async function enter(quote: string, sectionId: string, label: string): Promise<void> {
    const { sheet: opened, draft } = store.state().document
    const fact = opened && typedFact(quote, label, opened.sheet.facts, STRINGS.figure.entered)
    if (!fact || !draft) return
    const { id, revision, sheet } = opened
    const facts = [...sheet.facts, fact]
    const stored = await transport.sheets.replace(id, revision, { ...sheet, facts })
    tell({ type: 'sheet-revised', sheet: stored })
    // What was saved before is held against the sheet as it is now.
    await edits.settle(sectionId)
    const section = store.state().document.draft?.sections.find((candidate) => candidate.id === sectionId)
    if (!section) return
    const checked = await transport.sections.revise(
      draft.id,
      sectionId,
      section.revision,
      paragraphTexts(section.sentences),
    )
    tell({ type: 'section-read', section: checked, isOwn: false })
  }
  return {
    enter: ({ quote, sectionId }, label) => attempt('sheet', () => enter(quote, sectionId, label)),
  }
}
