import { useEffect, useRef } from 'preact/hooks'
import { countCharacters, countClasses, type DraftView, sentencesOf } from '../draft-view.ts'
import type { PageState } from '../page-state.ts'
import { STRINGS } from '../strings.ts'
import type { PageActions } from '../use-page.ts'
import { classMark } from './class-mark.ts'
import { Paper } from './paper.tsx'

type Props = { state: PageState; actions: PageActions }

/** The middle of the page: how the writing stands, and the sheet of paper. */
export function Desk({ state, actions }: Props) {
  const { draft, pinned, hovered, fact, phase, editing } = state
  const desk = useFollowing(draft, phase === 'writing')
  useEffect(() => {
    if (fact !== null) desk.current?.querySelector('.uses-fact')?.scrollIntoView({ block: 'nearest' })
  }, [desk, fact])
  useEffect(() => {
    desk.current?.querySelector('.sentence.is-pinned')?.scrollIntoView({ block: 'nearest' })
  }, [desk, pinned])
  return (
    <section class="desk" aria-label={STRINGS.paper.label}>
      <div class="desk-strip">
        <p class={`phase is-${phase}`} role="status">
          {phaseText(state)}
        </p>
        {draft && <Legend draft={draft} />}
        <p class="reminder">{STRINGS.reminder}</p>
      </div>
      <div class="desk-scroll" ref={desk}>
        {draft ? (
          <Paper
            draft={draft}
            pinned={pinned}
            hovered={hovered}
            fact={fact}
            isRunning={phase === 'writing'}
            isEditable={phase === 'done' && editing === null}
            editing={editing}
            actions={actions}
          />
        ) : (
          <EmptyPaper />
        )}
      </div>
    </section>
  )
}

function phaseText({ phase, draft }: PageState): string {
  const current = draft?.sections.find(({ id }) => id === draft.current)
  if (phase === 'writing' && current && current.heading !== '') {
    return STRINGS.writingSection(current.number + current.heading)
  }
  const count = draft && phase === 'done' ? ` · ${STRINGS.characters(countCharacters(draft))}` : ''
  return STRINGS.phases[phase] + count
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

const EmptyPaper = () => (
  <div class="paper is-empty">
    <h2>{STRINGS.paper.emptyTitle}</h2>
    <ol>
      {STRINGS.paper.steps.map(({ title, text }) => (
        <li key={title}>
          <strong>{title}</strong>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  </div>
)

const MARGIN_PIXELS = 120

/** Keeps the place where the text grows in view, until the reader scrolls elsewhere. */
function useFollowing(draft: DraftView | null, isWriting: boolean) {
  const desk = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(true)
  const count = draft === null ? 0 : sentencesOf(draft).length

  useEffect(() => {
    const element = desk.current
    isFollowing.current = true
    const leave = (): void => {
      isFollowing.current = false
    }
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
    for (const move of moves) element?.addEventListener(move, leave, { passive: true })
    return () => {
      for (const move of moves) element?.removeEventListener(move, leave)
    }
  }, [draft?.id])

  useEffect(() => {
    const element = desk.current
    const caret = element?.querySelector('.caret')
    if (!isWriting || !isFollowing.current || !element || !caret) return
    const overhang =
      caret.getBoundingClientRect().bottom + MARGIN_PIXELS - element.getBoundingClientRect().bottom
    if (overhang > 0) element.scrollTop += overhang
  }, [count, isWriting])

  return desk
}
