import type { Fact, LastPlanItem } from '../../domain/fact-sheet.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

export type PlanStatus = NonNullable<LastPlanItem['status']>

/** A figure that the plan set, and what became of it. */
export type PlanFigure = {
  readonly raw: string
  readonly metric: string
  readonly actual: string | null
  readonly state: 'reached' | 'missed' | 'open' | 'unknown'
}

/** One item of last year's plan and how it stands against this year's sheet. */
export type ReconciledItem = {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly inSheet: boolean
  readonly status: PlanStatus | null
  /** Facts that the bureau gives as evidence. */
  readonly evidence: readonly string[]
  readonly reason: string | null
  readonly missing: readonly string[]
  readonly figures: readonly PlanFigure[]
  /** Facts that may be evidence and are not given as such. */
  readonly proposals: readonly { readonly id: string; readonly label: string }[]
  /** What the figures alone suggest. */
  readonly suggested: PlanStatus | null
}

export type Reconciliation = {
  readonly items: readonly ReconciledItem[]
  /** The items that the sheet does not hold yet, as it would hold them. */
  readonly unheld: readonly { readonly fact: Fact }[]
}

/** Where last year's plan is told: in the sheet itself, in a document of the shelf, or in a file. */
export type PlanSource =
  | { readonly kind: 'sheet' }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'file'; readonly file: File }

export type LastPlanResource = {
  /** Refused with `empty_document` where a source was named that holds no plan. */
  reconcile(sheetId: string, source: PlanSource): Promise<Reconciliation>
}

export const createLastPlanResource = ({ read }: Requester): LastPlanResource => ({
  reconcile(factSheetId, source) {
    if (source.kind === 'file') {
      const body = new FormData()
      body.append('file', source.file)
      return read(pathOf('fact-sheets', factSheetId, 'reconcile'), { method: 'POST', body })
    }
    const documentId = source.kind === 'document' ? { documentId: source.id } : {}
    return read('reconcile', jsonRequest('POST', { factSheetId, ...documentId }))
  },
})
