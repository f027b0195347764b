import { useEffect, useRef } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import type { Completion } from '../../views/completions.ts'
import { useSelected } from '../page-context.ts'

export const LIST_ID = 'completions'
export const completionId = (place: number): string => `${LIST_ID}-${place}`

type Props = {
  completions: readonly Completion[]
  chosen: number
  onChoose: (completion: Completion) => void
}

/** What the request can be completed with; the keys stay in the text field. */
export function CompletionList({ completions, chosen, onChoose }: Props) {
  const isEngine = useSelected((state) => state.session.health?.model === null)
  const list = useRef<HTMLDivElement>(null)
  const words = STRINGS.chat.composer
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div class="completions" id={LIST_ID} role="listbox" aria-label={words.completions} ref={list}>
      {completions.map((completion, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which names the chosen option
        <div
          key={completion.text}
          id={completionId(place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === chosen}
          // The text field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(completion)}
        >
          <strong>{completion.name}</strong>
          {completion.summary !== '' && <span>{completion.summary}</span>}
          {isEngine && completion.isNarrower && <small>{words.narrower}</small>}
        </div>
      ))}
    </div>
  )
}
