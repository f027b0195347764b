import { useState } from 'preact/hooks'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import type { Refusal } from '../../../events/chat-events.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { type FormField, factForm, mendedFact } from '../../../views/fact-form.ts'
import { RefusalView } from './refusal-view.tsx'

type Props = {
  fact: Fact
  refusal: Refusal | null
  isBusy: boolean
  onSave: (mended: unknown) => void
  onCancel: () => void
}

/** The fields of a fact that was read, to be mended before it enters the sheet; faults stand at their field. */
export function FactForm({ fact, refusal, isBusy, onSave, onCancel }: Props) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map())
  const fields = factForm(fact)
  const { fact: words } = STRINGS.chat
  const faultsAt = ({ pointer }: FormField): string =>
    (refusal?.faults ?? [])
      .filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))
      .map(({ detail }) => detail)
      .join('；')
  const placed = new Set(
    fields.flatMap(({ pointer }) =>
      (refusal?.faults ?? []).filter((fault) => fault.pointer.startsWith(pointer)),
    ),
  )
  return (
    <form
      class="fact-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(mendedFact(fact, values))
      }}
    >
      {fields.map((field) => (
        <FieldInput
          key={field.pointer}
          field={field}
          value={values.get(field.pointer) ?? field.value}
          fault={faultsAt(field)}
          onChange={(value) => setValues(new Map(values).set(field.pointer, value))}
        />
      ))}
      {refusal && (
        <RefusalView refusal={{ ...refusal, faults: refusal.faults.filter((fault) => !placed.has(fault)) }} />
      )}
      <div class="card-buttons">
        <button type="submit" class="primary-button is-small" disabled={isBusy}>
          {isBusy ? words.working : words.save}
        </button>
        <button type="button" class="quiet-button" disabled={isBusy} onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

type InputProps = { field: FormField; value: string; fault: string; onChange: (value: string) => void }

function FieldInput({ field: { pointer, name, kind, options }, value, fault, onChange }: InputProps) {
  const inputId = `field${pointer.split('/').join('-')}`
  const faultId = `fault${pointer.split('/').join('-')}`
  const shared = {
    id: inputId,
    value,
    'aria-invalid': fault !== '',
    'aria-describedby': fault === '' ? undefined : faultId,
  }
  return (
    <div class={fault === '' ? 'form-field' : 'form-field is-wrong'}>
      <label for={inputId}>{name}</label>
      {kind === 'choice' ? (
        <select {...shared} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name === '' ? STRINGS.chat.fact.none : option.name}
            </option>
          ))}
        </select>
      ) : kind === 'text' ? (
        <textarea {...shared} rows={2} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          placeholder={kind === 'period' ? STRINGS.chat.fact.periodHint : ''}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {fault !== '' && (
        <p class="field-fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
