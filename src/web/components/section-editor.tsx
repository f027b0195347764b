import { useEffect, useRef } from 'preact/hooks'
import type { SectionView } from '../draft-view.ts'
import { type Editing, editableText, INDENT } from '../edit-state.ts'
import { STRINGS } from '../strings.ts'
import type { PageActions } from '../use-page.ts'

type Props = { section: SectionView; editing: Editing; actions: PageActions }

/** The text of a section as plain lines in the look of the paper, to be rewritten in its place. */
export function SectionEditor({ section: { level, number, heading }, editing, actions }: Props) {
  const { edit } = STRINGS
  const { text, theirs, failure, isSaving, isLeaving } = editing
  const area = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
    area.current?.focus()
  }, [])
  useEffect(() => {
    if (theirs !== null || failure !== null) end.current?.scrollIntoView({ block: 'nearest' })
  }, [theirs, failure])
  return (
    <section class="section-editor">
      {heading !== '' && <h3 class={`level-${level}`}>{number + heading}</h3>}
      {/* The twin behind the area holds the same text, so that both are as high as the text needs. */}
      <div class="edit-area" data-text={text}>
        <textarea
          ref={area}
          aria-label={edit.label(heading)}
          aria-describedby="edit-hint"
          value={text}
          readOnly={isSaving}
          spellcheck={false}
          rows={1}
          onInput={(event) => actions.typeEdit(event.currentTarget.value)}
          onKeyDown={(event) => editByKey(event, actions)}
        />
      </div>
      <div class="edit-end" ref={end}>
        <div class="edit-bar">
          <p id="edit-hint" class="soft">
            {edit.hint}
            {theirs === null && edit.note}
          </p>
          <p class="edit-status" role="status">
            {isLeaving && edit.unsaved}
            {failure &&
              edit.failed + (failure.details.length > 0 ? failure.details : [failure.title]).join('；')}
            {theirs && `${edit.conflict}。${edit.conflictNote}`}
          </p>
          <div class="edit-buttons">
            <button type="button" class="primary-button" disabled={isSaving} onClick={actions.saveEdit}>
              {isSaving ? edit.saving : theirs ? edit.saveMine : edit.save}
            </button>
            <button type="button" class="plain-button" disabled={isSaving} onClick={actions.leaveEdit}>
              {isLeaving ? edit.discard : theirs ? edit.takeTheirs : edit.cancel}
            </button>
          </div>
        </div>
        {theirs && (
          <div class="their-version">
            <h4>{edit.theirs}</h4>
            <p>{editableText(theirs) || edit.emptyTheirs}</p>
          </div>
        )}
      </div>
    </section>
  )
}

/** Ctrl+Enter saves, Escape leaves. While an input method composes, every key is its own. */
function editByKey(event: KeyboardEvent, actions: PageActions): void {
  if (event.isComposing) return
  const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
  if (isSave) actions.saveEdit()
  else if (event.key === 'Escape') actions.leaveEdit()
  // Only this old command leaves the browser's own undo whole; where it is missing the plain new line comes.
  else if (event.key !== 'Enter' || !document.execCommand('insertText', false, `\n${INDENT}`)) return
  event.preventDefault()
}
