import { useState } from 'preact/hooks'
import type { EditAction } from '../../../domain/suggestion.ts'
import type { ChosenText } from '../../editor/editor-handle.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage } from '../page-context.ts'

const ACTIONS: readonly EditAction[] = [
  'polish',
  'expand',
  'condense',
  'rephrase',
  'continue',
  'formalize',
  'headings',
]
const WIDTH = 470

/** What can be done with chosen words; the answer comes as proposals in the text. */
export function SelectionBar({ chosen, onClose }: { chosen: ChosenText; onClose: () => void }) {
  const { suggestions } = usePage().actions
  const [wish, setWish] = useState('')
  const { suggesting } = STRINGS
  const want = (action: EditAction): void => {
    suggestions.want(chosen.sectionId, action, action === 'headings' ? [] : chosen.sentences, wish.trim())
    onClose()
  }
  const left = Math.max(8, Math.min(chosen.place.left - 40, innerWidth - WIDTH - 8))
  const top = Math.max(96, chosen.place.top - 78)
  return (
    <div
      class="selection-bar"
      role="toolbar"
      aria-label={suggesting.label}
      style={`left:${left}px;top:${top}px`}
    >
      <div class="selection-actions">
        {ACTIONS.map((action) => (
          <button
            key={action}
            type="button"
            // The words stay chosen.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => want(action)}
          >
            {suggesting.actions[action]}
          </button>
        ))}
      </div>
      <input
        type="text"
        maxLength={500}
        value={wish}
        placeholder={suggesting.wish}
        aria-label={suggesting.wish}
        onInput={(event) => setWish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (event.key === 'Enter' && wish.trim() !== '') want('instruct')
          if (event.key === 'Escape') onClose()
        }}
      />
    </div>
  )
}
