import { createRoute, z } from '@hono/zod-openapi'
import { writerSchema } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import { editActionSchema, type Suggestion, suggestionSchema } from '../../domain/suggestion.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { applyChanges } from '../../editing/apply-suggestion.ts'
import { suggest } from '../../editing/suggest.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import { createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, listOf, problemResponses, sectionSchema } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'
import { storedSection, unwritten } from './sections.ts'

const params = z.object({ id: idSchema, sectionId: idSchema })
const path = '/drafts/{id}/sections/{sectionId}/suggestions'
const suggestionContent = { 'application/json': { schema: suggestionSchema.meta({ id: 'Suggestion' }) } }

const createSuggestion = createRoute({
  method: 'post',
  path,
  summary: 'Proposes other words for a section or some of its sentences; changes nothing',
  description:
    'Every proposed sentence has passed the same gates as the draft, and tells the same facts as before unless `freeFacts` is set. Closing the connection ends the model call. Nothing of a locked section leaves the service.',
  request: {
    params,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            action: editActionSchema,
            sentences: z.array(idSchema).min(1).max(500).optional(),
            wish: z.string().max(500, '要求不能超过 500 字').default(''),
            freeFacts: z.boolean().default(false),
            writer: writerSchema.optional(),
          }),
        },
      },
    },
  },
  responses: { 201: { description: 'The suggestion', content: suggestionContent }, ...problemResponses },
})

const listSuggestions = createRoute({
  method: 'get',
  path,
  summary: 'The suggestions for a section that are not decided on, oldest first',
  request: { params },
  responses: {
    200: {
      description: 'The suggestions',
      content: { 'application/json': { schema: listOf(suggestionSchema) } },
    },
    ...problemResponses,
  },
})

const decide = createRoute({
  method: 'post',
  path: `${path}/{suggestionId}/decisions`,
  summary: 'Accepts and rejects changes of a suggestion; If-Match names the revision that was read',
  description:
    'What is neither accepted nor rejected stays open. Without `accept` and `reject` all is accepted.',
  request: {
    params: params.extend({ suggestionId: idSchema }),
    headers: ifMatchHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            accept: z.array(idSchema).max(500).optional(),
            reject: z.array(idSchema).max(500).optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'The section as it stands now',
      content: { 'application/json': { schema: sectionSchema } },
    },
    ...problemResponses,
  },
})

export const suggestions = createRouter()
  .openapi(createSuggestion, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    const { action, sentences, wish, freeFacts, writer } = c.req.valid('json')
    const draft = await storedDraft(c, id)
    const section = await storedSection(c, id, sectionId)
    if (draft.status !== 'done' && section.revision === 0) throw unwritten()
    const { sheet } = await storedSheet(c, draft.factSheetId)
    const { drafts, newId, model } = c.var.services
    if (writer === 'model' && !model) {
      throw new AppError('model_unavailable', '未配置模型服务，可改用内置引擎（writer: engine）')
    }
    const proposed = await suggest(
      {
        draft,
        section,
        sheet,
        action,
        chosen: sentences,
        wish,
        freeFacts,
        model: writer === 'engine' ? null : model,
        nonce: nonceOf(newId),
        newId,
      },
      c.req.raw.signal,
    )
    const open = proposed.changes.length + proposed.headings.length > 0
    const suggestion = open
      ? await drafts.addSuggestion(id, proposed)
      : { ...proposed, id: newId(), createdAt: c.var.services.clock().toISOString() }
    return c.json(suggestion, 201)
  })
  .openapi(listSuggestions, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    await storedSection(c, id, sectionId)
    return c.json({ items: await c.var.services.drafts.suggestions(id, sectionId) }, 200)
  })
  .openapi(decide, async (c) => {
    const { id, sectionId, suggestionId } = c.req.valid('param')
    const { accept, reject } = c.req.valid('json')
    const { drafts } = c.var.services
    const draft = await storedDraft(c, id)
    const section = await storedSection(c, id, sectionId)
    const suggestion = (await drafts.suggestions(id, sectionId)).find((other) => other.id === suggestionId)
    if (!suggestion) throw new AppError('not_found', '没有这条修改建议，可能已经处理')
    const accepted = new Set(accept ?? (reject ? [] : idsOf(suggestion)))
    const rejected = new Set(reject)
    refuseUnclear(suggestion, accepted, rejected)
    let open = suggestion.changes
    let revised = section
    if (suggestion.changes.some((change) => accepted.has(change.id))) {
      const { sheet } = await storedSheet(c, draft.factSheetId)
      const applied = applyChanges(section.sentences, open, accepted, indexSheet(sheet), section.role)
      revised = await drafts.revise(id, sectionId, expectedRevision(c), applied.sentences, suggestion.author)
      open = [...applied.open]
    }
    const headings = suggestion.headings.filter((change) => accepted.has(change.id))
    const isLocked = headings.some((change) =>
      draft.sections.some((other) => other.id === change.sectionId && other.locked),
    )
    if (isLocked) throw new AppError('section_locked', '标题所在的节已锁定，解除锁定后才能修改')
    if (headings.length > 0) {
      await drafts.setHeadings(id, new Map(headings.map((change) => [change.sectionId, change.after])))
      revised = await storedSection(c, id, sectionId)
    }
    const isOpen = (change: { readonly id: string }): boolean =>
      !accepted.has(change.id) && !rejected.has(change.id)
    await drafts.keepSuggestion(id, {
      ...suggestion,
      changes: open.filter(isOpen),
      headings: suggestion.headings.filter(isOpen),
    })
    c.header('etag', etagOf(revised.revision))
    return c.json(revised, 200)
  })

/** A decision on what is not there was meant for something else. */
function refuseUnclear(
  suggestion: Suggestion,
  accepted: ReadonlySet<string>,
  rejected: ReadonlySet<string>,
): void {
  const open = new Set(idsOf(suggestion))
  if ([...accepted, ...rejected].some((id) => !open.has(id)))
    throw new AppError('invalid_request', '所指的修改不在这条建议中，可能已经处理，请刷新后再试')
  if (!accepted.isDisjointFrom(rejected))
    throw new AppError('invalid_request', '同一处修改不能既采纳又不采纳')
}

const idsOf = ({ changes, headings }: Suggestion): string[] => [...changes, ...headings].map(({ id }) => id)
