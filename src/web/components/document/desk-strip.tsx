import { secondsLeft } from '../../../domain/time-left.ts'
import { type DocumentState, finishedSections, isRunning } from '../../state/document-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import { classMark } from '../../views/class-mark.ts'
import { countCharacters, countClasses, type DraftView } from '../../views/draft-view.ts'
import { usePage, useSelected } from '../page-context.ts'

/** How the writing stands, stop and go on, and what the marks of the sentences mean. */
export function DeskStrip() {
  const state = useSelected(({ document }) => document)
  const { drafts } = usePage().actions
  const { draft, phase } = state
  return (
    <div class="desk-strip">
      <p class={`phase is-${phase}`} role="status">
        {phaseText(state)}
      </p>
      {draft && phase !== 'done' && <Progress state={state} draft={draft} />}
      {isRunning(state) && (
        <button type="button" class="plain-button is-small" onClick={drafts.stop}>
          {STRINGS.stop}
        </button>
      )}
      {phase === 'paused' && (
        <button type="button" class="primary-button is-small" onClick={drafts.resume}>
          {STRINGS.resume}
        </button>
      )}
      {draft && <Legend draft={draft} />}
      <p class="reminder">{STRINGS.reminder}</p>
    </div>
  )
}

function phaseText({ phase, draft }: DocumentState): string {
  const current = draft?.sections.find(({ id }) => id === draft.current)
  if (phase === 'writing' && current && current.heading !== '') {
    return STRINGS.writingSection(current.number + current.heading)
  }
  const count = draft && phase === 'done' ? ` · ${STRINGS.characters(countCharacters(draft))}` : ''
  return STRINGS.phases[phase] + count
}

function Progress({ state: { pace }, draft }: { state: DocumentState; draft: DraftView }) {
  const all = draft.sections.length
  const finished = finishedSections(draft)
  const left =
    pace === null
      ? null
      : secondsLeft(finished - pace.finishedBefore, all - pace.finishedBefore, pace.nowMs - pace.startedMs)
  const words = STRINGS.paper.progress(finished, all)
  return (
    <p class="writing-progress">
      <progress value={finished} max={Math.max(all, 1)} aria-label={words} />
      <span>
        {words}
        {left !== null && `，${STRINGS.paper.timeLeft(left)}`}
      </span>
    </p>
  )
}

function Legend({ draft }: { draft: DraftView }) {
  return (
    <ul class="legend" aria-label={STRINGS.legend}>
      {countClasses(draft).map(({ name, count }) => (
        <li key={name} class={`legend-item class-${classMark(name)}`} title={STRINGS.classMeanings[name]}>
          <span class="legend-mark">{STRINGS.classes[name]}</span>
          <small>{count}</small>
        </li>
      ))}
    </ul>
  )
}
