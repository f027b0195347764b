import { createChatModel } from '../../src/adapters/openai/chat-model.ts'
import type { Hit } from '../../src/domain/document.ts'
import type { DraftEvent } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Search } from '../../src/domain/shelf.ts'
import { proposeOrder } from '../../src/drafting/model-writer/propose-order.ts'
import { writeDraft } from '../../src/drafting/pipeline.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { CANARY_MASKED, CANARY_NAMES, CANARY_TEXT } from './hostile-scripts.ts'
import type { ModelScript } from './scripted-model.ts'
import { startScriptedServer } from './scripted-openai-server.ts'

const canary: Hit = {
  passageId: 'canary',
  documentId: 'd9',
  title: '洛川湾市教育局工作总结',
  organ: '洛川湾市教育局',
  path: [],
  role: 'summary',
  theme: '党建',
  text: CANARY_TEXT,
  masked: CANARY_MASKED,
  foreign: CANARY_NAMES,
  score: 1,
  ranks: { lexical: 1, vector: null },
}
/** A shelf that has nothing but a text with canaries. */
export const canarySearch: Search = async () => ({ hits: [canary], degraded: null })

export type DraftingManner = {
  /** The answers come in one piece. */
  readonly whole?: boolean
  /** How long the service may say nothing. */
  readonly silenceMs?: number
  readonly maxRetries?: number
}

/** A draft by a model on loopback that behaves as its script says, with canaries among the exemplars. */
export async function draftBy(
  script: ModelScript,
  sheet: FactSheet,
  { whole = false, silenceMs = 300, maxRetries = 0 }: DraftingManner = {},
): Promise<{ readonly events: DraftEvent[]; readonly calls: number }> {
  const server = await startScriptedServer((request, call) => ({ ...script(request, call), whole }))
  try {
    const model = createChatModel({
      baseUrl: server.baseUrl,
      apiKey: 'none',
      model: 'scripted',
      maxRetries,
      silenceMs,
    })
    let next = 0
    const events: DraftEvent[] = []
    const { signal } = new AbortController()
    const planned = planDraft(sheet, { kind: sheet.kind })
    const task = {
      draftId: 'd1',
      plan: await proposeOrder(planned, indexSheet(sheet), model, '#plan#', signal),
      sheet,
      writer: { model },
      search: canarySearch,
      newId: () => `id-${++next}`,
    }
    for await (const event of writeDraft(task, signal)) events.push(event)
    return { events, calls: server.requests.length }
  } finally {
    await server.close()
  }
}
