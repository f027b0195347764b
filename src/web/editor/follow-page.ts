import type { EditorView } from 'prosemirror-view'
import type { Page } from '../actions/page.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { PageState } from '../state/page-state.ts'
import { INITIAL_TOGETHER, othersOf } from '../state/together-state.ts'
import type { DraftView } from '../views/draft-view.ts'
import { highlightRules, type Pointed } from './highlights.ts'
import { OTHERS } from './others-decorations.ts'
import { refreshSentences } from './sentence-decorations.ts'
import { unrecordedTexts } from './sentence-runs.ts'
import { SUGGESTED } from './suggestion-decorations.ts'
import { syncDraft } from './sync-draft.ts'
import type { VerifiedTexts } from './verified-texts.ts'

export type PageFollower = {
  /** Shows anew what is known of the words typed by hand, as soon as nothing composes. */
  refresh(): void
  /** Does what had to wait until the input method had put its words down. */
  catchUp(): void
  stop(): void
}

/** Brings onto the paper what the page's state tells, but never under an input method that is composing. */
export function followPage(
  view: EditorView,
  { store, actions }: Page,
  draft: DraftView,
  verified: VerifiedTexts,
): PageFollower {
  const rules = document.createElement('style')
  view.dom.parentElement?.before(rules)
  let shown = draft
  let isLate = false
  let people = INITIAL_TOGETHER.people
  let suggested = store.state().suggestion.open
  let pointed: Pointed = { pinned: null, hovered: null, fact: null }
  let sheetRevision = store.state().document.sheet?.revision

  function whenFree(work: () => void): void {
    if (view.composing) isLate = true
    else work()
  }

  function showDraft(told: DraftView, edits: PageState['edit']['edits'], event: PageEvent | null): void {
    const transaction = syncDraft(view.state, shown, told, edits)
    shown = told
    if (transaction === null) return
    const isUndoable = event?.type === 'conflict-solved' || (event?.type === 'section-read' && event.isOwn)
    view.dispatch(isUndoable ? transaction : transaction.setMeta('addToHistory', false))
    verified.want(unrecordedTexts(view.state.doc))
  }

  const tellPlugin = (name: string, value: unknown): void =>
    whenFree(() => view.dispatch(view.state.tr.setMeta(name, value).setMeta('addToHistory', false)))

  function follow(state: PageState, event: PageEvent | null): void {
    const { draft: told, sheet } = state.document
    if (told === null || told.id !== shown.id) return
    if (told !== shown) whenFree(() => showDraft(told, state.edit.edits, event))
    if (sheet?.revision !== sheetRevision) {
      sheetRevision = sheet?.revision
      verified.want(unrecordedTexts(view.state.doc))
      verified.forget()
    }
    if (state.suggestion.open !== suggested) {
      suggested = state.suggestion.open
      tellPlugin(SUGGESTED, suggested)
    }
    if (state.together.people !== people) {
      people = state.together.people
      tellPlugin(OTHERS, othersOf(state.together, actions.together.ownId))
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
  const leave = store.listen(follow)

  return {
    refresh: () => whenFree(() => view.dispatch(refreshSentences(view.state))),
    catchUp() {
      if (!isLate || view.composing) return
      isLate = false
      follow(store.state(), null)
      view.dispatch(refreshSentences(view.state))
    },
    stop() {
      leave()
      rules.remove()
    },
  }
}
