import { history, redo, undo } from 'prosemirror-history'
import { DOMSerializer } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Page } from '../actions/page.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { PageState } from '../state/page-state.ts'
import { INITIAL_TOGETHER, othersOf } from '../state/together-state.ts'
import { STRINGS } from '../strings/strings.ts'
import type { DraftView } from '../views/draft-view.ts'
import { caretPlace } from './caret-place.ts'
import { chosenText, figureAt, figureAtCaret } from './chosen.ts'
import { deleteAcross, editorKeys } from './commands.ts'
import { documentOf, sectionsOf, sectionText, typedParagraphs } from './draft-document.ts'
import type { EditorFrame, EditorHandle, FoundCount } from './editor-handle.ts'
import { foundIn, replaceMatches, search, showFound, step } from './find.ts'
import { highlightRules, type Pointed, placeOfSentence } from './highlights.ts'
import { OTHERS, showOthers } from './others-decorations.ts'
import { createParagraphView } from './paragraph-view.ts'
import { cleanPasted, copiedText, pastedSlice } from './paste.ts'
import { linesOfHtml } from './pasted-html.ts'
import { schema } from './schema.ts'
import { guardSections, SYNC, spansSections } from './section-guard.ts'
import { createSectionView } from './section-view.ts'
import { refreshSentences, showSentences } from './sentence-decorations.ts'
import { readParagraph } from './sentence-runs.ts'
import { SUGGESTED, showSuggestions } from './suggestion-decorations.ts'
import { syncDraft } from './sync-draft.ts'
import { createVerifiedTexts } from './verified-texts.ts'

const FIGURE_REST_MS = 280
const LEAVE_MS = 220

export type PaperEditor = { readonly handle: EditorHandle; readonly view: EditorView; destroy(): void }

