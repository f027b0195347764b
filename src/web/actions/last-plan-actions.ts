import { describeFailure } from '../transport/failure.ts'
import type { PlanSource } from '../transport/last-plan.ts'
import type { ActionContext } from './context.ts'

/** Where the answers to last year's plan stand. */
export type LastPlanActions = {
  /** Reads how the plan stands; another source where one is named. */
  read(source?: PlanSource): void
}

export function createLastPlanActions({ store, tell, transport }: ActionContext): LastPlanActions {
  async function read(source: PlanSource): Promise<void> {
    const sheetId = store.state().document.sheet?.id
    if (sheetId === undefined) return
    tell({ type: 'plan-source-chosen', source })
    try {
      const reconciliation = await transport.lastPlan.reconcile(sheetId, source)
      if (store.state().lastPlan.source === source) tell({ type: 'reconciliation-read', reconciliation })
    } catch (error) {
      if (store.state().lastPlan.source !== source) return
      tell({ type: 'reconciliation-missed', failure: describeFailure('last-plan', error) })
    }
  }
  // The answers stand in the sheet: what changes there may change them.
  store.listen(({ lastPlan }, event) => {
    const isChanged = event.type === 'sheet-revised' || event.type === 'sheet-opened'
    if (isChanged && lastPlan.reconciliation !== null) void read({ ...lastPlan.source })
  })
  return { read: (source) => void read(source ?? { ...store.state().lastPlan.source }) }
}
