import { redo, undo } from 'prosemirror-history'
import { TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { caretPlace } from './caret-place.ts'
import { sectionsOf, sectionText, typedParagraphs } from './draft-document.ts'
import type { EditorHandle, FoundCount } from './editor-handle.ts'
import { foundIn, replaceMatches, search, step } from './find.ts'
import { placeOfSentence } from './highlights.ts'

/** What the rest of the page may ask of the text on the paper, done in its editor. */
export function createEditorHandle(view: EditorView): EditorHandle {
  const placeOfSection = (sectionId: string) =>
    sectionsOf(view.state.doc).find(({ attrs }) => attrs.id === sectionId)

  function found(transaction: Transaction): FoundCount {
    view.dispatch(transaction)
    const { matches, current } = foundIn(view.state)
    const match = matches[current]
    if (match) elementAt(match.from)?.scrollIntoView({ block: 'center' })
    return { current: current + 1, all: matches.length }
  }

  function elementAt(pos: number): Element | null {
    const { node } = view.domAtPos(pos)
    return node instanceof Element ? node : node.parentElement
  }

  function showPlace(pos: number): void {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))))
    elementAt(pos)?.scrollIntoView({ block: 'center' })
  }

  return {
    paragraphs(sectionId) {
      const section = placeOfSection(sectionId)
      return section ? sectionText(section.node) : null
    },
    showSentence(sentenceId) {
      const place = placeOfSentence(view.state.doc, sentenceId)
      if (place) showPlace(place.from)
    },
    showSection(sectionId) {
      const section = placeOfSection(sectionId)
      if (section) showPlace(section.pos + 1)
    },
    place: () => caretPlace(view.state),
    insertText(text) {
      const transaction = view.state.tr.insertText(text)
      if (!view.state.applyTransaction(transaction).transactions.length) return false
      view.dispatch(transaction.scrollIntoView())
      view.focus()
      return true
    },
    replaceSection(sectionId, paragraphs) {
      const section = placeOfSection(sectionId)
      if (!section || section.attrs.locked || !section.attrs.ready) return false
      const first = section.pos + 1 + (section.node.firstChild?.nodeSize ?? 0)
      view.dispatch(
        view.state.tr.replaceWith(
          first,
          section.pos + section.node.nodeSize - 1,
          typedParagraphs(paragraphs),
        ),
      )
      return true
    },
    find: {
      search: (words) => found(search(view.state, words)),
      step: (direction) => found(step(view.state, direction)),
      replace(words) {
        const { matches, current } = foundIn(view.state)
        const match = matches[current]
        if (match) view.dispatch(replaceMatches(view.state, [match], words))
        return found(step(view.state, 1))
      },
      replaceAll(words) {
        const { matches } = foundIn(view.state)
        return found(replaceMatches(view.state, matches, words))
      },
    },
    undo: () => void undo(view.state, view.dispatch),
    redo: () => void redo(view.state, view.dispatch),
    focus: () => view.focus(),
  }
}
