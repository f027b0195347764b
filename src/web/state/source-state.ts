import type { Check } from '../../domain/draft.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { KnownPassage, Similar } from '../views/similar.ts'

/** What the writer points at, and the passages known so far. */
export type SourceState = {
  /** The sentence whose sources stay in view. */
  readonly pinned: string | null
  /** The sentence under the pointer. */
  readonly hovered: string | null
  /** The fact whose sentences are marked. */
  readonly fact: string | null
  readonly passages: ReadonlyMap<string, KnownPassage>
  /** What searches found, by sentence. */
  readonly similar: ReadonlyMap<string, Similar>
}

export const INITIAL_SOURCE: SourceState = {
  pinned: null,
  hovered: null,
  fact: null,
  passages: new Map(),
  similar: new Map(),
}

const NOTHING_CHOSEN = { pinned: null, hovered: null, fact: null } as const

export function reduceSource(state: SourceState, event: PageEvent): SourceState {
  switch (event.type) {
    case 'sheet-opened':
    case 'draft-wanted':
    case 'draft-opened':
    case 'draft-closed':
      return { ...state, ...NOTHING_CHOSEN }
    case 'sentence-pinned':
      return { ...state, pinned: state.pinned === event.id ? null : event.id, fact: null }
    case 'sentence-hovered':
      return state.hovered === event.id ? state : { ...state, hovered: event.id }
    case 'fact-chosen':
      return { ...state, fact: state.fact === event.id ? null : event.id }
    case 'passages-read': {
      const passages = new Map(state.passages)
      for (const id of event.asked) passages.set(id, 'gone')
      for (const hit of event.passages) passages.set(hit.passageId, hit)
      return { ...state, passages }
    }
    case 'passages-missed':
      return {
        ...state,
        passages: new Map([...state.passages, ...event.asked.map((id) => [id, 'missed'] as const)]),
      }
    case 'similar-told':
      return { ...state, similar: new Map(state.similar).set(event.sentence, event.similar) }
    default:
      return state
  }
}

/** Whether a check says that the sheet does not bear the words out. */
export const hasError = (checks: readonly Check[]): boolean =>
  checks.some(({ severity }) => severity === 'error')
