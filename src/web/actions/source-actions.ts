import { sectionOf } from '../views/draft-view.ts'
import {
  MOST_SIMILAR,
  pickSimilar,
  sentenceToSearch,
  shownSentence,
  similarQuery,
} from '../views/similar-view.ts'
import type { ActionContext } from './context.ts'

// Long enough that a pointer crossing the paper asks for nothing, short enough to seem at once to one that rests.
const REST_MS = 350

/** Pointing at sentences and facts. */
export type SourceActions = {
  hover(sentenceId: string | null): void
  /** Keeps a sentence's sources in view; the same one again lets go. */
  pin(sentenceId: string | null): void
  /** Pins a sentence and brings it into view. */
  show(sentenceId: string): void
  chooseFact(id: string | null): void
}

export function createSourceActions(context: ActionContext): SourceActions {
  const { store, tell, editor } = context
  followChosen(context)
  return {
    hover: (id) => tell({ type: 'sentence-hovered', id }),
    pin: (id) => tell({ type: 'sentence-pinned', id }),
    show: (id) => {
      if (store.state().source.pinned !== id) tell({ type: 'sentence-pinned', id })
      editor.current?.showSentence(id)
    },
    chooseFact: (id) => tell({ type: 'fact-chosen', id }),
  }
}

/** Reads what belongs to the sentence in view: its exemplars, and wordings like it once the choice has rested on it. */
function followChosen({ store, tell, transport, surroundings }: ActionContext): void {
  let read: string | null = null
  let searched: string | null = null
  let leave = (): void => undefined

  store.listen((state) => {
    const sentence = shownSentence(state)
    const chosen = sentence === undefined ? null : `${sentence.id} ${state.source.pinned}`
    if (chosen !== read) {
      read = chosen
      // What could not be read is tried again when it is chosen again.
      const asked = (sentence?.exemplars ?? []).filter(
        (id) => typeof state.source.passages.get(id) !== 'object',
      )
      if (asked.length > 0) readExemplars(asked)
    }
    const wanted = sentenceToSearch(state)
    const search = wanted === undefined ? null : `${wanted.id} ${state.source.pinned}`
    if (search === searched) return
    searched = search
    leave()
    const section = wanted && state.document.draft ? sectionOf(state.document.draft, wanted.id) : undefined
    if (wanted && section) leave = searchSimilar(wanted, section)
  })

  function readExemplars(asked: readonly string[]): void {
    transport.shelf.passages(asked).then(
      (passages) => tell({ type: 'passages-read', asked, passages }),
      () => tell({ type: 'passages-missed', asked }),
    )
  }

  function searchSimilar(
    { id, exemplars, text }: { id: string; exemplars: readonly string[]; text: string },
    { heading, role }: Pick<NonNullable<ReturnType<typeof sectionOf>>, 'heading' | 'role'>,
  ): () => void {
    const leaving = new AbortController()
    const { signal } = leaving
    const stop = surroundings.later(REST_MS, () => {
      const query = similarQuery(heading, { text })
      const limit = MOST_SIMILAR + exemplars.length
      transport.shelf.search({ query, role, limit }, signal).then(
        ({ hits, degraded }) => {
          const similar = { status: 'found', hits: pickSimilar(hits, exemplars), notice: degraded } as const
          tell({ type: 'similar-told', sentence: id, similar })
        },
        () => {
          if (!signal.aborted) tell({ type: 'similar-told', sentence: id, similar: { status: 'failed' } })
        },
      )
    })
    return () => {
      stop()
      leaving.abort()
    }
  }
}
