import type { Choice } from '../../domain/fact-sheet.ts'
import { paragraphTexts } from '../../domain/paragraphs.ts'
import type { FigureTarget } from '../editor/editor-handle.ts'
import type { SheetChange } from '../events/fact-events.ts'
import { STRINGS } from '../strings/strings.ts'
import type { FactChanges } from '../transport/facts.ts'
import { describeFailure } from '../transport/failure.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import type { OpenSheet } from '../transport/sheets.ts'

import { typedFact } from '../views/typed-fact.ts'
import type { ActionContext } from './context.ts'
import type { EditActions } from './edit-actions.ts'
import { ownName } from './together-actions.ts'

/** Filling in the sheet beside the document. What was done last can be taken back. */
export type FactActions = {
  /** Enters a figure that was typed into the text into the sheet, under the name of what it counts. */
  enter(figure: Pick<FigureTarget, 'quote' | 'sectionId'>, label: string): void
  /** `key` names where its faults are shown. */
  add(fact: FactChanges, key?: string): void
  addAll(facts: readonly FactChanges[]): void
  change(factId: string, changes: FactChanges): void
  remove(factId: string): void
  takeBack(): void
  closeChange(): void
  /** Says which of the claims of a dispute counts. */
  decide(disputeId: string, choice: Choice): void
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
      ownName(store.state()),
    )
    tell({ type: 'section-read', section: checked, isOwn: false })
  }

  const reread = async (id: string): Promise<void> =>
    tell({ type: 'sheet-revised', sheet: await transport.sheets.open(id) })

  /** Does something to the open sheet, one thing after the other, and shows the sheet as it then is. */
  async function revise(
    key: string,
    work: (opened: OpenSheet) => Promise<SheetChange | null>,
  ): Promise<void> {
    const { sheet: opened } = store.state().document
    if (!opened || store.state().facts.saving !== null) return
    tell({ type: 'fact-saving', key })
    try {
      const change = await work(opened)
      tell({ type: 'fact-saved', key, change })
      await reread(opened.id)
    } catch (error) {
      const isConflict = isRefusal(error, 'revision_conflict')
      // What is saved next rests on the sheet as it is now, after the writer has seen so.
      if (isConflict) await reread(opened.id)
      const title = isConflict ? STRINGS.facts.conflict : describeFailure('sheet', error).title
      const faults = (error instanceof RequestFailure && error.problem?.errors) || []
      tell({ type: 'fact-refused', refusal: { key, title, faults } })
    }
  }
  const start = (key: string, work: (opened: OpenSheet) => Promise<SheetChange | null>): void =>
    attempt('sheet', () => revise(key, work))

  const factOf = ({ sheet }: OpenSheet, factId: string) => sheet.facts.find(({ id }) => id === factId)

  async function undo({ id, revision }: OpenSheet, { kind, fact }: SheetChange): Promise<null> {
    if (kind === 'added') await transport.facts.remove(id, fact.id, revision)
    else if (kind === 'removed') await transport.facts.add(id, revision, fact)
    else await transport.facts.replace(id, fact.id, revision, fact)
    return null
  }

  return {
    enter: ({ quote, sectionId }, label) => attempt('sheet', () => enter(quote, sectionId, label)),
    add: (wanted, key = 'new') =>
      start(key, async ({ id, revision }) => {
        const { fact } = await transport.facts.add(id, revision, wanted)
        return fact && { kind: 'added', fact }
      }),
    addAll: (wanted) =>
      start('new', async ({ id, revision, sheet }) => {
        await transport.sheets.replace(id, revision, { ...sheet, facts: [...sheet.facts, ...wanted] })
        return null
      }),
    change: (factId, changes) =>
      start(factId, async (opened) => {
        await transport.facts.change(opened.id, factId, opened.revision, changes)
        const fact = factOf(opened, factId)
        return fact ? { kind: 'changed', fact } : null
      }),
    remove: (factId) =>
      start(factId, async (opened) => {
        await transport.facts.remove(opened.id, factId, opened.revision)
        const fact = factOf(opened, factId)
        return fact ? { kind: 'removed', fact } : null
      }),
    takeBack: () => {
      const { lastChange } = store.state().facts
      if (lastChange) start(lastChange.fact.id, (opened) => undo(opened, lastChange))
    },
    closeChange: () => tell({ type: 'fact-change-closed' }),
    decide: (disputeId, choice) =>
      start(disputeId, async ({ id, revision }) => {
        const by = store.state().together.name ?? STRINGS.together.nobody
        await transport.facts.decide(id, disputeId, revision, choice, by)
        return null
      }),
  }
}
