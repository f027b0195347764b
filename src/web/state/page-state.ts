import type { PageEvent } from '../events/page-event.ts'
import type { Route } from '../events/route-events.ts'
import { type ChatState, INITIAL_CHAT, reduceChat } from './chat-state.ts'
import { type DocumentState, INITIAL_DOCUMENT, reduceDocument } from './document-state.ts'
import { type EditState, INITIAL_EDIT, reduceEdit } from './edit-state.ts'
import { type ExportState, INITIAL_EXPORT, reduceExport } from './export-state.ts'
import { type FactsState, INITIAL_FACTS, reduceFacts } from './facts-state.ts'
import { type FindingsState, INITIAL_FINDINGS, reduceFindings } from './findings-state.ts'
import { INITIAL_LAST_PLAN, type LastPlanState, reduceLastPlan } from './last-plan-state.ts'
import { INITIAL_PANEL, type PanelState, reducePanel } from './panel-state.ts'
import { reduceRoute } from './route-state.ts'
import { INITIAL_SESSION, reduceSession, type SessionState } from './session-state.ts'
import { INITIAL_SHELF, reduceShelf, type ShelfState } from './shelf-state.ts'
import { INITIAL_SOURCE, reduceSource, type SourceState } from './source-state.ts'
import { INITIAL_START, reduceStart, type StartState } from './start-state.ts'
import { INITIAL_SUGGESTION, reduceSuggestion, type SuggestionState } from './suggestion-state.ts'
import { INITIAL_TOGETHER, reduceTogether, type TogetherState } from './together-state.ts'
import { INITIAL_VERSIONS, reduceVersions, type VersionsState } from './versions-state.ts'

/** The page's state: one slice a feature, each with a reducer of its own that sees every event. */
export type PageState = {
  readonly route: Route
  readonly session: SessionState
  readonly start: StartState
  readonly shelf: ShelfState
  readonly facts: FactsState
  readonly lastPlan: LastPlanState
  readonly document: DocumentState
  readonly edit: EditState
  readonly source: SourceState
  readonly suggestion: SuggestionState
  readonly panel: PanelState
  readonly findings: FindingsState
  readonly exporting: ExportState
  readonly versions: VersionsState
  readonly together: TogetherState
  readonly chat: ChatState
}

export const INITIAL_STATE: PageState = {
  route: { name: 'drafts' },
  session: INITIAL_SESSION,
  start: INITIAL_START,
  shelf: INITIAL_SHELF,
  facts: INITIAL_FACTS,
  lastPlan: INITIAL_LAST_PLAN,
  document: INITIAL_DOCUMENT,
  edit: INITIAL_EDIT,
  source: INITIAL_SOURCE,
  suggestion: INITIAL_SUGGESTION,
  panel: INITIAL_PANEL,
  findings: INITIAL_FINDINGS,
  exporting: INITIAL_EXPORT,
  versions: INITIAL_VERSIONS,
  together: INITIAL_TOGETHER,
  chat: INITIAL_CHAT,
}

export const reducePage = (state: PageState, event: PageEvent): PageState => ({
  route: reduceRoute(state.route, event),
  session: reduceSession(state.session, event),
  start: reduceStart(state.start, event),
  shelf: reduceShelf(state.shelf, event),
  facts: reduceFacts(state.facts, event),
  lastPlan: reduceLastPlan(state.lastPlan, event),
  document: reduceDocument(state.document, event),
  edit: reduceEdit(state.edit, event),
  source: reduceSource(state.source, event),
  suggestion: reduceSuggestion(state.suggestion, event),
  panel: reducePanel(state.panel, event),
  findings: reduceFindings(state.findings, event),
  exporting: reduceExport(state.exporting, event),
  versions: reduceVersions(state.versions, event),
  together: reduceTogether(state.together, event),
  chat: reduceChat(state.chat, event),
})
