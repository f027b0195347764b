import { useState } from 'preact/hooks'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { FactChanges } from '../../../transport/facts.ts'
import type { PlanStatus, ReconciledItem } from '../../../transport/last-plan.ts'
import { answerOf, PLAN_STATUSES, sentencesFor } from '../../../views/last-plan-view.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.lastPlan
const MOST_SENTENCES = 3

/** One item of last year's plan with its answer; `fresh` is the fact that the sheet would hold of it. */
export function PlanItem({ item, fresh }: { item: ReconciledItem; fresh: Fact | null }) {
  const { facts } = usePage().actions
  const { id, label, text, inSheet, status, suggested, missing, figures } = item
  const refusal = useSelected((state) => (state.facts.refusal?.key === id ? state.facts.refusal : null))
  const isSaving = useSelected((state) => state.facts.saving !== null)

  /** Puts the answer into the sheet, and the item itself where the sheet does not hold it. */
  const answer = (changes: FactChanges): void => {
    if (inSheet) facts.change(id, changes)
    else if (fresh) facts.add({ ...fresh, ...changes }, id)
  }
  return (
    <li class={`plan-item is-${answerOf(item) === 'open' ? 'open' : 'answered'}`}>
      <p class="plan-label">
        <strong>{label}</strong>
        {!inSheet && <small>{WORDS.fresh}</small>}
      </p>
      {text !== label && <p class="plan-text">{text}</p>}
      {figures.map(({ raw, metric, actual, state }) => (
        <p key={metric + raw} class={`plan-figure is-${state}`}>
          {metric} {WORDS.planned(raw)}
          {actual !== null && `，${WORDS.actual(actual)}`}
          <b>{WORDS.figure[state]}</b>
        </p>
      ))}
      <fieldset class="plan-answers" aria-label={WORDS.answerLabel(label)}>
        {PLAN_STATUSES.map((name) => (
          <button
            key={name}
            type="button"
            class={`filter-chip is-${STATUS_NAMES[name]}`}
            aria-pressed={status === name}
            disabled={isSaving}
            title={suggested === name ? WORDS.suggested(WORDS.answers[name]) : undefined}
            onClick={() => answer({ status: status === name ? null : name })}
          >
            {WORDS.answers[name]}
          </button>
        ))}
      </fieldset>
      {suggested !== null && <p class="soft">{WORDS.suggested(WORDS.answers[suggested])}</p>}
      <Evidence item={item} onChange={(evidence) => answer({ evidence })} />
      {(status === '未完成' || status === '取消' || item.reason !== null) && (
        <Reason key={item.reason} reason={item.reason} onSave={(reason) => answer({ reason })} />
      )}
      {status !== null && missing.length > 0 && (
        <p class="plan-missing">{WORDS.missing(missing.join('、'))}</p>
      )}
      {status !== null && <Sentences item={item} />}
      {refusal && (
        <p class="field-fault" role="alert">
          {refusal.faults[0]?.detail ?? refusal.title}
        </p>
      )}
    </li>
  )
}

const STATUS_NAMES = {
  完成: 'done',
  推进: 'partly',
  未完成: 'undone',
  取消: 'cancelled',
} satisfies Record<PlanStatus, string>

type EvidenceProps = { item: ReconciledItem; onChange: (evidence: readonly string[]) => void }

/** The facts that bear the answer out, and those that might. */
function Evidence({ item: { evidence, proposals }, onChange }: EvidenceProps) {
  const facts = useSelected(({ document }) => document.sheet?.sheet.facts)
  const nameOf = (id: string): string => facts?.find((fact) => fact.id === id)?.label ?? id
  if (evidence.length + proposals.length === 0) return null
  return (
    <div class="plan-evidence">
      {evidence.length > 0 && <span>{WORDS.evidence}</span>}
      {evidence.map((id) => (
        <button
          key={id}
          type="button"
          class="evidence-chip is-taken"
          aria-pressed={true}
          aria-label={WORDS.drop(nameOf(id))}
          onClick={() => onChange(evidence.filter((other) => other !== id))}
        >
          ✓ {nameOf(id)}
        </button>
      ))}
      {proposals.length > 0 && <span class="soft">{WORDS.mayBe}</span>}
      {proposals.slice(0, 4).map(({ id, label }) => (
        <button
          key={id}
          type="button"
          class="evidence-chip"
          aria-pressed={false}
          aria-label={WORDS.take(label)}
          onClick={() => onChange([...evidence, id])}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

function Reason({ reason, onSave }: { reason: string | null; onSave: (reason: string | null) => void }) {
  const [words, setWords] = useState(reason ?? '')
  return (
    <form
      class="plan-reason"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(words.trim() === '' ? null : words.trim())
      }}
    >
      <input
        type="text"
        maxLength={1000}
        value={words}
        aria-label={WORDS.reason}
        placeholder={WORDS.reasonHint}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <button type="submit" class="quiet-button" disabled={words.trim() === (reason ?? '')}>
        {STRINGS.facts.save}
      </button>
    </form>
  )
}

/** Where the text answers the item. */
function Sentences({ item }: { item: ReconciledItem }) {
  const draft = useSelected(({ document }) => document.draft)
  const { sources } = usePage().actions
  const found = draft ? sentencesFor(draft, item) : []
  if (found.length === 0) return <p class="soft">{WORDS.notTold}</p>
  return (
    <ul class="plan-told" aria-label={WORDS.told}>
      {found.slice(0, MOST_SENTENCES).map(({ id, text }) => (
        <li key={id}>
          <button type="button" class="finding-link" onClick={() => sources.show(id)}>
            <small>{WORDS.told}</small>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
