import type { PageEvent } from '../events/page-event.ts'
import { INITIAL_STATE, type PageState, reducePage } from './page-state.ts'

/** Holds the page's state; whoever listens is told of every change. */
export type Store = {
  state(): PageState
  tell(event: PageEvent): void
  /** Gives back how to leave off listening. */
  listen(listener: (state: PageState, event: PageEvent) => void): () => void
}

export function createStore(initial: PageState = INITIAL_STATE): Store {
  let state = initial
  const listeners = new Set<(state: PageState, event: PageEvent) => void>()
  return {
    state: () => state,
    tell(event) {
      state = reducePage(state, event)
      for (const listener of [...listeners]) listener(state, event)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
