import { useId } from 'preact/hooks'

type Props = {
  label: string
  hint: string
  value: string
  fault: string | null
  class?: string
  inputMode?: 'text' | 'numeric'
  maxLength?: number
  onType: (value: string) => void
}

/** A labelled line to type into, with what is wrong with it below. */
export function TextField({
  label,
  hint,
  value,
  fault,
  inputMode = 'text',
  maxLength = 200,
  ...rest
}: Props) {
  const id = useId()
  return (
    <label class={rest.class === undefined ? 'text-field' : `text-field ${rest.class}`}>
      <span class="text-field-name">{label}</span>
      <input
        type="text"
        value={value}
        placeholder={hint}
        inputMode={inputMode}
        maxLength={maxLength}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        onInput={(event) => rest.onType(event.currentTarget.value)}
      />
      {fault !== null && (
        <span class="text-field-fault" id={id} role="alert">
          {fault}
        </span>
      )}
    </label>
  )
}
