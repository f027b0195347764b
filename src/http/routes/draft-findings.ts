import { createRoute, z } from '@hono/zod-openapi'
import { draftFindingSchema, ignoredFindingSchema } from '../../domain/draft-finding.ts'
import { AppError } from '../../domain/errors.ts'
import { proofreadDraft } from '../../proofreading/proofread-draft.ts'
import { createRouter } from '../environment.ts'
import { idSchema, listOf, problemResponses } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'

const path = '/drafts/{id}/findings'
const withId = z.object({ id: idSchema })

const listFindings = createRoute({
  method: 'get',
  path,
  summary: 'What proofreading finds in a draft, with the sentences where it stands',
  description:
    'The rules of `proofread` over the draft as it would be printed, with the bureau’s own words and the fact sheet. `ignored` says why somebody lets a finding stand.',
  request: { params: withId },
  responses: {
    200: {
      description: 'The findings in reading order',
      content: { 'application/json': { schema: listOf(draftFindingSchema.meta({ id: 'DraftFinding' })) } },
    },
    ...problemResponses,
  },
})

const ignoreFinding = createRoute({
  method: 'post',
  path: `${path}/ignored`,
  summary: 'Lets a finding stand: the same words under the same rule in the same section are told as ignored',
  request: {
    params: withId,
    body: {
      required: true,
      content: { 'application/json': { schema: ignoredFindingSchema.omit({ id: true }).strict() } },
    },
  },
  responses: {
    201: {
      description: 'What is let stand',
      content: { 'application/json': { schema: ignoredFindingSchema.meta({ id: 'IgnoredFinding' }) } },
    },
    ...problemResponses,
  },
})

const heedFinding = createRoute({
  method: 'delete',
  path: `${path}/ignored/{ignoredId}`,
  summary: 'Tells a finding again that somebody had let stand',
  request: { params: withId.extend({ ignoredId: idSchema }) },
  responses: { 204: { description: 'It is told again' }, ...problemResponses },
})

export const draftFindings = createRouter()
  .openapi(listFindings, async (c) => {
    const draft = await storedDraft(c, c.req.valid('param').id)
    const { sheet } = await storedSheet(c, draft.factSheetId)
    const { drafts, ownWords } = c.var.services
    const [{ words }, ignored] = await Promise.all([ownWords.get(), drafts.ignoredFindings(draft.id)])
    const findings = proofreadDraft(draft, { file: draft.plan.title, sheet, ownWords: words }, ignored)
    return c.json({ items: findings }, 200)
  })
  .openapi(ignoreFinding, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await c.var.services.drafts.ignoreFinding(id, c.req.valid('json')), 201)
  })
  .openapi(heedFinding, async (c) => {
    const { id, ignoredId } = c.req.valid('param')
    if (!(await c.var.services.drafts.heedFinding(id, ignoredId)))
      throw new AppError('not_found', '没有这条忽略记录，可能已经取消')
    return c.body(null, 204)
  })
