import type { EditorView } from 'prosemirror-view'
import type { Page } from '../actions/page.ts'
import { chosenText, figureAt } from './chosen.ts'
import type { EditorFrame } from './editor-handle.ts'

const FIGURE_REST_MS = 280
const LEAVE_MS = 220
const MOVES = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** What the pointer and the caret ask about the text: the sentence under them, a figure, words chosen. */
export function createPointing(
  paper: () => EditorView,
  { actions, store, surroundings }: Page,
  frame: EditorFrame,
) {
  const tellChosen = (): void => frame.onSelect(chosenText(paper()))

  let stopResting = (): void => undefined
  /** A figure tells of itself once the pointer rests on it. */
  function rest(target: EventTarget | null): void {
    stopResting()
    const isFigure =
      target instanceof Element &&
      target.closest('[data-fact],[data-fault]') !== null &&
      getSelection()?.isCollapsed !== false
    stopResting = surroundings.later(isFigure ? FIGURE_REST_MS : LEAVE_MS, () =>
      frame.onFigure(isFigure ? figureAt(paper(), target) : null),
    )
  }

  function pin(sentenceId: string | null): void {
    if (store.state().source.pinned !== sentenceId) actions.sources.pin(sentenceId)
  }

  function sentenceAtCaret(): string | null {
    const view = paper()
    const { node } = view.domAtPos(view.state.selection.head)
    return sentenceAt(node instanceof Element ? node : node.parentElement)
  }

  return {
    mouseover(_view: EditorView, { target }: Event): boolean {
      actions.sources.hover(sentenceAt(target))
      rest(target)
      return false
    },
    mouseleave(): boolean {
      actions.sources.hover(null)
      rest(null)
      return false
    },
    click(_view: EditorView, { target }: Event): boolean {
      // Choosing words with the mouse is no question about a sentence.
      if (getSelection()?.isCollapsed !== false) pin(sentenceAt(target))
      return false
    },
    mouseup(): boolean {
      surroundings.later(30, tellChosen)
      return false
    },
    keyup({ state }: EditorView, event: KeyboardEvent): boolean {
      if (event.shiftKey || event.key === 'Shift') tellChosen()
      if (MOVES.has(event.key) && state.selection.empty) actions.sources.hover(sentenceAtCaret())
      return false
    },
  }
}

function sentenceAt(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest('[data-sentence]') : null
  return element instanceof HTMLElement ? (element.dataset['sentence'] ?? null) : null
}
