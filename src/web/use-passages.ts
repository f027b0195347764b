import { useEffect } from 'preact/hooks'
import { sectionOf } from './draft-view.ts'
import type { PageAction, PageState } from './page-state.ts'
import { MOST_SIMILAR, pickSimilar, sentenceToSearch, shownSentence, similarQuery } from './similar-view.ts'
import type { Transport } from './transport.ts'

// Long enough that a pointer crossing the paper asks for nothing, short enough to seem at once to one that rests.
const REST_MS = 350

type Dispatch = (action: PageAction) => void

/** Reads the exemplars of the sentence in view; what cannot be read now is tried again when it is chosen again. */
export function useExemplars(state: PageState, transport: Transport, dispatch: Dispatch): void {
  const sentence = shownSentence(state)
  useEffect(() => {
    const asked = (sentence?.exemplars ?? []).filter((id) => typeof state.passages.get(id) !== 'object')
    if (asked.length === 0) return
    transport.passages(asked).then(
      (passages) => dispatch({ type: 'passages-read', asked, passages }),
      () => dispatch({ type: 'passages-missed', asked }),
    )
  }, [sentence?.id, state.pinned])
}

/** Searches for wordings like the sentence in view once the choice has rested on it; leaves off when it moves on. */
export function useSimilar(state: PageState, transport: Transport, dispatch: Dispatch): void {
  const { draft } = state
  const wanted = sentenceToSearch(state)
  useEffect(() => {
    const section = wanted && draft ? sectionOf(draft, wanted.id) : undefined
    if (wanted === undefined || section === undefined) return
    const { id, exemplars } = wanted
    const leaving = new AbortController()
    const { signal } = leaving
    const rest = setTimeout(() => {
      const query = similarQuery(section.heading, wanted)
      transport.search({ query, role: section.role, limit: MOST_SIMILAR + exemplars.length }, signal).then(
        ({ hits, degraded }) =>
          dispatch({
            type: 'similar-told',
            sentence: id,
            similar: { status: 'found', hits: pickSimilar(hits, exemplars), notice: degraded },
          }),
        () => {
          if (!signal.aborted) dispatch({ type: 'similar-told', sentence: id, similar: { status: 'failed' } })
        },
      )
    }, REST_MS)
    return () => {
      clearTimeout(rest)
      leaving.abort()
    }
  }, [wanted?.id, state.pinned])
}
