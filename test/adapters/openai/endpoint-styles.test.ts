import { afterEach, describe, expect, it } from 'vitest'
import { createChatModel } from '../../../src/adapters/openai/chat-model.ts'
import { tryModel } from '../../../src/cli/try-model.ts'
import type { DraftEvent } from '../../../src/domain/draft.ts'
import { writeDraft } from '../../../src/drafting/pipeline.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'
import { ENDPOINT_STYLES, serviceOf } from '../../support/endpoint-styles.ts'
import { keptFaults } from '../../support/kept-faults.ts'
import { listedFacts, trueSentence } from '../../support/scripted-model.ts'
import { type ScriptedServer, startScriptedServer } from '../../support/scripted-openai-server.ts'

const sheet = sheetOf(5)
let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function modelOf(style: string, grammarName: string | null) {
  const script = serviceOf(ENDPOINT_STYLES[style] ?? {}, (request) => {
    const facts = listedFacts(request)
    return facts.length > 0 ? facts.map(trueSentence).join('') : '覆盖率达{{i901试行覆盖率.值}}。'
  })
  server = await startScriptedServer(script)
  return createChatModel({ baseUrl: server.baseUrl, apiKey: 'none', model: 'm', maxRetries: 0, grammarName })
}

describe.each(Object.keys(ENDPOINT_STYLES))('a service such as %s', (style) => {
  it.each([null, 'structured_outputs.grammar'])(
    'writes a draft, whatever grammar is set (%s), after few refusals',
    async (grammarName) => {
      const model = await modelOf(style, grammarName)
      const events: DraftEvent[] = []
      const task = {
        draftId: 'd1',
        plan: planDraft(sheet, { kind: 'annual' }),
        sheet,
        writer: { model },
        search: async () => ({ hits: [], degraded: null }),
        newId: () => `id-${events.length}`,
      }
      for await (const event of writeDraft(task, new AbortController().signal)) events.push(event)
      const calls = server?.requests.length ?? 0
      expect(events.filter(({ type }) => type === 'notice')).toEqual([])
      const { figures, raw, untoldMusts } = keptFaults(events, sheet, calls)
      expect([figures, raw, untoldMusts]).toEqual([[], [], []])
      const paragraphs = new Set(server?.requests.map(({ messages }) => messages.at(-1)?.content)).size
      expect(calls).toBeLessThanOrEqual(paragraphs + 5)
      expect(events.some((event) => event.type === 'sentence' && event.sentence.author === 'model')).toBe(
        true,
      )
    },
  )

  it('is told by the doctor to be of use', async () => {
    expect(await tryModel(await modelOf(style, 'grammar'))).toMatchObject({ status: 'ok' })
  })
})
