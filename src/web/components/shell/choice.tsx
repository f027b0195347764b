type Props<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; name: string }[]
  isDisabled?: boolean
  onChoose: (value: T) => void
}

/** A labelled select of few options. */
export function Choice<T extends string>({ label, value, options, isDisabled = false, onChoose }: Props<T>) {
  const choose = (wanted: string): void => {
    const option = options.find((candidate) => candidate.value === wanted)
    if (option) onChoose(option.value)
  }
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={value}
        // A long name is cut off in the closed list.
        title={options.find((option) => option.value === value)?.name}
        disabled={isDisabled}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
