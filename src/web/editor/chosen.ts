import type { EditorView } from 'prosemirror-view'
import type { ChosenText, FigureTarget, LockedText } from './editor-handle.ts'
import { eachSentence } from './highlights.ts'
import { schema, sectionAttrs } from './schema.ts'
import { readParagraph } from './sentence-runs.ts'

/** The figure that an element of the text shows; null where it shows none. */
export function figureAt(view: EditorView, target: Element): FigureTarget | null {
  const element = target.closest<HTMLElement>('[data-fault]') ?? target.closest<HTMLElement>('[data-fact]')
  if (!element || !view.dom.contains(element)) return null
  const $pos = view.state.doc.resolve(view.posAtDOM(element, 0))
  if ($pos.parent.type !== schema.nodes.paragraph) return null
  const run = readParagraph($pos.parent).find(
    ({ start, end }) => start <= $pos.parentOffset && $pos.parentOffset < end,
  )
  const { left, top, bottom } = element.getBoundingClientRect()
  const { fact: id, attr = '', fault } = element.dataset
  return {
    place: { left, top, bottom },
    fact: fault === undefined && id !== undefined ? { id, attr } : null,
    quote: fault ?? element.textContent ?? '',
    sentence: run?.text ?? $pos.parent.textContent,
    sectionId: sectionAttrs($pos.node(1)).id,
  }
}

export function figureAtCaret(view: EditorView): FigureTarget | null {
  const { node } = view.domAtPos(view.state.selection.from)
  const element = node instanceof Element ? node : node.parentElement
  return element && figureAt(view, element)
}

/** The words chosen in one section with the sentences they touch; null where none are, or of several sections. */
export function chosenText(view: EditorView): ChosenText | LockedText | null {
  const lockedPlace = lockedChoice(view)
  if (lockedPlace) return { type: 'locked', place: lockedPlace }
  const { $from, $to, empty, from, to } = view.state.selection
  if (empty || $from.depth < 2 || $to.depth < 2 || $from.node(1) !== $to.node(1)) return null
  const { id: sectionId, locked, ready } = sectionAttrs($from.node(1))
  if (locked || !ready) return null
  const sentences: string[] = []
  eachSentence(view.state.doc, (id, start, end) => {
    if (start < to && end > from) sentences.push(id)
  })
  const { left, top, bottom } = view.coordsAtPos(from)
  return { type: 'open', sectionId, sentences, place: { left, top, bottom } }
}

/** Where words chosen in a locked section stand. The editor takes up no choice where nothing can be typed: the browser knows. */
function lockedChoice(view: EditorView): ChosenText['place'] | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const section = sectionOf(range.startContainer)
  if (!section?.matches('.is-locked') || !view.dom.contains(section)) return null
  // Three clicks reach to the beginning of what comes next.
  if (range.endOffset > 0 && sectionOf(range.endContainer) !== section) return null
  const { left, top, bottom } = range.getBoundingClientRect()
  return { left, top, bottom }
}

const sectionOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('.paper-section') ?? null
