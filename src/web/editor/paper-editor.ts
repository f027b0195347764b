import { history } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Page } from '../actions/page.ts'
import { STRINGS } from '../strings/strings.ts'
import type { DraftView } from '../views/draft-view.ts'
import { caretPlace } from './caret-place.ts'
import { figureAtCaret } from './chosen.ts'
import { pasteInto, plainSerializer } from './clipboard.ts'
import { deleteAcross, editorKeys } from './commands.ts'
import { createEditorHandle } from './create-editor-handle.ts'
import { documentOf } from './draft-document.ts'
import type { EditorFrame, EditorHandle } from './editor-handle.ts'
import { showFound } from './find.ts'
import { followPage } from './follow-page.ts'
import { headingTarget, sectionOfHeading } from './heading-target.ts'
import { showOthers } from './others-decorations.ts'
import { createParagraphView } from './paragraph-view.ts'
import { copiedText } from './paste.ts'
import { createPointing } from './pointing.ts'
import { schema, sectionAttrs } from './schema.ts'
import { guardSections, SYNC, spansSections } from './section-guard.ts'
import { createSectionView } from './section-view.ts'
import { showSentences } from './sentence-decorations.ts'
import { unrecordedTexts } from './sentence-runs.ts'
import { showSuggestions } from './suggestion-decorations.ts'
import { createVerifiedTexts } from './verified-texts.ts'

export type PaperEditor = { readonly handle: EditorHandle; readonly view: EditorView; destroy(): void }

/** The editor on the paper, bound to the page's state. */
export function createPaperEditor(
  host: HTMLElement,
  page: Page,
  draft: DraftView,
  frame: EditorFrame,
): PaperEditor {
  const { store, actions, transport, surroundings } = page

  const verified = createVerifiedTexts({
    verify(text, signal) {
      const sheet = store.state().document.sheet
      return sheet
        ? transport.sheets.verify(sheet.id, text, signal)
        : Promise.reject(new Error('no sheet is open'))
    },
    later: surroundings.later,
    onKnown: () => follower.refresh(),
  })

  const view: EditorView = new EditorView(host, {
    state: EditorState.create({
      doc: documentOf(draft),
      plugins: [
        guardSections(),
        history({ depth: 500, newGroupDelay: 700 }),
        editorKeys({
          'Mod-.': () => {
            frame.onFigure(figureAtCaret(view))
            return true
          },
          F2: () => {
            const { sectionId } = caretPlace(view.state)
            return sectionId !== undefined && rename(sectionId)
          },
        }),
        showSentences(verified.of),
        showFound(),
        showSuggestions(actions.suggestions),
        showOthers(),
      ],
    }),
    attributes: {
      'aria-label': STRINGS.paper.textLabel,
      spellcheck: 'false',
      role: 'textbox',
      'aria-multiline': 'true',
    },
    nodeViews: {
      section: (node) => createSectionView(node, { lock: actions.edits.lock, rename, rewrite }),
      paragraph: createParagraphView,
    },
    dispatchTransaction: dispatch,
    clipboardTextSerializer: copiedText,
    clipboardSerializer: plainSerializer(),
    handlePaste: pasteInto,
    handleDrop: () => true,
    handleTextInput: () => {
      if (spansSections(view.state)) deleteAcross(view.state, dispatch)
      return false
    },
    handleDOMEvents: {
      ...createPointing(() => view, page, frame),
      dblclick: (_view, { target }) => {
        const sectionId = sectionOfHeading(target)
        return sectionId !== undefined && rename(sectionId)
      },
      compositionstart: () => {
        if (spansSections(view.state)) deleteAcross(view.state, dispatch)
        return false
      },
      compositionend: () => {
        // What came meanwhile waits until the input method has put its words down.
        surroundings.later(30, follower.catchUp)
        return false
      },
    },
  })
  const follower = followPage(view, page, draft, verified)

  function dispatch(transaction: Transaction): void {
    const before = view.state.doc
    const state = view.state.apply(transaction)
    view.updateState(state)
    if (state.doc === before || transaction.getMeta(SYNC) === true) return
    frame.onSelect(null)
    for (let index = 0; index < state.doc.childCount; index++) {
      const child = state.doc.child(index)
      const old = before.maybeChild(index)
      if (child === old || child.type !== schema.nodes.section) continue
      const { id, heading } = sectionAttrs(child)
      actions.edits.typed(id)
      // Undone or redone; nothing else may change a heading here.
      if (old?.type === child.type && sectionAttrs(old).heading !== heading) {
        actions.headings.follow(id, heading)
      }
    }
    verified.want(unrecordedTexts(state.doc))
  }

  function rewrite(sectionId: string): void {
    actions.suggestions.want(sectionId, 'rewrite', [])
  }

  /** Asks for other words for a heading, where it stands. False where it may not have any. */
  function rename(sectionId: string): boolean {
    const target = headingTarget(view, sectionId)
    if (target !== null) frame.onHeading(target)
    return target !== null
  }

  return {
    handle: createEditorHandle(view),
    view,
    destroy() {
      follower.stop()
      verified.stop()
      view.destroy()
    },
  }
}
