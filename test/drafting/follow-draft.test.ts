import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftEvent, Writer } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import type { DraftStore } from '../../src/domain/stores.ts'
import { type FollowServices, followDraft } from '../../src/drafting/follow-draft.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { openTestDatabase } from '../support/database.ts'
import { obedientModel, scriptedChatModel } from '../support/scripted-model.ts'
import { createTestServices } from '../support/services.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const never = new AbortController().signal

let runs = 0
async function plannedDraft(changes: (drafts: DraftStore) => Partial<DraftStore>, writer: Writer = 'model') {
  runs += 1
  const services = createTestServices(database, { prefix: `f${runs}x` })
  const sheet = parseSheet(sheetTemplate())
  const stored = await services.sheets.create(sheet)
  const plan = planDraft(sheet, { kind: sheet.kind })
  const { id } = await services.drafts.create({ factSheetId: stored.id, writer, plan })
  const following: FollowServices = {
    ...services,
    search: services.shelf.search,
    model: scriptedChatModel(obedientModel),
    drafts: { ...services.drafts, ...changes(services.drafts) },
  }
  return { id, following, drafts: services.drafts }
}

async function collect(following: FollowServices, id: string): Promise<string[]> {
  const types: string[] = []
  for await (const { event } of followDraft(following, id, 0, never)) types.push(event.type)
  return types
}

describe('following a draft', () => {
  it('stores the first sentence of the engine at once, and then section by section', async () => {
    const stored: (readonly DraftEvent[])[] = []
    const { id, following } = await plannedDraft(
      (store) => ({
        append: (draftId, holder, events) => {
          stored.push(events)
          return store.append(draftId, holder, events)
        },
      }),
      'engine',
    )
    await collect(following, id)
    const sentences = stored.map((events) => events.filter(({ type }) => type === 'sentence').length)
    expect(sentences.find((count) => count > 0)).toBe(1)
    expect(Math.max(...sentences)).toBeGreaterThan(1)
  })

  it('ends with the failure when the claim cannot be held, and frees the draft', async () => {
    let claims = 0
    const { id, following, drafts } = await plannedDraft((store) => ({
      claim: async (...claim) => {
        claims += 1
        if (claims > 1) throw new Error('the database is gone')
        return store.claim(...claim)
      },
    }))
    await expect(collect(following, id)).rejects.toThrow('the database is gone')
    expect(await drafts.claim(id, 'another', 1)).toBe(true)
  })

  it('goes on as a reader when another has taken the claim, and tells nothing twice', async () => {
    let claims = 0
    const { id, following, drafts } = await plannedDraft((store) => ({
      claim: async (draftId, holder, seconds) => {
        claims += 1
        return claims === 2 ? false : store.claim(draftId, holder, seconds)
      },
    }))
    const types = await collect(following, id)
    expect(types.at(-1)).toBe('draft-end')
    expect(types.filter((type) => type === 'draft-start')).toHaveLength(1)
    const stored = await drafts.eventsAfter(id, 0)
    expect(types).toEqual(stored.map(({ event }) => event.type))
  })
})
