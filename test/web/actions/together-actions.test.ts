import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { createContext } from '../../../src/web/actions/context.ts'
import { createTogetherActions } from '../../../src/web/actions/together-actions.ts'
import { createStore } from '../../../src/web/state/store.ts'
import type { OpenSheet } from '../../../src/web/transport/sheets.ts'
import { createFetchTransport } from '../../../src/web/transport/transport.ts'
import { DRAFT, SHEET } from '../samples.ts'
import { stillSurroundings } from '../still-surroundings.ts'

const [first, second] = SHEET.facts
if (!first || !second) throw new Error('the sample has facts')

/** A page with a draft and its sheet open, and a service at which somebody else changes the sheet. */
async function openSheet() {
  let stored: OpenSheet = { id: DRAFT.factSheetId, revision: 1, sheet: SHEET, faults: [] }
  let asked = 0
  const timers: (() => void)[] = []
  const store = createStore()
  const transport = createFetchTransport('api/v1', () => Promise.reject(new TypeError('unused')))
  const context = createContext(
    store,
    {
      ...transport,
      sheets: {
        ...transport.sheets,
        open: () => {
          asked += 1
          return Promise.resolve(stored)
        },
      },
      together: {
        announce: () => Promise.resolve(),
        changes: () =>
          Promise.resolve({ mark: 'm', sheetRevision: stored.revision, sections: [], people: [] }),
      },
    },
    stillSurroundings(timers),
  )
  store.tell({ type: 'sheet-opened', sheet: stored })
  store.tell({ type: 'draft-opened', draft: { ...DRAFT, status: 'done' } })
  createTogetherActions(context).follow()
  await settled()
  return {
    store,
    asked: () => asked,
    held: () => store.state().document.sheet?.revision,
    changeElsewhere(id: string) {
      const facts = SHEET.facts.map((fact) => (fact.id === id ? { ...fact, label: '别人改的' } : fact))
      const sheet: FactSheet = { ...SHEET, facts }
      stored = { ...stored, revision: stored.revision + 1, sheet }
    },
    async pass() {
      for (const work of timers.splice(0)) work()
      await settled()
    },
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('what somebody else changes in the sheet', () => {
  it('is read once, when the service tells of it', async () => {
    const page = await openSheet()
    await page.pass()
    expect(page.asked()).toBe(0)
    page.changeElsewhere(first.id)
    await page.pass()
    expect(page.held()).toBe(2)
    await page.pass()
    expect(page.asked()).toBe(1)
  })

  it('leaves the form of another fact alone, and waits where the same fact is open', async () => {
    const page = await openSheet()
    page.store.tell({ type: 'fact-chosen', id: first.id })
    page.changeElsewhere(second.id)
    await page.pass()
    expect(page.held()).toBe(2)
    page.changeElsewhere(first.id)
    await page.pass()
    await page.pass()
    expect([page.held(), page.asked()]).toEqual([2, 2])
    page.store.tell({ type: 'fact-chosen', id: first.id })
    await page.pass()
    expect(page.held()).toBe(3)
  })
})
