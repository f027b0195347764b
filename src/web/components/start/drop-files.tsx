import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'

type Props = {
  label: string
  accept?: string
  isDisabled?: boolean
  class?: string
  /** Said over the place while files are held above it. */
  dropWords: string
  buttonClass?: string
  children?: ComponentChildren
  onFiles: (files: readonly File[]) => void
}

/** A place that takes files: dropped on it, or chosen with its button. */
export function DropFiles({
  label,
  accept,
  isDisabled = false,
  dropWords,
  children,
  onFiles,
  ...rest
}: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const names = ['drop-files', rest.class, isOver && 'is-over'].filter(Boolean).join(' ')
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  return (
    // The button is the way by keyboard; dropping is an addition to it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class={names}
      onDragOver={(event) => {
        if (isDisabled || !hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (isDisabled || !hasFiles(event)) return
        event.preventDefault()
        onFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      {isOver && <p class="drop-words">{dropWords}</p>}
      {children}
      <button
        type="button"
        class={rest.buttonClass ?? 'plain-button'}
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          if (files.length > 0) onFiles(files)
          // Choosing the same file again must count as a choice.
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
