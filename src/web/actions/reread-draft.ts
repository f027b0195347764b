import type { ActionContext } from './context.ts'

/** Tells of every section that stands otherwise in the service than on the page. */
export async function rereadDraft({ store, tell, transport }: ActionContext): Promise<void> {
  const shown = store.state().document.draft
  if (shown === null) return
  const { id, sections } = await transport.drafts.open(shown.id)
  const now = store.state().document.draft
  if (now?.id !== id) return
  for (const section of sections) {
    const known = now.sections.find((other) => other.id === section.id)
    const isSame =
      known?.revision === section.revision &&
      known.locked === section.locked &&
      known.heading === section.heading
    if (known && !isSame) tell({ type: 'section-read', section, isOwn: false })
  }
}

/** Reads the sheet of the draft anew where it may have been changed. */
export async function rereadSheet({ store, tell, transport }: ActionContext): Promise<void> {
  const { draft, sheet } = store.state().document
  if (draft === null) return
  const read = await transport.sheets.open(draft.factSheetId)
  if (read.revision !== sheet?.revision) tell({ type: 'sheet-opened', sheet: read })
}
