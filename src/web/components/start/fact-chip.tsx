import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { OutlineSection } from '../../transport/drafts.ts'
import { summarizeFact } from '../../views/fact-view.ts'
import type { Dragged } from './dragged.ts'

type Props = {
  fact: Fact
  /** Sections that it may be told in. */
  hosts: readonly OutlineSection[]
  from: string | null
  onMove: (to: string) => void
  onDrag: (dragged: Dragged | null) => void
}

/** A fact in the outline: to be dragged, or opened and sent to another section. */
export function FactChip({ fact, hosts, from, onMove, onDrag }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { outline: words } = STRINGS.start
  const others = hosts.filter(({ id }) => id !== from)
  return (
    <li
      class="fact-chip"
      draggable={others.length > 0}
      onDragStart={(event) => {
        event.stopPropagation()
        event.dataTransfer?.setData('text/plain', fact.label)
        onDrag({ type: 'fact', id: fact.id, from })
      }}
      onDragEnd={() => onDrag(null)}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={others.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        {fact.must && (
          <abbr class="must-mark" title={STRINGS.sheet.must}>
            {STRINGS.sheet.mustMark}
          </abbr>
        )}
        <span class="fact-chip-label">{fact.label}</span>
        <span class="fact-chip-value">{summarizeFact(fact)}</span>
      </button>
      {isOpen && (
        <Destinations
          label={words.moveFact(fact.label)}
          hosts={others}
          onMove={(to) => {
            setOpen(false)
            if (to !== '') onMove(to)
          }}
        />
      )}
    </li>
  )
}

type DestinationsProps = { label: string; hosts: readonly OutlineSection[]; onMove: (to: string) => void }

function Destinations({ label, hosts, onMove }: DestinationsProps) {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => select.current?.focus(), [])
  return (
    <select
      ref={select}
      aria-label={label}
      value=""
      onChange={(event) => onMove(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onMove('')
      }}
    >
      <option value="">{STRINGS.start.outline.stay}</option>
      {hosts.map(({ id, heading }) => (
        <option key={id} value={id}>
          {heading}
        </option>
      ))}
    </select>
  )
}
