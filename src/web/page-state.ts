import type { DraftKind, Hit } from '../domain/document.ts'
import type { Check, Draft, Section, Writer } from '../domain/draft.ts'
import { applyDraftEvent, type DraftView, reviseSection, sectionOf, viewDraft } from './draft-view.ts'
import { type EditAction, type Editing, leaveEditing, openEditing, reduceEditing } from './edit-state.ts'
import type { Banner } from './failure.ts'
import type { DraftSummary, Health, OpenSheet, SheetSummary, StreamedEvent } from './transport.ts'

/**
 * Where the writing stands: `idle` nothing to write · `starting` asked for · `writing` sentences come ·
 * `reconnecting` the stream broke · `paused` more is to come when asked · `done` complete.
 */
export type Phase = 'idle' | 'starting' | 'writing' | 'reconnecting' | 'paused' | 'done'

/** What a search for wordings like a sentence gave. */
export type Similar =
  | { readonly status: 'failed' }
  | { readonly status: 'found'; readonly hits: readonly Hit[]; readonly notice: string | null }

/** A passage as far as it is known: `gone` from the shelf, or `missed` when it was to be read. */
export type KnownPassage = Hit | 'gone' | 'missed'

export type PageState = {
  readonly health: Health | null
  readonly sheets: readonly SheetSummary[]
  readonly sheet: OpenSheet | null
  readonly drafts: readonly DraftSummary[]
  readonly draft: DraftView | null
  readonly phase: Phase
  readonly lastEventId: number
  readonly kind: DraftKind
  readonly writer: Writer
  readonly passages: ReadonlyMap<string, KnownPassage>
  /** What searches found, by sentence. */
  readonly similar: ReadonlyMap<string, Similar>
  /** The section that is being rewritten. */
  readonly editing: Editing | null
  /** The sentence whose sources stay in view. */
  readonly pinned: string | null
  /** The sentence under the pointer. */
  readonly hovered: string | null
  /** The fact whose sentences are marked. */
  readonly fact: string | null
  readonly banners: readonly Banner[]
}

export const INITIAL_STATE: PageState = {
  health: null,
  sheets: [],
  sheet: null,
  drafts: [],
  draft: null,
  phase: 'idle',
  lastEventId: 0,
  kind: 'annual',
  writer: 'engine',
  passages: new Map(),
  similar: new Map(),
  editing: null,
  pinned: null,
  hovered: null,
  fact: null,
  banners: [],
}

export type PageAction =
  | { readonly type: 'health-read'; readonly health: Health }
  | { readonly type: 'sheets-read'; readonly sheets: readonly SheetSummary[] }
  | { readonly type: 'drafts-read'; readonly drafts: readonly DraftSummary[] }
  | { readonly type: 'sheet-opened'; readonly sheet: OpenSheet }
  | { readonly type: 'kind-chosen'; readonly kind: DraftKind }
  | { readonly type: 'writer-chosen'; readonly writer: Writer }
  | { readonly type: 'draft-wanted' }
  | { readonly type: 'draft-refused' }
  | { readonly type: 'draft-opened'; readonly draft: Draft }
  | { readonly type: 'stream-wanted' }
  | { readonly type: 'stream-broken' }
  | { readonly type: 'stream-left' }
  | { readonly type: 'event-read'; readonly streamed: StreamedEvent }
  | { readonly type: 'passages-read'; readonly asked: readonly string[]; readonly passages: readonly Hit[] }
  | { readonly type: 'passages-missed'; readonly asked: readonly string[] }
  | { readonly type: 'similar-told'; readonly sentence: string; readonly similar: Similar }
  | { readonly type: 'edit-wanted'; readonly sectionId: string }
  | { readonly type: 'edit-left' }
  | { readonly type: 'section-revised'; readonly section: Section }
  | EditAction
  | { readonly type: 'sentence-pinned'; readonly id: string | null }
  | { readonly type: 'sentence-hovered'; readonly id: string | null }
  | { readonly type: 'fact-chosen'; readonly id: string | null }
  | { readonly type: 'banner-raised'; readonly banner: Banner }
  | { readonly type: 'banner-closed'; readonly key: string }

const NOTHING_CHOSEN = { pinned: null, hovered: null, fact: null, editing: null } as const

