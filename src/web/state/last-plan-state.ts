import type { Banner } from '../events/banner.ts'
import type { PageEvent } from '../events/page-event.ts'
import type { PlanSource, Reconciliation } from '../transport/last-plan.ts'

/** Last year's plan, held item by item against this year's sheet. */
export type LastPlanState = {
  readonly source: PlanSource
  readonly isReading: boolean
  /** Null until it was read. */
  readonly reconciliation: Reconciliation | null
  /** Why the plan could not be read from its source. */
  readonly failure: Banner | null
}

export const INITIAL_LAST_PLAN: LastPlanState = {
  source: { kind: 'sheet' },
  isReading: false,
  reconciliation: null,
  failure: null,
}

export function reduceLastPlan(state: LastPlanState, event: PageEvent): LastPlanState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_LAST_PLAN
    case 'plan-source-chosen':
      return { ...state, source: event.source, isReading: true, failure: null }
    case 'reconciliation-read':
      return { ...state, isReading: false, reconciliation: event.reconciliation, failure: null }
    case 'reconciliation-missed':
      // What was read from another source says nothing of this one, but the way back to it is the sheet.
      return { ...state, source: { kind: 'sheet' }, isReading: false, failure: event.failure }
    default:
      return state
  }
}
