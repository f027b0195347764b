import { useEffect } from 'preact/hooks'
import { STEPS, type Step } from '../../events/start-events.ts'
import type { StartState } from '../../state/start-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import { isBegun, otherFaults } from '../../views/start-view.ts'
import { stepNotes } from '../../views/step-notes.ts'
import { usePage, useSelected } from '../page-context.ts'
import { Discard } from './discard.tsx'
import { KindStep } from './kind-step.tsx'
import { OutlineStep } from './outline-step.tsx'
import { ReferencesStep } from './references-step.tsx'
import { SheetStep } from './sheet-step.tsx'

const NUMERALS: Readonly<Record<Step, string>> = { kind: '一', sheet: '二', references: '三', outline: '四' }

/** A new draft in four short steps; where it was left it goes on. */
export function NewDraft() {
  const state = useSelected((page) => page.start)
  const health = useSelected((page) => page.session.health)
  const { start } = usePage().actions
  const { start: words } = STRINGS
  useEffect(() => {
    if (health !== null && (!state.isOpen || (state.sheetId !== null && state.sheet === null))) start.enter()
  }, [health !== null])
  const faults = otherFaults(state.faults)
  return (
    <main class="new-draft">
      <div class="start-scroll">
        <div class="list-head">
          <h1>{words.title}</h1>
          {isBegun(state) && <Discard />}
        </div>
        <Steps state={state} />
        <section class="start-step" aria-labelledby="start-step-title">
          <div class="start-step-head">
            <h2 id="start-step-title">{words.steps[state.step]}</h2>
            <p>{words.hints[state.step]}</p>
          </div>
          {faults.length > 0 && (
            <ul class="start-faults" role="alert">
              {faults.map(({ pointer, detail }) => (
                <li key={pointer + detail}>{detail}</li>
              ))}
            </ul>
          )}
          {state.isOpen && state.step === 'kind' && <KindStep />}
          {state.isOpen && state.step === 'sheet' && <SheetStep />}
          {state.isOpen && state.step === 'references' && <ReferencesStep />}
          {state.isOpen && state.step === 'outline' && <OutlineStep />}
        </section>
      </div>
      <Foot state={state} />
    </main>
  )
}

function Steps({ state }: { state: StartState }) {
  const { start } = usePage().actions
  const documents = useSelected((page) => page.shelf.documents)
  const notes = stepNotes(state, documents)
  return (
    <nav aria-label={STRINGS.start.stepsLabel}>
      <ol class="start-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <button
              type="button"
              class={state.step === step ? 'start-tab is-current' : 'start-tab'}
              aria-current={state.step === step ? 'step' : undefined}
              onClick={() => start.go(step)}
            >
              <span class="start-numeral" aria-hidden="true">
                {NUMERALS[step]}
              </span>
              <span class="start-tab-name">{STRINGS.start.steps[step]}</span>
              <span class="start-tab-note">{notes[step]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The second click of a double click falls on the step that the first one opened, and would pass over it unseen. */
const once =
  (go: () => void) =>
  (event: MouseEvent): void => {
    if (event.detail < 2) go()
  }

function Foot({ state }: { state: StartState }) {
  const { start } = usePage().actions
  const { start: words } = STRINGS
  const place = STEPS.indexOf(state.step)
  const [before, after] = [STEPS[place - 1], STEPS[place + 1]]
  const canBegin = state.isOpen && !state.isWanted && state.importing.status !== 'storing'
  const isReady = state.sheet !== null || state.profile.organ.trim() !== ''
  return (
    <div class="start-foot">
      <p class="soft">{words.kept}</p>
      {before && (
        <button type="button" class="plain-button" onClick={once(() => start.go(before))}>
          {words.back}
        </button>
      )}
      {after && (
        <button
          type="button"
          class="plain-button is-next"
          disabled={!state.isOpen}
          onClick={once(() => start.go(after))}
        >
          {words.next}
        </button>
      )}
      <button
        type="button"
        class={after ? 'plain-button' : 'primary-button'}
        disabled={!canBegin || !isReady}
        onClick={start.begin}
      >
        {state.isWanted ? words.planning : words.begin}
      </button>
    </div>
  )
}
