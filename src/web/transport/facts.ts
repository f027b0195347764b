import type { Choice, Fact } from '../../domain/fact-sheet.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

/** What is sent of a fact: some of its fields, as typed; null takes a field away. */
export type FactChanges = Readonly<Record<string, unknown>>

/** One fact at a time. All are refused with `invalid_sheet` and faults at fields, or with `revision_conflict`. */
export type FactsResource = {
  add(sheetId: string, revision: number, fact: FactChanges): Promise<{ readonly fact: Fact | null }>
  change(sheetId: string, factId: string, revision: number, changes: FactChanges): Promise<void>
  replace(sheetId: string, factId: string, revision: number, fact: Fact): Promise<void>
  remove(sheetId: string, factId: string, revision: number): Promise<void>
  decide(sheetId: string, disputeId: string, revision: number, choice: Choice, by: string): Promise<void>
}

export const createFactsResource = ({ read, send }: Requester): FactsResource => ({
  add: (sheetId, revision, fact) =>
    read(pathOf('fact-sheets', sheetId, 'facts'), jsonRequest('POST', fact, revision)),
  change: async (sheetId, factId, revision, changes) => {
    await send(pathOf('fact-sheets', sheetId, 'facts', factId), jsonRequest('PATCH', changes, revision))
  },
  replace: async (sheetId, factId, revision, fact) => {
    await send(pathOf('fact-sheets', sheetId, 'facts', factId), jsonRequest('PUT', fact, revision))
  },
  remove: async (sheetId, factId, revision) => {
    await send(pathOf('fact-sheets', sheetId, 'facts', factId), {
      method: 'DELETE',
      headers: { 'if-match': `"${revision}"` },
    })
  },
  decide: async (sheetId, disputeId, revision, choice, by) => {
    await send(
      pathOf('fact-sheets', sheetId, 'disputes', disputeId, 'decision'),
      jsonRequest('PUT', { choice, by }, revision),
    )
  },
})
