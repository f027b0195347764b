import { useMemo, useState } from 'preact/hooks'
import type { FactKind, SheetFault } from '../../../domain/fact-sheet.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { OpenSheet } from '../../transport/sheets.ts'
import { fieldsOf } from '../../views/fact-fields.ts'
import { newRow } from '../../views/fact-rows.ts'
import { usePage, useSelected } from '../page-context.ts'
import { FactTableRow } from './fact-table-row.tsx'

const KINDS = Object.keys(STRINGS.tableKinds).filter((kind): kind is FactKind => kind in STRINGS.tableKinds)
const ROWS_AT_ONCE = 80

/** The sheet as a table for each kind of entry, filled where it stands, with every fault at its cell. */
export function FactTable({ sheet: { sheet, faults } }: { sheet: OpenSheet }) {
  const { kind, typed, faults: refused } = useSelected((page) => page.start.table)
  const { factTable } = usePage().actions
  const { table: words } = STRINGS.start
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const facts = useMemo(() => sheet.facts.filter((fact) => fact.kind === kind), [sheet, kind])
  const checks = useMemo(() => checksByFact(faults), [faults])
  const whole = faults.filter(({ fact, code }) => fact === null && code !== 'facts.none')
  return (
    <div class="fact-table">
      <fieldset class="table-kinds" aria-label={words.kindsLabel}>
        {KINDS.map((one) => {
          const own = sheet.facts.filter((fact) => fact.kind === one)
          const faulty = own.some(({ id }) => checks.has(id) || refused[id] !== undefined)
          return (
            <button
              key={one}
              type="button"
              class="table-kind"
              aria-pressed={one === kind}
              onClick={() => {
                setShown(ROWS_AT_ONCE)
                factTable.chooseKind(one)
              }}
            >
              {STRINGS.tableKinds[one]}
              <small>{own.length}</small>
              {faulty && <span class="table-dot" role="img" aria-label={words.faulty} />}
            </button>
          )
        })}
      </fieldset>
      <p class="soft">{words.hints[kind]}</p>
      {whole.map(({ code, message }) => (
        <p key={code + message} class="import-remark">
          {message}
        </p>
      ))}
      <div class="import-scroll table-scroll">
        <table class="import-table">
          <thead>
            <tr>
              <th scope="col">{STRINGS.sheet.must}</th>
              {fieldsOf(kind).map(({ path, name }) => (
                <th key={path} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{words.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.slice(0, shown).map((fact) => (
              <FactTableRow
                key={fact.id}
                kind={kind}
                row={fact.id}
                fact={fact}
                typed={typed[fact.id]}
                refused={refused[fact.id]}
                checks={checks.get(fact.id)}
              />
            ))}
            <FactTableRow
              key={newRow(kind)}
              kind={kind}
              row={newRow(kind)}
              fact={null}
              typed={typed[newRow(kind)]}
              refused={refused[newRow(kind)]}
              checks={undefined}
            />
          </tbody>
        </table>
      </div>
      {facts.length > shown && (
        <button type="button" class="text-button" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {words.more(facts.length - shown)}
        </button>
      )}
    </div>
  )
}

function checksByFact(faults: readonly SheetFault[]): ReadonlyMap<string, readonly SheetFault[]> {
  const found = new Map<string, SheetFault[]>()
  for (const fault of faults) {
    if (fault.fact === null || fault.code === 'value.awaited') continue
    const known = found.get(fault.fact)
    if (known) known.push(fault)
    else found.set(fault.fact, [fault])
  }
  return found
}
