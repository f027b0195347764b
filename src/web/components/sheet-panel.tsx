import { useMemo, useRef } from 'preact/hooks'
import type { Fact } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import { groupByTheme, summarizeFact } from '../fact-view.ts'
import { STRINGS } from '../strings.ts'
import type { OpenSheet, SheetSummary } from '../transport.ts'
import type { PageActions } from '../use-page.ts'
import { Choice } from './choice.tsx'

type Props = {
  sheet: OpenSheet | null
  sheets: readonly SheetSummary[]
  used: ReadonlySet<string>
  chosen: string | null
  isLoading: boolean
  /** Another sheet would put away a section that is being rewritten. */
  isEditing: boolean
  actions: PageActions
}

export function SheetPanel({ sheet, sheets, used, chosen, isLoading, isEditing, actions }: Props) {
  return (
    <section class="panel sheet-panel" aria-label={STRINGS.sheet.title}>
      <div class="panel-head">
        <h2>{STRINGS.sheet.title}</h2>
        <ImportButton isDisabled={isEditing} onImport={actions.importSheet} />
      </div>
      {sheets.length > 1 && sheet && (
        <Choice
          label={STRINGS.sheet.choose}
          value={sheet.id}
          options={sheets.map(({ id, title }) => ({ value: id, name: title }))}
          isDisabled={isEditing}
          onChoose={actions.openSheet}
        />
      )}
      {sheet ? (
        <SheetBody sheet={sheet} used={used} chosen={chosen} onChoose={actions.chooseFact} />
      ) : (
        !isLoading && (
          <div class="empty-note">
            <p class="empty-title">{STRINGS.sheet.none}</p>
            <p>{STRINGS.sheet.noneHint}</p>
          </div>
        )
      )}
    </section>
  )
}

type BodyProps = {
  sheet: OpenSheet
  used: ReadonlySet<string>
  chosen: string | null
  onChoose: (id: string | null) => void
}

function SheetBody({ sheet: { sheet, faults }, used, chosen, onChoose }: BodyProps) {
  const { facts, profile, period } = sheet
  const groups = useMemo(() => groupByTheme(facts), [facts])
  const faulty = useMemo(() => new Set(faults.map(({ fact }) => fact)), [faults])
  const musts = facts.filter(({ must }) => must)
  const usedCount = facts.filter(({ id }) => used.has(id)).length
  const usedMusts = musts.filter(({ id }) => used.has(id)).length
  return (
    <>
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
      <Faults faults={faults} facts={facts} />
      {groups.map(({ theme, name, facts: members }) => (
        <section key={theme} class="theme-group">
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
                hasFault={faulty.has(fact.id)}
                onChoose={onChoose}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Faults({ faults, facts }: { faults: OpenSheet['faults']; facts: readonly Fact[] }) {
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
            {fact === null ? wholeSheet : (facts.find(({ id }) => id === fact)?.label ?? fact)}：{message}
          </li>
        ))}
      </ul>
    </details>
  )
}

type RowProps = {
  fact: Fact
  isUsed: boolean
  isChosen: boolean
  hasFault: boolean
  onChoose: (id: string | null) => void
}

function FactRow({ fact, isUsed, isChosen, hasFault, onChoose }: RowProps) {
  const names = ['fact-row', isUsed && 'is-used', hasFault && 'has-fault'].filter(Boolean).join(' ')
  return (
    <li>
      <button type="button" class={names} aria-pressed={isChosen} onClick={() => onChoose(fact.id)}>
        <span class="fact-tick" role="img" aria-label={isUsed ? STRINGS.sheet.usedMark : ''}>
          {isUsed ? '✓' : ''}
        </span>
        <span class="fact-label">
          {fact.must && (
            <abbr class="must-mark" title={STRINGS.sheet.must}>
              {STRINGS.sheet.mustMark}
            </abbr>
          )}
          {fact.label}
        </span>
        <span class="fact-value">{summarizeFact(fact)}</span>
      </button>
    </li>
  )
}

function ImportButton({ isDisabled, onImport }: { isDisabled: boolean; onImport: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="quiet-button"
        title={isDisabled ? STRINGS.edit.busy : STRINGS.sheet.importHint}
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {STRINGS.sheet.import}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onImport(file)
          // Choosing the same file again must count as a choice.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
