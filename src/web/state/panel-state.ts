import type { PageEvent } from '../events/page-event.ts'
import type { PanelName } from '../events/panel-events.ts'

/** Which panel stands beside the document. */
export type PanelState = { readonly panel: PanelName; readonly isFolded: boolean }

export const INITIAL_PANEL: PanelState = { panel: 'source', isFolded: false }

export function reducePanel(state: PanelState, event: PageEvent): PanelState {
  switch (event.type) {
    case 'panel-opened':
      return { panel: event.panel, isFolded: false }
    case 'panel-folded':
      return { ...state, isFolded: event.isFolded }
    case 'sentence-pinned':
      // Choosing a sentence is asking where it comes from.
      return event.id === null ? state : { panel: 'source', isFolded: false }
    default:
      return state
  }
}
