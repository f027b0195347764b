import { useEffect, useState } from 'preact/hooks'
import { STRINGS } from '../../../strings/strings.ts'
import type { Reconciliation } from '../../../transport/last-plan.ts'
import { type Answer, answerOf, countAnswers } from '../../../views/last-plan-view.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { LastChange } from '../facts/last-change.tsx'
import { PlanItem } from './plan-item.tsx'
import { PlanSourceForm } from './plan-source-form.tsx'

const WORDS = STRINGS.lastPlan

/** What last year's plan promised, and what this year's sheet and text say to it. */
export function LastPlanPanel() {
  const sheetId = useSelected(({ document }) => document.sheet?.id ?? null)
  const { reconciliation, isReading, failure } = useSelected(({ lastPlan }) => lastPlan)
  const { lastPlan, shelf } = usePage().actions
  useEffect(() => {
    if (sheetId === null) return
    lastPlan.read()
    shelf.read()
  }, [sheetId])
  const isEmpty = reconciliation !== null && reconciliation.items.length === 0
  return (
    <div class="last-plan" aria-busy={isReading}>
      {reconciliation === null && isReading && <p class="soft">{WORDS.reading}</p>}
      {isEmpty && (
        <div class="empty-note">
          <p class="empty-title">{WORDS.emptyTitle}</p>
          <p>{WORDS.empty}</p>
          <ol>
            {WORDS.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      {failure && (
        <p class="field-fault" role="alert">
          {failure.details[0] ?? failure.title}
        </p>
      )}
      <PlanSourceForm />
      {reconciliation && !isEmpty && <Items reconciliation={reconciliation} />}
    </div>
  )
}

function Items({ reconciliation: { items, unheld } }: { reconciliation: Reconciliation }) {
  const { facts } = usePage().actions
  const [answer, setAnswer] = useState<Answer | null>(null)
  const shown = items.filter((item) => answer === null || answerOf(item) === answer)
  const factOf = (id: string) => unheld.find(({ fact }) => fact.id === id)?.fact ?? null
  const counts = [{ answer: null, count: items.length }, ...countAnswers(items)]
  return (
    <>
      <p class="soft plan-note">{WORDS.note}</p>
      <div class="fact-filters">
        <fieldset aria-label={WORDS.filterLabel}>
          {counts.map(({ answer: name, count }) => (
            <button
              key={name}
              type="button"
              class="filter-chip"
              aria-pressed={answer === name}
              onClick={() => setAnswer(name)}
            >
              {name === null ? WORDS.all : WORDS.answers[name]}
              <small>{count}</small>
            </button>
          ))}
        </fieldset>
      </div>
      <LastChange />
      {unheld.length > 1 && (
        <button
          type="button"
          class="quiet-button plan-take-all"
          onClick={() => facts.addAll(unheld.map(({ fact }) => fact))}
        >
          {WORDS.takeAll(unheld.length)}
        </button>
      )}
      <ol class="plan-items">
        {shown.map((item) => (
          <PlanItem key={item.id} item={item} fresh={factOf(item.id)} />
        ))}
      </ol>
    </>
  )
}
