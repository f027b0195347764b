import type { PageEvent } from '../events/page-event.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import { applyDraftEvent, type DraftView, reviseSection, viewDraft } from '../views/draft-view.ts'

/**
 * Where the writing stands: `idle` nothing to write · `starting` asked for · `writing` sentences come ·
 * `reconnecting` the stream broke · `paused` more is to come when asked · `done` complete.
 */
export type Phase = 'idle' | 'starting' | 'writing' | 'reconnecting' | 'paused' | 'done'

/** When this run of the writing began, and how many sections were finished then. */
export type Pace = { readonly startedMs: number; readonly finishedBefore: number; readonly nowMs: number }

/** The draft as the service tells it, and the sheet it is written from. */
export type DocumentState = {
  readonly sheet: OpenSheet | null
  readonly draft: DraftView | null
  readonly phase: Phase
  readonly lastEventId: number
  readonly pace: Pace | null
}

export const INITIAL_DOCUMENT: DocumentState = {
  sheet: null,
  draft: null,
  phase: 'idle',
  lastEventId: 0,
  pace: null,
}

const NO_DRAFT = { draft: null, phase: 'idle', lastEventId: 0, pace: null } as const

export function reduceDocument(state: DocumentState, event: PageEvent): DocumentState {
  switch (event.type) {
    case 'sheet-opened': {
      const isOther = state.draft !== null && state.draft.factSheetId !== event.sheet.id
      return { ...state, ...(isOther ? NO_DRAFT : {}), sheet: event.sheet }
    }
    case 'sheet-revised':
      return state.sheet?.id === event.sheet.id ? { ...state, sheet: event.sheet } : state
    case 'draft-wanted':
    case 'draft-closed':
      return { ...state, ...NO_DRAFT }
    case 'draft-opened': {
      const phase = event.draft.status === 'done' ? 'done' : 'paused'
      return { ...state, ...NO_DRAFT, draft: viewDraft(event.draft), phase }
    }
    case 'stream-wanted':
      return { ...state, phase: unlessDone(state, 'starting'), pace: null }
    case 'stream-broken':
      return { ...state, phase: unlessDone(state, 'reconnecting'), pace: null }
    case 'stream-left':
      return { ...state, phase: unlessDone(state, 'paused'), pace: null }
    case 'event-read':
      return readEvent(state, event)
    case 'section-read':
    case 'section-saved':
    case 'conflict-solved':
      return state.draft === null ? state : { ...state, draft: reviseSection(state.draft, event.section) }
    default:
      return state
  }
}

const unlessDone = ({ phase }: DocumentState, other: Phase): Phase => (phase === 'done' ? 'done' : other)

function readEvent(
  state: DocumentState,
  { streamed: { id, event }, atMs }: Extract<PageEvent, { type: 'event-read' }>,
): DocumentState {
  if (state.draft === null) return state
  const draft = applyDraftEvent(state.draft, event)
  const phase = event.type === 'draft-end' ? 'done' : event.type === 'problem' ? 'paused' : 'writing'
  const pace = state.pace ?? { startedMs: atMs, finishedBefore: finishedSections(state.draft), nowMs: atMs }
  return {
    ...state,
    draft,
    phase: unlessDone(state, phase),
    lastEventId: Math.max(state.lastEventId, id ?? 0),
    pace: { ...pace, nowMs: atMs },
  }
}

/** How many sections are written. */
export const finishedSections = ({ sections }: DraftView): number =>
  sections.filter(({ revision }) => revision > 0).length

/** Whether sentences may still come without the writer's doing. */
export const isRunning = ({ phase }: DocumentState): boolean =>
  phase === 'starting' || phase === 'writing' || phase === 'reconnecting'
