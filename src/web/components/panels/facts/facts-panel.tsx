import { useMemo } from 'preact/hooks'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { periodName } from '../../../../domain/period.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { OpenSheet } from '../../../transport/sheets.ts'
import { groupByTheme, summarizeFact } from '../../../views/fact-view.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { useWholeCheck } from '../use-whole-check.ts'

/** The sheet that the draft is written from: which facts it uses, and which not yet. */
export function FactsPanel() {
  const sheet = useSelected((state) => state.document.sheet)
  const chosen = useSelected((state) => state.source.fact)
  const { used } = useWholeCheck()
  const { sources } = usePage().actions
  if (sheet === null) return null
  return <SheetBody sheet={sheet} used={used} chosen={chosen} onChoose={sources.chooseFact} />
}

export type BodyProps = {
  sheet: OpenSheet
  used: ReadonlySet<string>
  chosen: string | null
  onChoose: (id: string | null) => void
}

export function SheetBody({ sheet: { sheet, faults }, used, chosen, onChoose }: BodyProps) {
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
