import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { draftKindSchema } from '../../domain/document.ts'
import {
  type Draft,
  type DraftPlan,
  draftEventSchema,
  draftPlanSchema,
  type HouseStyle,
  writerSchema,
} from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import { followDraft } from '../../drafting/follow-draft.ts'
import { proposeOrder } from '../../drafting/model-writer/propose-order.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { outlineSchema } from '../../drafting/plan/outline-plan.ts'
import { planAsWished, sectionLengths } from '../../drafting/plan-as-wished.ts'
import { LENGTHS } from '../../drafting/plan-to-length.ts'
import { ownDocuments } from '../../drafting/style/own-documents.ts'
import { readHouseStyle } from '../../drafting/style/read-house-style.ts'
import { exportDraft } from '../../export/export-draft.ts'
import { EXPORT_FORMATS, type ExportRequest, exportRequestSchema } from '../../export/export-request.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { lastEventId, sendEvents } from '../events.ts'
import { draftSchema, idSchema, listOf, problemResponses } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'

const withId = { params: z.object({ id: idSchema }) }
const draftContent = { 'application/json': { schema: draftSchema } }

const listDrafts = createRoute({
  method: 'get',
  path: '/drafts',
  summary: 'The drafts, newest first',
  responses: {
    200: {
      description: 'All drafts, without their texts',
      content: {
        'application/json': {
          schema: listOf(
            z.object({
              id: z.string(),
              title: z.string(),
              kind: draftKindSchema,
              status: draftSchema.shape.status,
              createdAt: z.string(),
            }),
          ),
        },
      },
    },
    ...problemResponses,
  },
})

const wantedDraftSchema = z.strictObject({
  factSheetId: idSchema,
  kind: draftKindSchema.optional(),
  writer: writerSchema.optional(),
  seed: z.string().max(64).optional(),
  /** Characters wanted; what is no must gives way, the lightest first. */
  length: z.int().min(LENGTHS.least).max(LENGTHS.most).optional(),
  /** Lets the model propose in which order each section tells its facts. */
  proposeOrder: z.boolean().default(false),
  /** A document of the shelf whose outline and wordings the draft follows. */
  style: idSchema.optional(),
  /** The sections as the writer wants them: those that `POST /drafts/plan` proposed, arranged anew. */
  outline: outlineSchema.optional(),
})
type WantedDraft = z.output<typeof wantedDraftSchema>
const wantedBody = { required: true, content: { 'application/json': { schema: wantedDraftSchema } } } as const
const OUTLINE =
  'An `outline` names the sections of the plan that the same request without it gives, in the order wanted, each with its heading and facts and perhaps a length. No must may go, no fact be invented or told twice; a section stays in its part; a changed heading passes the gates. Each fault carries a `pointer` into the outline.'

const planOnly = createRoute({
  method: 'post',
  path: '/drafts/plan',
  summary: 'The plan that such a draft would have; stores nothing',
  description: OUTLINE,
  request: { body: wantedBody },
  responses: {
    200: {
      description: 'The plan, and the characters that the engine writes from each section',
      content: {
        'application/json': {
          schema: z
            .object({ plan: draftPlanSchema, lengths: z.record(z.string(), z.int()) })
            .meta({ id: 'PlannedDraft' }),
        },
      },
    },
    ...problemResponses,
  },
})

const createDraft = createRoute({
  method: 'post',
  path: '/drafts',
  summary: 'Plans a draft of a fact sheet; reading its events writes it',
  description: OUTLINE,
  request: { body: wantedBody },
  responses: { 201: { description: 'The planned draft', content: draftContent }, ...problemResponses },
})

const getDraft = createRoute({
  method: 'get',
  path: '/drafts/{id}',
  summary: 'A draft as it stands',
  request: withId,
  responses: { 200: { description: 'The draft', content: draftContent }, ...problemResponses },
})

const removeDraft = createRoute({
  method: 'delete',
  path: '/drafts/{id}',
  summary: 'Removes a draft with all its revisions',
  request: withId,
  responses: { 204: { description: 'It is gone' }, ...problemResponses },
})

const getEvents = createRoute({
  method: 'get',
  path: '/drafts/{id}/events',
  summary: 'Writes the draft while somebody reads, and tells what is written',
  description:
    'Server-sent events. The stream repeats what was written after `Last-Event-ID` (or `after`) and goes on writing; a number that this draft does not have means from the beginning; leaving it pauses the writing, coming back continues it. It ends with `draft-end` or `problem`; anything else was cut off.',
  request: {
    ...withId,
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
    headers: z.object({ 'last-event-id': z.string().optional() }),
  },
  responses: {
    200: {
      description: 'Events; `data` is one of these as JSON',
      content: { 'text/event-stream': { schema: draftEventSchema.meta({ id: 'DraftEvent' }) } },
    },
    ...problemResponses,
  },
})

