import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Fact, FactKind } from '../../../../domain/fact-sheet.ts'
import type { FieldFault } from '../../../events/fact-events.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { FactChanges } from '../../../transport/facts.ts'
import {
  changesFor,
  type FactField,
  factOfFields,
  faultsByField,
  fieldsOf,
  readField,
} from '../../../views/fact-fields.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.facts
const KINDS: readonly FactKind[] = [
  'indicator',
  'project',
  'award',
  'event',
  'problem',
  'plan',
  'last-plan',
  'own-name',
]

/** A fact of the sheet to be changed where it stands, with what can be done to it. */
export function FactEditor({ fact, onClose }: { fact: Fact; onClose: () => void }) {
  const { facts } = usePage().actions
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [must, setMust] = useState(fact.must)
  const fields = fieldsOf(fact.kind)

  const save = (): void => {
    const changes = changesOf(fact, fields, typed)
    const all = must === fact.must ? changes : { ...changes, must }
    if (Object.keys(all).length > 0) facts.change(fact.id, all)
    else onClose()
  }
  return (
    <FieldForm
      id={fact.id}
      kind={fact.kind}
      textOf={(path) => typed[path] ?? readField(fact, path)}
      must={must}
      onType={(path, text) => setTyped({ ...typed, [path]: text })}
      onMust={setMust}
      onSave={save}
    >
      <button type="button" class="quiet-button" onClick={onClose}>
        {WORDS.cancel}
      </button>
      <button type="button" class="quiet-button is-danger" onClick={() => facts.remove(fact.id)}>
        {WORDS.remove}
      </button>
    </FieldForm>
  )
}

/** Only what was typed otherwise than it stands. */
function changesOf(
  fact: Fact,
  fields: readonly FactField[],
  typed: Readonly<Record<string, string>>,
): FactChanges {
  let changes: FactChanges = {}
  for (const field of fields) {
    const text = typed[field.path]
    if (text === undefined || text.trim() === readField(fact, field.path)) continue
    changes = { ...changes, ...changesFor({ ...fact, ...changes }, field, text) }
  }
  return changes
}

/** A fact that the sheet does not hold yet. */
export function NewFact({ onClose }: { onClose: () => void }) {
  const { facts } = usePage().actions
  const [kind, setKind] = useState<FactKind>('indicator')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [must, setMust] = useState(false)
  return (
    <section class="new-fact card" aria-label={WORDS.addTitle}>
      <label class="fact-field is-wide">
        <span>{WORDS.kind}</span>
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            const chosen = KINDS.find((name) => name === currentTarget.value)
            if (chosen) setKind(chosen)
          }}
        >
          {KINDS.map((name) => (
            <option key={name} value={name}>
              {STRINGS.factKinds[name]}
            </option>
          ))}
        </select>
      </label>
      <FieldForm
        id="new"
        kind={kind}
        textOf={(path) => typed[path] ?? ''}
        must={must}
        onType={(path, text) => setTyped({ ...typed, [path]: text })}
        onMust={setMust}
        onSave={() => facts.add(factOfFields(kind, typed, must))}
      >
        <button type="button" class="quiet-button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </FieldForm>
    </section>
  )
}

type FormProps = {
  id: string
  kind: FactKind
  textOf: (path: string) => string
  must: boolean
  onType: (path: string, text: string) => void
  onMust: (must: boolean) => void
  onSave: () => void
  children: ComponentChildren
}

const NO_FAULTS: readonly FieldFault[] = []

/** The fields of a fact with what the service says against them. */
function FieldForm({ id, kind, textOf, must, onType, onMust, onSave, children }: FormProps) {
  const refusal = useSelected(({ facts }) => (facts.refusal?.key === id ? facts.refusal : null))
  const isSaving = useSelected(({ facts }) => facts.saving === id)
  const faults = faultsByField(kind, refusal?.faults ?? NO_FAULTS)
  const whole = faults.get('') ?? (faults.size === 0 ? refusal?.title : undefined)
  return (
    <form
      class="fact-editor"
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      {fieldsOf(kind).map((field) => (
        <FieldInput
          key={field.path}
          id={`${id}-${field.path.replace('.', '-')}`}
          field={field}
          value={textOf(field.path)}
          fault={faults.get(field.path)}
          onType={(text) => onType(field.path, text)}
        />
      ))}
      <label class="fact-must">
        <input
          type="checkbox"
          checked={must}
          onChange={({ currentTarget }) => onMust(currentTarget.checked)}
        />
        {WORDS.must}
      </label>
      {whole !== undefined && (
        <p class="field-fault" role="alert">
          {whole}
        </p>
      )}
      <div class="card-buttons">
        <button type="submit" class="primary-button is-small" disabled={isSaving}>
          {isSaving ? WORDS.saving : WORDS.save}
        </button>
        {children}
      </div>
    </form>
  )
}

type InputProps = {
  id: string
  field: FactField
  value: string
  fault: string | undefined
  onType: (text: string) => void
}

function FieldInput({ id, field: { name, form, options, width }, value, fault, onType }: InputProps) {
  const shared = {
    id: `fact-${id}`,
    value,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : `fault-${id}`,
  }
  const isWide = form === 'long' || form === 'figures' || width >= 14
  const hint = form === 'figures' ? WORDS.figuresHint : form === 'period' ? WORDS.periodHint : ''
  return (
    <div class={`fact-field${isWide ? ' is-wide' : ''}${fault === undefined ? '' : ' is-wrong'}`}>
      <label for={shared.id}>{name}</label>
      {form === 'choice' ? (
        <select {...shared} onChange={({ currentTarget }) => onType(currentTarget.value)}>
          <option value="">{WORDS.open}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : form === 'long' ? (
        <textarea
          {...shared}
          rows={2}
          maxLength={1000}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={form === 'figures' ? 1000 : 120}
          inputMode={form === 'number' ? 'decimal' : undefined}
          placeholder={hint}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      )}
      {fault !== undefined && (
        <p class="field-fault" id={`fault-${id}`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
