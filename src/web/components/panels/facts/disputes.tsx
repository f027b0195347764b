import type { Choice, Dispute } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { sortDisputes, viewClaim } from '../../../views/dispute-view.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.disputes

/** Where several files say different things of one: which of them counts is for a person to say. */
export function Disputes({ disputes }: { disputes: readonly Dispute[] }) {
  if (disputes.length === 0) return null
  const open = disputes.filter(({ decision }) => !decision).length
  return (
    <details class="disputes" open={open > 0}>
      <summary>{WORDS.title(open)}</summary>
      <p class="soft">{WORDS.note}</p>
      {sortDisputes(disputes).map((dispute) => (
        <DisputeCard key={dispute.id} dispute={dispute} />
      ))}
    </details>
  )
}

function DisputeCard({ dispute }: { dispute: Dispute }) {
  const { id, about, claims, decision } = dispute
  const refusal = useSelected(({ facts }) => (facts.refusal?.key === id ? facts.refusal : null))
  return (
    <section class="card dispute" aria-label={claims[0]?.fact.label}>
      <p class="card-head">
        <strong>{claims[0]?.fact.label}</strong>
        <small>{decision ? WORDS.by(decision.by) : WORDS.about[about]}</small>
      </p>
      <ul>
        {claims.map((claim, place) => {
          const { origin, label, says, place: where } = viewClaim(claim, dispute)
          return (
            <li key={place}>
              <p>
                {origin}
                {label !== claims[0]?.fact.label && `：${label}`}
                {says.map(({ name, text }) => (
                  <span key={name} class="claim-part">
                    {name} <b>{text}</b>
                  </span>
                ))}
                {where !== origin && <small>{where}</small>}
              </p>
              <DecideButton dispute={dispute} choice={place} />
            </li>
          )
        })}
      </ul>
      <div class="card-buttons">
        <DecideButton dispute={dispute} choice="all" />
        <DecideButton dispute={dispute} choice="typed" />
      </div>
      {refusal && (
        <p class="field-fault" role="alert">
          {refusal.title}
        </p>
      )}
    </section>
  )
}

function DecideButton({ dispute: { id, decision }, choice }: { dispute: Dispute; choice: Choice }) {
  const { facts } = usePage().actions
  const isTaken = decision?.choice === choice
  const name = choice === 'all' || choice === 'typed' ? WORDS[choice] : isTaken ? WORDS.taken : WORDS.take
  return (
    <button
      type="button"
      class={isTaken ? 'quiet-button is-chosen' : 'quiet-button'}
      aria-pressed={isTaken}
      onClick={() => facts.decide(id, choice)}
    >
      {name}
    </button>
  )
}
