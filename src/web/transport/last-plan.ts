import type { Fact, LastPlanItem } from '../../domain/fact-sheet.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

export type PlanStatus = NonNullable<LastPlanItem['status']>

/** One item of last year's plan and how it stands against this year's sheet. */
export type ReconciledItem = {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly inSheet: boolean
  readonly status: PlanStatus | null
  readonly evidence: readonly string[]
  readonly reason: string | null
  readonly missing: readonly string[]
  readonly proposals: readonly { readonly id: string; readonly label: string }[]
  readonly suggested: PlanStatus | null
}

/** A fact that waits for a person's word. */
export type Proposal = { readonly id: string; readonly accept: boolean; readonly fact: Fact }

export type Reconciliation = {
  readonly items: readonly ReconciledItem[]
  readonly unheld: readonly Proposal[]
}

export type LastPlanResource = {
  reconcile(sheetId: string, documentId: string): Promise<Reconciliation>
  /** Puts the accepted ones into the sheet, unanswered. */
  accept(sheetId: string, revision: number, proposals: readonly Proposal[]): Promise<void>
}

export const createLastPlanResource = ({ read, send }: Requester): LastPlanResource => ({
  reconcile: (factSheetId, documentId) => read('reconcile', jsonRequest('POST', { factSheetId, documentId })),
  accept: async (id, revision, proposals) => {
    await send(pathOf('fact-sheets', id, 'proposals', 'accept'), jsonRequest('POST', { proposals }, revision))
  },
})
