import { useEffect, useRef, useState } from 'preact/hooks'
import type { FigureTarget } from '../../editor/editor-handle.ts'
import { STRINGS } from '../../strings/strings.ts'
import { explainAttribute, originOf, summarizeFact } from '../../views/fact-view.ts'
import { metricBefore, typedFact } from '../../views/typed-fact.ts'
import { usePage, useSelected } from '../page-context.ts'

type Props = { target: FigureTarget; onHold: (isHeld: boolean) => void; onClose: () => void }

const WIDTH = 300

/** Where a figure comes from, beside it; or, where no fact bears it out, what to do about it. */
export function FigureCard({ target, onHold, onClose }: Props) {
  const { place } = target
  const isAbove = place.bottom > innerHeight - 220
  const left = Math.max(8, Math.min(place.left, innerWidth - WIDTH - 8))
  const style = isAbove
    ? `left:${left}px;bottom:${innerHeight - place.top + 6}px`
    : `left:${left}px;top:${place.bottom + 6}px`
  return (
    <section
      class="figure-card"
      style={style}
      aria-label={STRINGS.figure.label}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
    >
      {target.fact ? <FactOf fact={target.fact} /> : <Unproved target={target} onClose={onClose} />}
    </section>
  )
}

function FactOf({ fact: { id, attr } }: { fact: NonNullable<FigureTarget['fact']> }) {
  const fact = useSelected((state) => state.document.sheet?.sheet.facts.find((other) => other.id === id))
  if (!fact) return <p>{STRINGS.source.missingFact(id)}</p>
  return (
    <>
      <p class="figure-name">
        <strong>{fact.label}</strong>
        <span>{summarizeFact(fact)}</span>
      </p>
      <p class="figure-how">{explainAttribute(fact, attr)}</p>
      <p class="figure-origin">
        {STRINGS.source.origin} {originOf(fact)}
      </p>
    </>
  )
}

function Unproved({ target, onClose }: { target: FigureTarget; onClose: () => void }) {
  const { actions, editor } = usePage()
  const { figure } = STRINGS
  const { quote, sentence } = target
  const [label, setLabel] = useState(() => metricBefore(sentence, quote))
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setLabel(metricBefore(sentence, quote)), [sentence, quote])
  const isFigure = typedFact(quote, label, [], '') !== null
  return (
    <>
      <p class="figure-fault">{figure.unproved(quote)}</p>
      {/[0-9０-９]/.test(quote) && (
        <label class="figure-metric">
          <span>{figure.metric}</span>
          <input
            ref={field}
            type="text"
            maxLength={60}
            value={label}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="figure-buttons">
        {isFigure && (
          <button
            type="button"
            class="primary-button is-small"
            onClick={() => {
              actions.facts.enter(target, label)
              onClose()
            }}
          >
            {figure.enter}
          </button>
        )}
        <button
          type="button"
          class="plain-button is-small"
          onClick={() => {
            editor.current?.undo()
            onClose()
          }}
        >
          {figure.undo}
        </button>
      </div>
    </>
  )
}
