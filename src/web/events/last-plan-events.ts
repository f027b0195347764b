import type { PlanSource, Reconciliation } from '../transport/last-plan.ts'
import type { Banner } from './banner.ts'

export type LastPlanEvent =
  | { readonly type: 'plan-source-chosen'; readonly source: PlanSource }
  | { readonly type: 'reconciliation-read'; readonly reconciliation: Reconciliation }
  | { readonly type: 'reconciliation-missed'; readonly failure: Banner }
