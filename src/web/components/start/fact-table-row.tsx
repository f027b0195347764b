import { useMemo } from 'preact/hooks'
import type { Fact, FactKind, SheetFault } from '../../../domain/fact-sheet.ts'
import type { FieldFault } from '../../events/start-events.ts'
import { STRINGS } from '../../strings/strings.ts'
import { type FactField, fieldsOf, readField } from '../../views/fact-fields.ts'
import { isFilled, rowFaults } from '../../views/fact-rows.ts'
import { originOf } from '../../views/fact-view.ts'
import { usePage } from '../page-context.ts'

const NO_FAULTS: readonly FieldFault[] = []
const NO_CHECKS: readonly SheetFault[] = []

type Props = {
  kind: FactKind
  row: string
  /** Null in the row for a new fact. */
  fact: Fact | null
  typed: Readonly<Record<string, string>> | undefined
  refused: readonly FieldFault[] | undefined
  checks: readonly SheetFault[] | undefined
}

/** One fact as a row of fields; what is typed goes into the sheet when the field is left. */
export function FactTableRow({ kind, row, fact, typed = {}, ...props }: Props) {
  const { factTable } = usePage().actions
  const { table: words } = STRINGS.start
  const { refused = NO_FAULTS, checks = NO_CHECKS } = props
  const faults = useMemo(() => rowFaults(kind, refused, checks), [kind, refused, checks])
  const isMust = typed['must'] === undefined ? (fact?.must ?? false) : typed['must'] === 'true'
  const name = fact?.label ?? words.newRow
  const general = faults.get('')
  return (
    <tr class={fact === null ? 'is-new' : undefined} title={fact === null ? undefined : originOf(fact)}>
      <td class="must-cell">
        <input
          type="checkbox"
          checked={isMust}
          aria-label={words.cell(name, STRINGS.sheet.must)}
          onChange={(event) => {
            factTable.type(row, 'must', String(event.currentTarget.checked))
            if (fact !== null) factTable.save(row)
          }}
        />
      </td>
      {fieldsOf(kind).map((field) => (
        <Cell
          key={field.path}
          field={field}
          label={words.cell(name, field.name)}
          value={typed[field.path] ?? (fact === null ? '' : readField(fact, field.path))}
          fault={faults.get(field.path) ?? (field.path === 'label' ? general : undefined)}
          onType={(text) => factTable.type(row, field.path, text)}
          onLeave={() => fact !== null && factTable.save(row)}
          onEnter={() => (fact === null ? factTable.add(kind) : factTable.save(row))}
        />
      ))}
      <td class="row-actions">
        {fact === null ? (
          <button
            type="button"
            class="quiet-button"
            disabled={!isFilled(typed)}
            onClick={() => factTable.add(kind)}
          >
            {words.add}
          </button>
        ) : (
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(name)}
            onClick={() => factTable.remove(fact.id)}
          >
            ×
          </button>
        )}
      </td>
    </tr>
  )
}

type CellProps = {
  field: FactField
  label: string
  value: string
  fault: string | undefined
  onType: (text: string) => void
  onLeave: () => void
  onEnter: () => void
}

function Cell({ field: { form, options, width }, label, value, fault, onType, onLeave, onEnter }: CellProps) {
  const shared = { 'aria-label': label, 'aria-invalid': fault !== undefined, value }
  return (
    <td class={fault === undefined ? 'field-cell' : 'field-cell is-refused'}>
      {form === 'choice' ? (
        <select
          {...shared}
          style={{ minWidth: `${Math.max(width, 4) + 2}em` }}
          onChange={(event) => {
            onType(event.currentTarget.value)
            onLeave()
          }}
        >
          {(options.includes(value) ? options : [value, ...options]).map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={form === 'number' ? 'decimal' : 'text'}
          class={form === 'number' ? 'is-number' : undefined}
          style={{ minWidth: `${Math.max(width, 4)}em` }}
          maxLength={1000}
          onInput={(event) => onType(event.currentTarget.value)}
          onBlur={onLeave}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) onEnter()
          }}
        />
      )}
      {fault !== undefined && <span class="cell-reason">{fault}</span>}
    </td>
  )
}
