import { useState } from 'preact/hooks'
import type { DraftFinding } from '../../../../domain/draft-finding.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { groupFindings, replacementsOf } from '../../../views/findings-view.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.proofreading

/** What proofreading finds in the draft, section by section. */
export function Proofreading() {
  const { status, findings } = useSelected((state) => state.findings)
  const draft = useSelected((state) => state.document.draft)
  const isDone = useSelected((state) => state.document.phase === 'done')
  const { actions } = usePage()
  if (!draft || !isDone) return null
  const ignored = findings.filter((finding) => finding.ignored !== null)
  const open = findings.filter((finding) => finding.ignored === null)
  const count = (severity: DraftFinding['severity']): number =>
    open.filter((finding) => finding.severity === severity).length
  const isKnown = status === 'read' || status === 'stale'
  return (
    <section class="proofreading" aria-busy={status === 'reading'}>
      <div class="panel-head">
        <h3>{WORDS.title}</h3>
        <button
          type="button"
          class="quiet-button"
          disabled={status === 'reading'}
          onClick={actions.findings.read}
        >
          {status === 'none' ? WORDS.start : WORDS.again}
        </button>
      </div>
      <p class="soft" role="status">
        {status === 'none' ? WORDS.hint : WORDS.states[status]}
        {isKnown && open.length === 0 && WORDS.clean}
        {isKnown && open.length > 0 && ` ${WORDS.counts(count('error'), count('warning'), count('hint'))}`}
      </p>
      {groupFindings(draft, open).map(({ sectionId, heading, findings: own }) => (
        <div key={sectionId ?? 'title'} class="finding-group">
          <h4>{heading}</h4>
          <ul class="finding-list">
            {own.map((finding) => (
              <FindingItem key={finding.rule + finding.quote + finding.message} finding={finding} />
            ))}
          </ul>
        </div>
      ))}
      {ignored.length > 0 && (
        <details class="finding-group">
          <summary>{WORDS.ignored(ignored.length)}</summary>
          <ul class="finding-list">
            {ignored.map((finding) => (
              <IgnoredItem key={finding.rule + finding.quote + finding.message} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function FindingItem({ finding }: { finding: DraftFinding }) {
  const [isAsking, ask] = useState(false)
  const { actions } = usePage()
  const draft = useSelected((state) => state.document.draft)
  const { severity, quote, message, suggestion, source, places } = finding
  const [place] = places
  const isApplicable = draft !== null && replacementsOf(draft, finding).size > 0
  return (
    <li class={`is-${severity}`}>
      <button
        type="button"
        class="finding-link"
        title={WORDS.show}
        onClick={() => place && actions.findings.show(place)}
      >
        {quote !== '' && <q>{quote}</q>}
        {message}
      </button>
      <small>
        {STRINGS.summary.severities[severity]} · {source}
        {places.length > 1 && ` · ${WORDS.places(places.length)}`}
      </small>
      {suggestion !== null && (
        <p class="finding-suggestion">
          {suggestion === '' ? WORDS.remove : WORDS.instead}
          {suggestion !== '' && <ins>{suggestion}</ins>}
        </p>
      )}
      <div class="finding-actions">
        {isApplicable && (
          <button type="button" class="quiet-button" onClick={() => actions.findings.apply(finding)}>
            {WORDS.apply}
          </button>
        )}
        {!isAsking && (
          <button type="button" class="quiet-button" onClick={() => ask(true)}>
            {WORDS.ignore}
          </button>
        )}
      </div>
      {isAsking && (
        <ReasonForm
          onCancel={() => ask(false)}
          onConfirm={(reason) => {
            ask(false)
            actions.findings.ignore(finding, reason)
          }}
        />
      )}
    </li>
  )
}

type ReasonProps = { onConfirm: (reason: string) => void; onCancel: () => void }

function ReasonForm({ onConfirm, onCancel }: ReasonProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      class="finding-reason"
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm(reason)
      }}
    >
      <input
        type="text"
        maxLength={200}
        aria-label={WORDS.reason}
        placeholder={WORDS.reason}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit" class="quiet-button">
        {WORDS.confirm}
      </button>
      <button type="button" class="quiet-button" onClick={onCancel}>
        {WORDS.cancel}
      </button>
    </form>
  )
}

function IgnoredItem({ finding: { quote, message, ignored } }: { finding: DraftFinding }) {
  const { actions } = usePage()
  return (
    <li>
      <span>
        {quote !== '' && <q>{quote}</q>}
        {message}
      </span>
      {ignored && ignored.reason !== '' && <small>{ignored.reason}</small>}
      <div class="finding-actions">
        <button
          type="button"
          class="quiet-button"
          onClick={() => ignored && actions.findings.heed(ignored.id)}
        >
          {WORDS.heed}
        </button>
      </div>
    </li>
  )
}
