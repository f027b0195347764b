import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import type { OutlineSection } from '../../transport/drafts.ts'
import { lengthOf } from '../../views/typed-length.ts'
import type { Dragged } from './dragged.ts'

type Props = {
  section: OutlineSection
  level: number
  number: string
  /** Characters that it comes to; null where it is not known. */
  about: number | null
  hasParts: boolean
  /** Up, down. */
  canMove: readonly [boolean, boolean]
  fault: string | null
  takes: boolean
  onShift: (step: -1 | 1) => void
  onChange: (changes: { heading?: string; length?: number | null }) => void
  onDrag: (dragged: Dragged | null) => void
  onDrop: () => void
  children: ComponentChildren[]
}

/** A section of the outline: its place, heading, length and facts. */
export function OutlineRow(props: Props) {
  const { section, level, hasParts, fault, takes, onShift, onChange, onDrag, onDrop, children } = props
  const { id, heading } = section
  const [isOver, setOver] = useState(false)
  const { outline: words } = STRINGS.start
  const faultId = useId()
  const names = ['outline-row', `is-level-${level}`, takes && 'is-target', isOver && takes && 'is-over']
  return (
    <li
      class={names.filter(Boolean).join(' ')}
      onDragOver={(event) => {
        if (!takes) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (takes) onDrop()
      }}
    >
      <div class="outline-head">
        <span
          class={level === 1 ? 'outline-grip is-fixed' : 'outline-grip'}
          draggable={level > 1}
          title={level > 1 ? words.drag : undefined}
          aria-hidden="true"
          onDragStart={(event) => {
            event.dataTransfer?.setData('text/plain', heading)
            const row = event.currentTarget.closest('li')
            if (row) event.dataTransfer?.setDragImage(row, 12, 12)
            onDrag({ type: 'section', id })
          }}
          onDragEnd={() => onDrag(null)}
        />
        <span class="outline-number">{props.number}</span>
        <input
          type="text"
          class="outline-heading"
          value={heading}
          maxLength={40}
          aria-label={words.heading(props.number)}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : faultId}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.value.trim()
            if (typed === '') currentTarget.value = heading
            else onChange({ heading: typed })
          }}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            onShift(event.key === 'ArrowUp' ? -1 : 1)
          }}
        />
        {!hasParts && <LengthField {...props} />}
        <button
          type="button"
          class="icon-button"
          aria-label={words.up(heading)}
          disabled={!props.canMove[0]}
          onClick={() => onShift(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words.down(heading)}
          disabled={!props.canMove[1]}
          onClick={() => onShift(1)}
        >
          ↓
        </button>
      </div>
      {fault !== null && (
        <p class="outline-fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
      {children.length > 0 && <ul class="fact-chips">{children}</ul>}
      {children.length === 0 && !hasParts && level > 1 && <p class="outline-empty">{words.noFacts}</p>}
    </li>
  )
}

function LengthField({ section: { heading, length }, about, onChange }: Props) {
  const { outline: words } = STRINGS.start
  return (
    <input
      type="number"
      class="outline-length"
      min="50"
      max="10000"
      step="50"
      value={length ?? ''}
      placeholder={about === null ? words.length : words.about(about)}
      aria-label={words.lengthLabel(heading)}
      title={words.length}
      onChange={({ currentTarget }) => {
        const wanted = lengthOf(currentTarget.value, 50, 10_000)
        currentTarget.value = wanted === null ? '' : String(wanted)
        onChange({ length: wanted })
      }}
    />
  )
}
