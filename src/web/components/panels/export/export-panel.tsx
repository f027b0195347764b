import { useEffect } from 'preact/hooks'
import { isRunning } from '../../../state/document-state.ts'
import { savingOf } from '../../../state/edit-state.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { ExportBlockers } from './export-blockers.tsx'
import { ExportForm } from './export-form.tsx'
import { ReturnedFile } from './returned-file.tsx'

/** The draft as a file, and a file that comes back. */
export function ExportPanel() {
  const draftId = useSelected((state) => state.document.draft?.id ?? null)
  const isWriting = useSelected((state) => isRunning(state.document))
  const saving = useSelected((state) => savingOf(state.edit))
  const { versions } = usePage().actions
  useEffect(() => {
    if (draftId !== null && !isWriting) versions.read()
  }, [draftId, isWriting])
  const { exporting } = STRINGS
  if (draftId === null) return null
  if (isWriting) return <p class="soft">{exporting.writing}</p>
  return (
    <>
      <p class="soft">{saving === 'saved' || saving === 'untouched' ? exporting.hint : exporting.unsaved}</p>
      <ExportForm />
      <ExportBlockers />
      <ReturnedFile />
    </>
  )
}