const exportedFile = {
  description: 'The file',
  content: {
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      schema: z.string().openapi({ format: 'binary' }),
    },
    'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
    'text/markdown': { schema: z.string() },
    'text/plain': { schema: z.string() },
  },
}

const exportDraftPlain = createRoute({
  method: 'get',
  path: '/drafts/{id}/export',
  summary: 'The draft as a file in the standard layout',
  request: { ...withId, query: z.object({ format: z.enum(EXPORT_FORMATS).default('docx') }) },
  responses: { 200: exportedFile, ...problemResponses },
})

const exportDraftAsAsked = createRoute({
  method: 'post',
  path: '/drafts/{id}/export',
  summary: 'The draft as a file: layout, tracked changes since a moment, table of sources, final or not',
  request: {
    ...withId,
    body: { required: true, content: { 'application/json': { schema: exportRequestSchema } } },
  },
  responses: { 200: exportedFile, ...problemResponses },
})

export const draftMissing = (): AppError => new AppError('not_found', '没有这份稿件，可能已被删除')

export async function storedDraft(c: Context<AppEnvironment>, id: string): Promise<Draft> {
  const draft = await c.var.services.drafts.get(id)
  if (!draft) throw draftMissing()
  return draft
}

/** The habits of a document on the shelf, with the wordings of the bureau's other ones. */
async function storedStyle(c: Context<AppEnvironment>, id: string, sheet: FactSheet): Promise<HouseStyle> {
  const { shelf } = c.var.services
  const last = await shelf.get(id)
  if (!last) throw new AppError('not_found', '没有这份材料，不能沿用它的写法')
  return readHouseStyle(last, await ownDocuments(shelf, sheet, id))
}

async function planOf(
  c: Context<AppEnvironment>,
  { kind, seed, length, outline, style }: WantedDraft,
  sheet: FactSheet,
): Promise<DraftPlan> {
  return planAsWished(sheet, {
    kind: kind ?? sheet.kind,
    style: style === undefined ? undefined : await storedStyle(c, style, sheet),
    length,
    outline,
    ...(seed ? { seed } : {}),
  })
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const

export const drafts = createRouter()
  .openapi(listDrafts, async (c) => c.json({ items: await c.var.services.drafts.list() }, 200))
  .openapi(planOnly, async (c) => {
    const wanted = c.req.valid('json')
    const { sheet } = await storedSheet(c, wanted.factSheetId)
    const plan = await planOf(c, wanted, sheet)
    return c.json({ plan, lengths: sectionLengths(plan, sheet) }, 200)
  })
  .openapi(createDraft, async (c) => {
    const wanted = c.req.valid('json')
    const { factSheetId, writer, proposeOrder: asked } = wanted
    const { sheet } = await storedSheet(c, factSheetId)
    const { model, drafts: store } = c.var.services
    if (writer === 'model' && !model) {
      throw new AppError('model_unavailable', '未配置模型服务，可改用内置引擎拟稿（writer: engine）')
    }
    const made = await planOf(c, wanted, sheet)
    const plan =
      asked && model && writer !== 'engine'
        ? await proposeOrder(made, indexSheet(sheet), model, nonceOf(c.var.services.newId), c.req.raw.signal)
        : made
    const draft = await store.create({ factSheetId, writer: writer ?? (model ? 'model' : 'engine'), plan })
    return c.json(draft, 201)
  })
  .openapi(getDraft, async (c) => c.json(await storedDraft(c, c.req.valid('param').id), 200))
  .openapi(removeDraft, async (c) => {
    if (!(await c.var.services.drafts.remove(c.req.valid('param').id))) throw draftMissing()
    return c.body(null, 204)
  })
  .openapi(getEvents, async (c) => {
    const { id } = await storedDraft(c, c.req.valid('param').id)
    const { after = lastEventId(c.req.header('last-event-id')) } = c.req.valid('query')
    const { services } = c.var
    return sendEvents(c, (signal) =>
      followDraft({ ...services, search: services.shelf.search }, id, after, signal),
    )
  })
  .openapi(exportDraftPlain, async (c) =>
    sendFile(c, c.req.valid('param').id, exportRequestSchema.parse(c.req.valid('query'))),
  )
  .openapi(exportDraftAsAsked, async (c) => sendFile(c, c.req.valid('param').id, c.req.valid('json')))

async function sendFile(c: Context<AppEnvironment>, id: string, request: ExportRequest) {
  const draft = await storedDraft(c, id)
  const { sheet } = await storedSheet(c, draft.factSheetId)
  const content = await exportDraft(draft, sheet, request, c.var.services)
  const { format } = request
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': MEDIA_TYPES[format],
    'content-disposition': `attachment; filename="draft.${format}"; filename*=UTF-8''${encodeURIComponent(`${draft.plan.title}.${format}`)}`,
  })
}
