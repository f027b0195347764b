import { type ExportSettings, FORMATS } from '../../../events/export-events.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { keysOf } from '../../../views/keys-of.ts'
import { shortTime } from '../../../views/short-time.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.exporting

/** What the writer wants of the file. */
export function ExportForm() {
  const { settings, isMaking } = useSelected((state) => state.exporting)
  const { exporting } = usePage().actions
  const isWord = settings.format === 'docx' || settings.format === 'pdf'
  return (
    <form
      class="export-form"
      onSubmit={(event) => {
        event.preventDefault()
        exporting.make()
      }}
    >
      <fieldset class="format-choice">
        <legend>{WORDS.format}</legend>
        {FORMATS.map((format) => (
          <label key={format} title={WORDS.notes[format]}>
            <input
              type="radio"
              name="export-format"
              checked={settings.format === format}
              onChange={() => exporting.set({ format })}
            />
            {WORDS.formats[format]}
          </label>
        ))}
      </fieldset>
      <p class="soft">{WORDS.notes[settings.format]}</p>
      {isWord && <Pick of="profile" label={WORDS.profile} names={WORDS.profiles} />}
      {isWord && settings.profile === 'formal' && <RedHead />}
      {settings.format === 'docx' && <Since />}
      {isWord && (
        <details>
          <summary>{WORDS.more}</summary>
          <Pick of="fonts" label={WORDS.fonts} names={WORDS.fontNames} />
          <Pick of="digits" label={WORDS.digits} names={WORDS.digitNames} />
          <Pick of="pageNumbers" label={WORDS.pageNumbers} names={WORDS.pageNumberNames} />
          <Tick of="bold" label={WORDS.bold} />
        </details>
      )}
      <Tick of="sources" label={WORDS.sources} />
      <Tick of="final" label={WORDS.final} />
      <button type="submit" class="primary-button" disabled={isMaking}>
        {isMaking ? WORDS.making : WORDS.make}
      </button>
    </form>
  )
}

type Choosable = 'profile' | 'fonts' | 'digits' | 'pageNumbers'

function Pick<Name extends Choosable>({
  of,
  label,
  names,
}: {
  of: Name
  label: string
  names: Readonly<Record<ExportSettings[Name], string>>
}) {
  const settings = useSelected((state) => state.exporting.settings)
  const { exporting } = usePage().actions
  const values = keysOf(names)
  return (
    <label class="choice">
      {label}
      <select
        value={settings[of]}
        onChange={({ currentTarget }) => {
          const chosen = values.find((value) => value === currentTarget.value)
          if (chosen !== undefined) exporting.set({ [of]: chosen })
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {names[value]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Tick({ of, label }: { of: 'bold' | 'sources' | 'final'; label: string }) {
  const settings = useSelected((state) => state.exporting.settings)
  const { exporting } = usePage().actions
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={settings[of]}
        onChange={({ currentTarget }) => exporting.set({ [of]: currentTarget.checked })}
      />
      {label}
    </label>
  )
}

function Since() {
  const since = useSelected((state) => state.exporting.settings.since)
  const versions = useSelected((state) => state.versions.versions)
  const { exporting } = usePage().actions
  return (
    <label class="choice">
      {WORDS.since}
      <select value={since} onChange={({ currentTarget }) => exporting.set({ since: currentTarget.value })}>
        <option value="">{WORDS.sinceNames['']}</option>
        <option value="first">{WORDS.sinceNames.first}</option>
        {versions?.map(({ id, name, createdAt }) => (
          <option key={id} value={createdAt}>
            {WORDS.sinceVersion(name)} {shortTime(createdAt)}
          </option>
        ))}
      </select>
    </label>
  )
}

function RedHead() {
  const settings = useSelected((state) => state.exporting.settings)
  const { exporting } = usePage().actions
  return (
    <div class="red-head">
      {(['mark', 'number', 'recipient'] as const).map((name) => (
        <input
          key={name}
          type="text"
          maxLength={100}
          required={name !== 'recipient'}
          aria-label={WORDS[name]}
          placeholder={WORDS[name]}
          value={settings[name]}
          onInput={({ currentTarget }) => exporting.set({ [name]: currentTarget.value })}
        />
      ))}
    </div>
  )
}
