import { STRINGS } from '../../strings/strings.ts'
import { useSelected } from '../page-context.ts'
import { ConflictView } from './conflict-view.tsx'
import { DeskStrip } from './desk-strip.tsx'
import { OutdatedMarks } from './outdated-marks.tsx'
import { OutdatedStrip } from './outdated-strip.tsx'
import { PaperView } from './paper-view.tsx'
import { SuggestionStrip } from './suggestion-strip.tsx'

/** The middle of the page: how the writing stands, and the sheet of paper. */
export function Desk() {
  const draft = useSelected((state) => state.document.draft)
  return (
    <section class="desk" aria-label={STRINGS.paper.label}>
      <DeskStrip />
      <OutdatedStrip />
      <OutdatedMarks />
      <SuggestionStrip />
      <ConflictView />
      {draft && <PaperView key={draft.id} draft={draft} />}
    </section>
  )
}
