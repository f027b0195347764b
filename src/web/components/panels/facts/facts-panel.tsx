import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { periodName } from '../../../../domain/period.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { OpenSheet } from '../../../transport/sheets.ts'
import { FACT_FILTERS, type FactFilter } from '../../../views/fact-filters.ts'
import { arrangeFacts, isUnder } from '../../../views/fact-list.ts'
import { OutdatedStrip } from '../../document/outdated-strip.tsx'
import { usePage, useSelected } from '../../page-context.ts'
import { useWholeCheck } from '../use-whole-check.ts'
import { Disputes } from './disputes.tsx'
import { NewFact } from './fact-editor.tsx'
import { FactRow } from './fact-row.tsx'
import { LastChange } from './last-change.tsx'

/** The sheet that the draft is written from: to be filled in, and which of it the text tells. */
export function FactsPanel() {
  const sheet = useSelected((state) => state.document.sheet)
  const { used } = useWholeCheck()
  if (sheet === null) return null
  return <SheetBody key={sheet.id} sheet={sheet} used={used} />
}

const NO_DISPUTES = [] as const

export function SheetBody({
  sheet: { sheet, faults },
  used,
}: {
  sheet: OpenSheet
  used: ReadonlySet<string>
}) {
  const { facts, disputes = NO_DISPUTES } = sheet
  const chosen = useSelected((state) => state.source.fact)
  const [filter, setFilter] = useState<FactFilter>('all')
  const [words, setWords] = useState('')
  const standing = useMemo(() => ({ used, faulty: new Set(faults.map(({ fact }) => fact)) }), [used, faults])
  const groups = useMemo(
    () => arrangeFacts(facts, standing, { filter, words, mustName: STRINGS.facts.mustGroup }),
    [facts, standing, filter, words],
  )
  return (
    <>
      <SheetHead sheet={sheet} used={used} />
      <OutdatedStrip />
      <LastChange />
      <Faults faults={faults} facts={facts} />
      <Disputes disputes={disputes} />
      {facts.length === 0 ? (
        <div class="empty-note">
          <p class="empty-title">{STRINGS.facts.emptyTitle}</p>
          <p>{STRINGS.facts.empty}</p>
        </div>
      ) : (
        <div class="fact-filters">
          <fieldset aria-label={STRINGS.facts.filterLabel}>
            {FACT_FILTERS.map((name) => (
              <button
                key={name}
                type="button"
                class="filter-chip"
                aria-pressed={filter === name}
                onClick={() => setFilter(name)}
              >
                {STRINGS.facts.filters[name]}
                <small>{facts.filter((fact) => isUnder(name, fact, standing)).length}</small>
              </button>
            ))}
          </fieldset>
        </div>
      )}
      <AddFact count={facts.length}>
        {facts.length > 0 && (
          <input
            type="search"
            maxLength={60}
            value={words}
            placeholder={STRINGS.facts.search}
            aria-label={STRINGS.facts.search}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        )}
      </AddFact>
      {facts.length > 0 && groups.length === 0 && <p class="soft">{STRINGS.facts.none}</p>}
      {groups.map(({ key, name, facts: members }) => (
        <section key={key} class="theme-group">
          <h3>
            {name}
            <small>{members.length}</small>
          </h3>
          <ul>
            {members.map((fact) => (
              <FactRow
                key={fact.id}
                fact={fact}
                isUsed={used.has(fact.id)}
                isChosen={chosen === fact.id}
                hasFault={standing.faulty.has(fact.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function SheetHead({ sheet, used }: { sheet: OpenSheet['sheet']; used: ReadonlySet<string> }) {
  const { facts, profile, period } = sheet
  const musts = facts.filter(({ must }) => must)
  const usedCount = facts.filter(({ id }) => used.has(id)).length
  const usedMusts = musts.filter(({ id }) => used.has(id)).length
  return (
    <div class="sheet-head">
      <p class="sheet-organ">{profile.organ}</p>
      <p>
        {periodName(period)} · {STRINGS.sheet.facts(facts.length)}
      </p>
      <progress
        value={usedCount}
        max={Math.max(facts.length, 1)}
        aria-label={STRINGS.sheet.used(usedCount, facts.length)}
      />
      <p class="sheet-counts">
        <span>{STRINGS.sheet.used(usedCount, facts.length)}</span>
        <span>{STRINGS.sheet.mustUsed(usedMusts, musts.length)}</span>
      </p>
    </div>
  )
}

/** Beside the search the way to a new fact, whose form goes once the sheet has taken the fact. */
function AddFact({ count, children }: { count: number; children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(count === 0)
  const added = useSelected(({ facts }) =>
    facts.lastChange?.kind === 'added' ? facts.lastChange.fact.id : null,
  )
  useEffect(() => {
    if (added !== null) setOpen(false)
  }, [added])
  return (
    <>
      <div class="fact-tools">
        {children}
        {!isOpen && (
          <button type="button" class="quiet-button" onClick={() => setOpen(true)}>
            + {STRINGS.facts.add}
          </button>
        )}
      </div>
      {isOpen && <NewFact onClose={() => setOpen(false)} />}
    </>
  )
}

function Faults({ faults, facts }: { faults: OpenSheet['faults']; facts: readonly Fact[] }) {
  const { sources } = usePage().actions
  const { noFaults, faultsTitle, faults: countFaults, wholeSheet, errors } = STRINGS.sheet
  if (faults.length === 0) return <p class="faults-none">{noFaults}</p>
  const errorCount = faults.filter(({ severity }) => severity === 'error').length
  return (
    <details class="faults">
      <summary>
        {faultsTitle} {countFaults(errorCount, faults.length - errorCount)}
      </summary>
      <ul>
        {faults.map(({ severity, fact, code, message }) => (
          <li key={`${fact}${code}${message}`} class={`fault is-${severity}`}>
            <span class="fault-tag">{errors[severity]}</span>
            {fact === null ? (
              wholeSheet
            ) : (
              <button type="button" class="finding-link" onClick={() => sources.chooseFact(fact)}>
                {facts.find(({ id }) => id === fact)?.label ?? fact}
              </button>
            )}
            ：{message}
          </li>
        ))}
      </ul>
    </details>
  )
}
