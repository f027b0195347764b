import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FindCommands, FoundCount } from '../../editor/editor-handle.ts'
import { STRINGS } from '../../strings/strings.ts'

type Props = { find: FindCommands; onClose: () => void }

/** Find and replace in the text. */
export function FindBar({ find, onClose }: Props) {
  const [words, setWords] = useState('')
  const [other, setOther] = useState('')
  const [count, setCount] = useState<FoundCount>({ current: 0, all: 0 })
  const field = useRef<HTMLInputElement>(null)
  const { finding } = STRINGS
  // Before the next key, which belongs into the field already.
  useLayoutEffect(() => {
    field.current?.focus()
    return () => {
      find.search('')
    }
  }, [])

  const byKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'Escape') onClose()
    // On a button Enter presses it.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement)
      setCount(find.step(event.shiftKey ? -1 : 1))
    else return
    event.preventDefault()
  }
  return (
    <search class="find-bar" aria-label={finding.label} onKeyDown={byKey}>
      <input
        ref={field}
        type="text"
        maxLength={200}
        value={words}
        placeholder={finding.find}
        aria-label={finding.find}
        onInput={(event) => {
          setWords(event.currentTarget.value)
          setCount(find.search(event.currentTarget.value))
        }}
      />
      <span class="find-count" role="status">
        {words !== '' && finding.count(count.current, count.all)}
      </span>
      <button type="button" class="quiet-button" onClick={() => setCount(find.step(-1))}>
        {finding.previous}
      </button>
      <button type="button" class="quiet-button" onClick={() => setCount(find.step(1))}>
        {finding.next}
      </button>
      <input
        type="text"
        maxLength={2000}
        value={other}
        placeholder={finding.replaceWith}
        aria-label={finding.replaceWith}
        onInput={(event) => setOther(event.currentTarget.value)}
      />
      <button type="button" class="quiet-button" onClick={() => setCount(find.replace(other))}>
        {finding.replace}
      </button>
      <button type="button" class="quiet-button" onClick={() => setCount(find.replaceAll(other))}>
        {finding.replaceAll}
      </button>
      <button type="button" class="icon-button" aria-label={STRINGS.close} onClick={onClose}>
        ×
      </button>
    </search>
  )
}