/** The editor on the paper, bound to the page's state. */
export function createPaperEditor(
  host: HTMLElement,
  page: Page,
  draft: DraftView,
  frame: EditorFrame,
): PaperEditor {
  const { store, actions, transport } = page
  let shown = draft
  let isLate = false

  const verified = createVerifiedTexts({
    verify(text, signal) {
      const sheet = store.state().document.sheet
      return sheet
        ? transport.sheets.verify(sheet.id, text, signal)
        : Promise.reject(new Error('no sheet is open'))
    },
    later: page.surroundings.later,
    onKnown: () => whenFree(() => view.dispatch(refreshSentences(view.state))),
  })

  const rules = document.createElement('style')
  host.before(rules)

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
      section: (node) => createSectionView(node, actions.edits.lock),
      paragraph: createParagraphView,
    },
    dispatchTransaction: dispatch,
    clipboardTextSerializer: copiedText,
    clipboardSerializer: plainSerializer(),
    handlePaste: (_view, event) => paste(event),
    handleDrop: () => true,
    handleTextInput: () => {
      if (spansSections(view.state)) deleteAcross(view.state, dispatch)
      return false
    },
    handleDOMEvents: {
      mouseover: (_view, event) => {
        actions.sources.hover(sentenceAt(event.target))
        rest(event.target)
        return false
      },
      mouseleave: () => {
        actions.sources.hover(null)
        rest(null)
        return false
      },
      click: (_view, event) => {
        // Choosing words with the mouse is no question about a sentence.
        if (getSelection()?.isCollapsed !== false) pin(sentenceAt(event.target))
        return false
      },
      mouseup: () => {
        page.surroundings.later(30, tellChosen)
        return false
      },
      keyup: (_view, event) => {
        if (event.shiftKey || event.key === 'Shift') tellChosen()
        if (MOVES.has(event.key) && view.state.selection.empty) actions.sources.hover(sentenceAtCaret())
        return false
      },
      compositionstart: () => {
        if (spansSections(view.state)) deleteAcross(view.state, dispatch)
        return false
      },
      compositionend: () => {
        // What came meanwhile waits until the input method has put its words down.
        page.surroundings.later(30, catchUp)
        return false
      },
    },
  })

  function dispatch(transaction: Transaction): void {
    const before = view.state.doc
    const state = view.state.apply(transaction)
    view.updateState(state)
    if (state.doc === before || transaction.getMeta(SYNC) === true) return
    frame.onSelect(null)
    for (let index = 0; index < state.doc.childCount; index++) {
      const child = state.doc.child(index)
      if (child !== before.maybeChild(index) && child.type === schema.nodes.section) {
        actions.edits.typed(String(child.attrs['id']))
      }
    }
    verified.want(ownSentences())
  }

  const tellChosen = (): void => frame.onSelect(chosenText(view))

  let stopResting = (): void => undefined
  /** A figure tells of itself once the pointer rests on it. */
  function rest(target: EventTarget | null): void {
    stopResting()
    const isFigure =
      target instanceof Element &&
      target.closest('[data-fact],[data-fault]') !== null &&
      getSelection()?.isCollapsed !== false
    stopResting = page.surroundings.later(isFigure ? FIGURE_REST_MS : LEAVE_MS, () =>
      frame.onFigure(isFigure ? figureAt(view, target) : null),
    )
  }

  function pin(sentenceId: string | null): void {
    if (store.state().source.pinned !== sentenceId) actions.sources.pin(sentenceId)
  }

  function sentenceAtCaret(): string | null {
    const { node } = view.domAtPos(view.state.selection.head)
    return sentenceAt(node instanceof Element ? node : node.parentElement)
  }

  /** What stands on the paper without a record. */
  function ownSentences(): string[] {
    const texts: string[] = []
    view.state.doc.descendants((node) => {
      if (node.type !== schema.nodes.paragraph) return true
      for (const { text, record } of readParagraph(node)) {
        if (record === null || (record.author === 'writer' && record.checks.length > 0)) texts.push(text)
      }
      return false
    })
    return texts
  }

  /** Does what touches the text, but never under an input method that is composing. */
  function whenFree(work: () => void): void {
    if (view.composing) isLate = true
    else work()
  }

  function catchUp(): void {
    if (!isLate || view.composing) return
    isLate = false
    follow(store.state(), null)
    view.dispatch(refreshSentences(view.state))
  }

  function follow(state: PageState, event: PageEvent | null): void {
    const { draft: told, sheet } = state.document
    if (told === null || told.id !== shown.id) return
    if (told !== shown) {
      whenFree(() => {
        const transaction = syncDraft(view.state, shown, told, state.edit.edits)
        shown = told
        if (transaction === null) return
        const isUndoable =
          event?.type === 'conflict-solved' || (event?.type === 'section-read' && event.isOwn)
        view.dispatch(isUndoable ? transaction : transaction.setMeta('addToHistory', false))
        verified.want(ownSentences())
      })
    }
    if (sheet?.revision !== sheetRevision) {
      sheetRevision = sheet?.revision
      verified.want(ownSentences())
      verified.forget()
    }
    if (state.suggestion.open !== suggested) {
      suggested = state.suggestion.open
      whenFree(() =>
        view.dispatch(view.state.tr.setMeta(SUGGESTED, suggested).setMeta('addToHistory', false)),
      )
    }
    if (state.together.people !== people) {
      people = state.together.people
      const others = othersOf(state.together, actions.together.ownId)
      whenFree(() => view.dispatch(view.state.tr.setMeta(OTHERS, others).setMeta('addToHistory', false)))
    }
    const { pinned, hovered, fact } = state.source
    if (pinned === pointed.pinned && hovered === pointed.hovered && fact === pointed.fact) return
    const isFactChosen = fact !== null && fact !== pointed.fact
    pointed = { pinned, hovered, fact }
    rules.textContent = highlightRules(view.state.doc, pointed)
    if (isFactChosen) {
      view.dom.querySelector(`[data-fact="${CSS.escape(fact)}"]`)?.scrollIntoView({ block: 'nearest' })
    }
  }
  let people = INITIAL_TOGETHER.people
  let suggested = store.state().suggestion.open
  let pointed: Pointed = { pinned: null, hovered: null, fact: null }
  let sheetRevision = store.state().document.sheet?.revision
  const leave = store.listen(follow)

  function paste(event: ClipboardEvent): boolean {
    const data = event.clipboardData
    if (!data) return false
    const html = data.getData('text/html')
    const lines = html === '' ? [data.getData('text/plain')] : linesOfHtml(html)
    const slice = pastedSlice(cleanPasted(lines))
    if (slice.size === 0) return true
    if (spansSections(view.state)) deleteAcross(view.state, dispatch)
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true))
    return true
  }

  const placeOfSection = (sectionId: string) =>
    sectionsOf(view.state.doc).find(({ attrs }) => attrs.id === sectionId)

  const handle: EditorHandle = {
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
    undo: () => void undo(view.state, dispatch),
    redo: () => void redo(view.state, dispatch),
    focus: () => view.focus(),
  }

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
    handle,
    view,
    destroy() {
      leave()
      verified.stop()
      rules.remove()
      view.destroy()
    },
  }
}

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

function sentenceAt(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest('[data-sentence]') : null
  return element instanceof HTMLElement ? (element.dataset['sentence'] ?? null) : null
}

/** HTML that holds paragraphs and nothing of ours. */
function plainSerializer(): DOMSerializer {
  const nodes = DOMSerializer.nodesFromSchema(schema)
  return new DOMSerializer(
    {
      ...nodes,
      section: () => ['div', 0],
      title: ({ attrs }) => ['h1', attrs['text']],
      heading: ({ attrs }) => (attrs['text'] === '' ? ['span'] : ['h2', attrs['text']]),
      signature: ({ attrs }) => ['div', ['p', attrs['organ']], ['p', attrs['date']]],
    },
    {},
  )
}
