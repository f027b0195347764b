import type { ChatEvent } from './chat-events.ts'
import type { DocumentEvent } from './document-events.ts'
import type { EditEvent } from './edit-events.ts'
import type { ExportEvent } from './export-events.ts'
import type { FactEvent } from './fact-events.ts'
import type { FactTableEvent } from './fact-table-events.ts'
import type { FindingsEvent } from './findings-events.ts'
import type { LastPlanEvent } from './last-plan-events.ts'
import type { PanelEvent } from './panel-events.ts'
import type { RouteEvent } from './route-events.ts'
import type { SessionEvent } from './session-events.ts'
import type { ShelfEvent } from './shelf-events.ts'
import type { SourceEvent } from './source-events.ts'
import type { StartEvent } from './start-events.ts'
import type { SuggestionEvent } from './suggestion-events.ts'
import type { TogetherEvent } from './together-events.ts'
import type { VersionsEvent } from './versions-events.ts'

/** All that can happen on the page. Every slice of the state sees every event. */
export type PageEvent =
  | RouteEvent
  | SessionEvent
  | StartEvent
  | FactTableEvent
  | FactEvent
  | LastPlanEvent
  | ShelfEvent
  | DocumentEvent
  | EditEvent
  | SourceEvent
  | SuggestionEvent
  | PanelEvent
  | FindingsEvent
  | ExportEvent
  | VersionsEvent
  | TogetherEvent
  | ChatEvent

export type Tell = (event: PageEvent) => void
