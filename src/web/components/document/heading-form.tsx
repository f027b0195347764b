import { useEffect, useRef, useState } from 'preact/hooks'
import type { HeadingTarget } from '../../editor/editor-handle.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'

const WORDS = STRINGS.heading
const WIDTH = 380

/** The words of a heading, to be changed where it stands. */
export function HeadingForm({ target, onClose }: { target: HeadingTarget; onClose: () => void }) {
  const { sectionId, place } = target
  const section = useSelected(({ document }) => document.draft?.sections.find(({ id }) => id === sectionId))
  const { headings } = usePage().actions
  const [words, setWords] = useState(section?.heading ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  if (!section) return null

  const save = async (): Promise<void> => {
    if (words.trim() === section.heading) return onClose()
    setSaving(true)
    const found = await headings.rename(sectionId, words)
    setSaving(false)
    if (found === null) onClose()
    else setFault(found)
  }
  const left = Math.max(8, Math.min(place.left, innerWidth - WIDTH - 8))
  return (
    <form
      class="heading-form"
      style={`left:${left}px;top:${Math.min(place.bottom + 4, innerHeight - 130)}px`}
      aria-label={WORDS.label}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onClose()
      }}
    >
      <label>
        <span>{WORDS.of(section.number)}</span>
        <input
          ref={field}
          type="text"
          maxLength={40}
          value={words}
          aria-invalid={fault !== null}
          aria-describedby="heading-note"
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      <p
        id="heading-note"
        class={fault === null ? 'soft' : 'field-fault'}
        role={fault === null ? undefined : 'alert'}
      >
        {fault ?? WORDS.note}
      </p>
      <div class="card-buttons">
        <button type="submit" class="primary-button is-small" disabled={isSaving}>
          {isSaving ? WORDS.saving : WORDS.save}
        </button>
        <button type="button" class="quiet-button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </div>
    </form>
  )
}
