import { describe, expect, it } from 'vitest'
import { readFacts } from '../../src/chat/fact-words.ts'
import { conversationRequest } from '../../src/chat/model/converse.ts'
import { nameRequest } from '../../src/chat/model/name-facts.ts'
import type { RequestMessage } from '../../src/domain/conversation.ts'
import type { Hit } from '../../src/domain/document.ts'
import type { ChatModel, ChatRequest } from '../../src/domain/ports.ts'
import { labelProposals } from '../../src/drafting/label-proposals.ts'
import { paragraphRequest, repairRequest } from '../../src/drafting/model-writer/build-request.ts'
import { frameRequest } from '../../src/drafting/model-writer/frame-by-model.ts'
import { proposeOrder } from '../../src/drafting/model-writer/propose-order.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { editableRuns } from '../../src/editing/editable-runs.ts'
import { editByModel } from '../../src/editing/model-edits.ts'
import { headingsByModel } from '../../src/editing/propose-headings.ts'
import { proposeWording } from '../../src/editing/propose-wording.ts'
import { proposalSchema } from '../../src/facts/extract/proposal.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { prompts } from '../../src/generated/prompts.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import { scriptedChatModel } from '../support/scripted-model.ts'
import { engineDraft } from '../support/written-draft.ts'

const sheet = sheetOf(12)
const index = indexSheet(sheet)
const nonce = '#abcdef#'
const never = new AbortController().signal
const plan = planDraft(sheet, { kind: 'annual' })
const facts = sheet.facts.slice(0, 3)
const [section] = plan.sections
if (!section) throw new Error('the plan is empty')

const hit: Hit = {
  passageId: 'p1',
  documentId: 'd1',
  title: '某文',
  organ: null,
  path: [],
  role: 'summary',
  theme: '综合',
  text: '梧桐县建成学校12所。',
  masked: '〈地〉建成学校〈数〉。',
  foreign: ['梧桐县'],
  score: 1,
  ranks: { lexical: 1, vector: null },
}

/** The one request that the work makes of a model. */
async function requestOf(work: (model: ChatModel) => Promise<unknown>): Promise<ChatRequest> {
  const model = scriptedChatModel(() => ({ pieces: [''] }))
  await work(model)
  const [request] = model.requests
  if (!request) throw new Error('the model was not asked')
  return request
}

const PROMPTS: Readonly<Record<string, () => ChatRequest | Promise<ChatRequest>>> = {
  section: () =>
    paragraphRequest({
      section,
      facts,
      question: '怎样推进工作',
      index,
      exemplars: [hit],
      said: [{ text: '各项工作有序推进。', template: '各项工作有序推进。' }],
      nonce,
      model: {},
    }),
  repair: () =>
    repairRequest(
      '建成九所。',
      [{ rule: 'A2', severity: 'error', message: '“九所”像是数量，数量只能引用台账' }],
      facts,
      index,
      nonce,
      {},
    ),
  plan: () => requestOf((model) => proposeOrder(plan, index, model, nonce, never)),
  frame: () =>
    frameRequest({
      frame: 'opening',
      section,
      facts,
      said: facts.map(({ id, label }) => ({ text: label, template: `{{${id}${label}.全句}}。` })),
      index,
      foreign: new Set(),
      model: scriptedChatModel(() => ({ pieces: [''] })),
      nonce,
    }),
  edit: async () => {
    const written = (await engineDraft(sheet)).sections.find(({ sentences }) =>
      sentences.some(({ class: kind }) => kind === 'F'),
    )
    if (!written) throw new Error('nothing was written')
    const chosen = new Set(written.sentences.filter(({ facts }) => facts.length > 0).map(({ id }) => id))
    const [run] = editableRuns(written.sentences, index, written.role, chosen).runs
    if (!run) throw new Error('nothing can be edited')
    return requestOf((model) =>
      editByModel(
        'polish',
        run,
        { index, section: written, model, nonce, wish: '精练一些', offered: [] },
        never,
      ),
    )
  },
  headline: () =>
    requestOf((model) =>
      headingsByModel(plan.sections.slice(0, 3), { index, model, nonce, wish: '' }, never),
    ),
  'label-figures': () =>
    requestOf((model) =>
      labelProposals(
        model,
        [
          proposalSchema.parse({
            id: 'x1',
            accept: false,
            fact: sheet.facts.find(({ kind }) => kind === 'indicator'),
            places: [{ file: '甲.md', line: 1, start: 0, end: 3, quote: '12所', sentence: '建成学校12所。' }],
            question: null,
            known: null,
          }),
        ],
        nonce,
        never,
      ),
    ),
  proofread: () =>
    requestOf((model) =>
      proposeWording(
        model,
        '全年新建学校12所，切实行驶管理权利。\n青石县第一中学落实“双减”政策。',
        nonce,
        never,
      ),
    ),
  'chat-facts': () => {
    const words = '全年新建成学校12所，惠及学生3.2万人'
    const reads = readFacts(words, sheet).filter(({ change }) => change === 'add')
    return nameRequest(reads, words, sheet, nonce)
  },
  conversation: async () => {
    const draft = await engineDraft(sheet)
    const request: RequestMessage = {
      id: 'm1',
      number: 1,
      createdAt: '2026-01-06T08:00:00.000Z',
      role: 'writer',
      text: '学校建设这块今年干得咋样，超过12所没有',
      context: {},
    }
    const stored = { id: 'f1', revision: 1, sheet, updatedAt: request.createdAt }
    return conversationRequest({ draft, stored, index, request }, [hit], {}, nonce)
  },
}

describe('the words said to a model', () => {
  it('are those of every prompt', () => {
    expect(
      Object.keys(PROMPTS)
        .map((id) => `${id}.md`)
        .toSorted(),
    ).toEqual(Object.keys(prompts).toSorted())
  })

  it.each(Object.keys(PROMPTS))('by the prompt %s are those of its golden rendering', async (id) => {
    const request = await PROMPTS[id]?.()
    const text = request?.messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot(`../fixtures/prompts/${id}.txt`)
  })
})
