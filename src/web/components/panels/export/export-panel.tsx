import { isRunning } from '../../../state/document-state.ts'
import { savingOf } from '../../../state/edit-state.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { EXPORT_FORMATS } from '../../../transport/drafts.ts'
import { usePage, useSelected } from '../../page-context.ts'

/** The draft as a file. */
export function ExportPanel() {
  const { transport } = usePage()
  const draft = useSelected((state) => state.document.draft)
  const isWriting = useSelected((state) => isRunning(state.document))
  const saving = useSelected((state) => savingOf(state.edit))
  const { formats, formatNotes, exporting } = STRINGS
  if (draft === null) return null
  if (isWriting) return <p class="soft">{exporting.writing}</p>
  return (
    <>
      <p class="soft">{saving === 'saved' || saving === 'untouched' ? exporting.hint : exporting.unsaved}</p>
      <ul class="export-list">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a class="card" href={transport.drafts.exportUrl(draft.id, format)} download>
              <strong>{formats[format]}</strong>
              <span>{formatNotes[format]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
