import type { PanelName } from '../events/panel-events.ts'
import type { StartEvent } from '../events/start-events.ts'
import { createStore, type Store } from '../state/store.ts'
import type { Transport } from '../transport/transport.ts'
import { type ChatActions, createChatActions } from './chat-actions.ts'
import { type ActionContext, createContext } from './context.ts'
import { createDraftActions, type DraftActions } from './draft-actions.ts'
import { createEditActions, type EditActions } from './edit-actions.ts'
import { createExportActions, type ExportActions } from './export-actions.ts'
import { createFactActions, type FactActions } from './fact-actions.ts'
import { createFactTableActions, type FactTableActions } from './fact-table-actions.ts'
import { createFindingsActions, type FindingsActions } from './findings-actions.ts'
import { createHeadingActions, type HeadingActions } from './heading-actions.ts'
import { createImportActions, type ImportActions } from './import-actions.ts'
import { createLastPlanActions, type LastPlanActions } from './last-plan-actions.ts'
import { createSessionActions, type SessionActions } from './session-actions.ts'
import { createShelfActions, type ShelfActions } from './shelf-actions.ts'
import { createSourceActions, type SourceActions } from './source-actions.ts'
import { createStartActions, type StartActions } from './start-actions.ts'
import { createSuggestionActions, type SuggestionActions } from './suggestion-actions.ts'
import type { Surroundings } from './surroundings.ts'
import { createTogetherActions, type TogetherActions } from './together-actions.ts'
import { createVersionsActions, type VersionsActions } from './versions-actions.ts'

/** What the writer can do on the page, by feature. */
export type PageActions = {
  readonly session: SessionActions
  readonly start: StartActions
  readonly imports: ImportActions
  readonly factTable: FactTableActions
  readonly drafts: DraftActions
  readonly edits: EditActions
  readonly sources: SourceActions
  readonly shelf: ShelfActions
  readonly chat: ChatActions
  readonly findings: FindingsActions
  readonly exporting: ExportActions
  readonly versions: VersionsActions
  readonly together: TogetherActions
  readonly facts: FactActions
  readonly lastPlan: LastPlanActions
  readonly headings: HeadingActions
  readonly suggestions: SuggestionActions
  /** What needs nothing but the state. */
  readonly choose: {
    start(event: Extract<StartEvent, { type: 'writer-chosen' | 'style-chosen' | 'outline-reset' }>): void
    panel(panel: PanelName): void
    foldPanel(isFolded: boolean): void
  }
}

/** The page without its looks: state, actions, and the way to the text on the paper. */
export type Page = {
  readonly store: Store
  readonly actions: PageActions
  readonly transport: Transport
  readonly surroundings: Surroundings
  readonly editor: ActionContext['editor']
}

export function createPage(transport: Transport, surroundings: Surroundings): Page {
  const store = createStore()
  const context = createContext(store, transport, surroundings)
  const { tell } = store
  const edits = createEditActions(context)
  const drafts = createDraftActions(context)
  const start = createStartActions(context, drafts)
  return {
    store,
    transport,
    surroundings,
    editor: context.editor,
    actions: {
      session: createSessionActions(context, drafts, start),
      start,
      imports: createImportActions(context, start),
      factTable: createFactTableActions(context),
      drafts,
      edits,
      facts: createFactActions(context, edits),
      lastPlan: createLastPlanActions(context),
      headings: createHeadingActions(context, edits),
      suggestions: createSuggestionActions(context, edits),
      sources: createSourceActions(context),
      shelf: createShelfActions(context),
      chat: createChatActions(context, drafts, edits),
      findings: createFindingsActions(context),
      exporting: createExportActions(context),
      versions: createVersionsActions(context),
      together: createTogetherActions(context),
      choose: {
        start: tell,
        panel: (panel) => tell({ type: 'panel-opened', panel }),
        foldPanel: (isFolded) => tell({ type: 'panel-folded', isFolded }),
      },
    },
  }
}
