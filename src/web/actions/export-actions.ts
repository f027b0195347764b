import type { ExportSettings } from '../events/export-events.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import { exportRequest } from '../views/export-view.ts'
import type { ActionContext } from './context.ts'

/** The draft as a file, and a file that comes back. */
export type ExportActions = {
  set(settings: Partial<ExportSettings>): void
  make(): void
  /** Reads a Word file of this draft; changes nothing. */
  readReturned(file: File): void
  /** Takes what the file changed into the draft. */
  takeReturned(): void
  leaveReturned(): void
}

export function createExportActions(context: ActionContext): ExportActions {
  const { store, tell, transport, surroundings, attempt } = context

  async function make(): Promise<void> {
    const { draft } = store.state().document
    const { settings } = store.state().exporting
    if (!draft) return
    tell({ type: 'export-wanted' })
    try {
      const file = await transport.drafts.exportFile(draft.id, exportRequest(settings))
      tell({ type: 'export-made' })
      surroundings.saveFile(`${draft.title}.${settings.format}`, file)
    } catch (error) {
      if (isRefusal(error, 'draft_not_final')) {
        const faults = error instanceof RequestFailure ? (error.problem?.errors ?? []) : []
        const blockers = faults.map(({ pointer, detail }) => ({ words: pointer, reason: detail }))
        tell({ type: 'export-blocked', blockers })
        return
      }
      tell({ type: 'export-failed' })
      throw error
    }
  }

  async function readReturned(file: File): Promise<void> {
    const { draft } = store.state().document
    if (!draft) return
    const report = await transport.returnedFile.read(draft.id, file, false)
    tell({ type: 'returned-read', file, report })
  }

  async function takeReturned(): Promise<void> {
    const { draft } = store.state().document
    const { returned } = store.state().exporting
    if (!draft || !returned) return
    await transport.returnedFile.read(draft.id, returned.file, true)
    tell({ type: 'returned-left' })
    tell({ type: 'draft-opened', draft: await transport.drafts.open(draft.id) })
  }

  return {
    set: (settings) => tell({ type: 'export-set', settings }),
    make: () => attempt('export', make),
    readReturned: (file) => attempt('returned', () => readReturned(file)),
    takeReturned: () => attempt('returned', takeReturned),
    leaveReturned: () => tell({ type: 'returned-left' }),
  }
}
