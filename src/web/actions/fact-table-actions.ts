import type { FactKind } from '../../domain/fact-sheet.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import { changesOfRow, factOfRow, isFilled, newRow } from '../views/fact-rows.ts'
import type { ActionContext } from './context.ts'

/** Filling the sheet of a new draft as a table. */
export type FactTableActions = {
  chooseKind(kind: FactKind): void
  type(row: string, path: string, text: string): void
  /** Puts what was typed into the row of a fact into the sheet. */
  save(row: string): void
  /** Adds the new fact of a kind, where its row holds one. */
  add(kind: FactKind): void
  remove(factId: string): void
}

export function createFactTableActions({ store, tell, transport, attempt }: ActionContext): FactTableActions {
  /** One change after the other: each names the revision that the one before it left. */
  let last: Promise<void> = Promise.resolve()
  const queue = (work: () => Promise<void>): void => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    attempt('start', () => next)
  }
  const start = () => store.state().start

  /** Changes the sheet, once more on the newest where somebody else changed it meanwhile. */
  async function change(work: (sheet: OpenSheet) => Promise<unknown>): Promise<void> {
    const { sheet } = start()
    if (sheet === null) return
    try {
      await work(sheet)
    } catch (error) {
      if (!isRefusal(error, 'revision_conflict')) throw error
      await work(await transport.sheets.open(sheet.id))
    }
    tell({ type: 'start-sheet-read', sheet: await transport.sheets.open(sheet.id) })
  }

  async function storeRow(row: string, work: (sheet: OpenSheet) => Promise<unknown>): Promise<void> {
    tell({ type: 'table-row-saving', row })
    try {
      await change(work)
      tell({ type: 'table-row-saved', row })
    } catch (error) {
      const problem = error instanceof RequestFailure ? error.problem : null
      tell({ type: 'table-row-faulted', row, faults: problem?.errors ?? [] })
      // What has a place is shown there, with the words as they were typed.
      if (!problem?.errors?.length) throw error
    }
  }

  async function save(row: string): Promise<void> {
    const { table, sheet } = start()
    const typed = table.typed[row]
    const fact = sheet?.sheet.facts.find(({ id }) => id === row)
    if (typed === undefined || fact === undefined) return
    const changes = changesOfRow(fact, typed)
    if (Object.keys(changes).length === 0) tell({ type: 'table-row-saved', row })
    else await storeRow(row, ({ id, revision }) => transport.facts.change(id, row, revision, changes))
  }

  async function add(kind: FactKind): Promise<void> {
    const row = newRow(kind)
    const typed = start().table.typed[row]
    if (typed === undefined || !isFilled(typed)) return
    await storeRow(row, ({ id, revision }) => transport.facts.add(id, revision, factOfRow(kind, typed)))
  }

  return {
    chooseKind: (kind) => tell({ type: 'table-kind-chosen', kind }),
    type: (row, path, text) => tell({ type: 'table-typed', row, path, text }),
    save: (row) => queue(() => save(row)),
    add: (kind) => queue(() => add(kind)),
    remove: (factId) =>
      queue(() => storeRow(factId, ({ id, revision }) => transport.facts.remove(id, factId, revision))),
  }
}