export function reducePage(state: PageState, action: PageAction): PageState {
  switch (action.type) {
    case 'health-read':
      return { ...state, health: action.health, writer: action.health.model === null ? 'engine' : 'model' }
    case 'sheets-read':
      return { ...state, sheets: action.sheets }
    case 'drafts-read':
      return { ...state, drafts: action.drafts }
    case 'sheet-opened': {
      const isOther = state.draft !== null && state.draft.factSheetId !== action.sheet.id
      const opened = { ...state, ...NOTHING_CHOSEN, sheet: action.sheet, kind: action.sheet.sheet.kind }
      return isOther ? { ...opened, draft: null, phase: 'idle', lastEventId: 0 } : opened
    }
    case 'kind-chosen':
      return { ...state, kind: action.kind }
    case 'writer-chosen':
      return { ...state, writer: action.writer }
    case 'draft-wanted':
      return { ...state, ...NOTHING_CHOSEN, phase: 'starting', draft: null, lastEventId: 0 }
    case 'draft-refused':
      return { ...state, phase: 'idle' }
    case 'draft-opened': {
      const draft = viewDraft(action.draft)
      const phase = action.draft.status === 'done' ? 'done' : 'paused'
      return { ...state, ...NOTHING_CHOSEN, draft, phase, lastEventId: 0, kind: action.draft.plan.kind }
    }
    case 'stream-wanted':
      return { ...state, phase: state.phase === 'done' ? 'done' : 'starting' }
    case 'stream-broken':
      return { ...state, phase: state.phase === 'done' ? 'done' : 'reconnecting' }
    case 'stream-left':
      return { ...state, phase: state.phase === 'done' ? 'done' : 'paused' }
    case 'event-read':
      return readEvent(state, action.streamed)
    case 'passages-read': {
      const passages = new Map(state.passages)
      for (const id of action.asked) passages.set(id, 'gone')
      for (const hit of action.passages) passages.set(hit.passageId, hit)
      return { ...state, passages }
    }
    case 'passages-missed':
      return {
        ...state,
        passages: new Map([...state.passages, ...action.asked.map((id) => [id, 'missed'] as const)]),
      }
    case 'similar-told':
      return { ...state, similar: new Map(state.similar).set(action.sentence, action.similar) }
    case 'edit-wanted': {
      const section = state.draft?.sections.find(({ id }) => id === action.sectionId)
      const isPossible = section !== undefined && state.editing === null && state.phase === 'done'
      return isPossible ? { ...state, hovered: null, editing: openEditing(section) } : state
    }
    case 'edit-left':
      return leaveEditor(state)
    case 'section-revised':
      return showRevised({ ...state, editing: null }, action.section)
    case 'edit-typed':
    case 'edit-saving':
    case 'edit-refused':
    case 'edit-conflicted':
      return state.editing === null ? state : { ...state, editing: reduceEditing(state.editing, action) }
    case 'sentence-pinned':
      return { ...state, pinned: state.pinned === action.id ? null : action.id, fact: null }
    case 'sentence-hovered':
      return { ...state, hovered: action.id }
    case 'fact-chosen':
      return { ...state, fact: state.fact === action.id ? null : action.id }
    case 'banner-raised': {
      const others = state.banners.filter(({ key }) => key !== action.banner.key)
      return { ...state, banners: [...others, action.banner] }
    }
    case 'banner-closed':
      return { ...state, banners: state.banners.filter(({ key }) => key !== action.key) }
  }
}

function readEvent(state: PageState, { id, event }: StreamedEvent): PageState {
  if (state.draft === null) return state
  const draft = applyDraftEvent(state.draft, event)
  const phase = event.type === 'draft-end' ? 'done' : event.type === 'problem' ? 'paused' : 'writing'
  return {
    ...state,
    draft,
    phase: state.phase === 'done' ? 'done' : phase,
    lastEventId: Math.max(state.lastEventId, id ?? 0),
  }
}

// What somebody else saved is what the paper shows once the writer's own version is given up.
function leaveEditor(state: PageState): PageState {
  if (state.editing === null) return state
  const editing = leaveEditing(state.editing)
  const { theirs } = state.editing
  return editing === null && theirs !== null
    ? showRevised({ ...state, editing }, theirs)
    : { ...state, editing }
}

/** Puts a revised section on the paper and points at the first new sentence that the sheet does not bear out. */
function showRevised(state: PageState, section: Section): PageState {
  if (state.draft === null) return state
  const known = new Set(state.draft.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id)))
  const refused = section.sentences.find(({ id, checks }) => !known.has(id) && hasError(checks))
  const draft = reviseSection(state.draft, section)
  const kept = state.pinned !== null && sectionOf(draft, state.pinned) !== undefined ? state.pinned : null
  return { ...state, draft, hovered: null, pinned: refused?.id ?? kept }
}

/** Whether a check says that the sheet does not bear the words out. */
export const hasError = (checks: readonly Check[]): boolean =>
  checks.some(({ severity }) => severity === 'error')

/** Whether sentences may still come without the writer's doing. */
export const isRunning = ({ phase }: PageState): boolean =>
  phase === 'starting' || phase === 'writing' || phase === 'reconnecting'
