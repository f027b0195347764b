import type { CardOf } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'

/** A file of the draft, or what keeps the final one from being made. */
export function ExportCard({ card: { format, final, path, blocked } }: { card: CardOf<'export'> }) {
  const { exporting } = STRINGS.chat
  const name = `${exporting.formats[format]} · ${final ? exporting.final : exporting.draft}`
  return (
    <section class="chat-card export-line" aria-label={name}>
      <span>{name}</span>
      {blocked ? (
        <p class="card-note">{exporting.blocked}</p>
      ) : (
        // The page may be served under a folder: the service's addresses begin beside it.
        <a class="quiet-button is-strong" href={path.replace(/^\//, './')} download="">
          {exporting.download}
        </a>
      )}
    </section>
  )
}
