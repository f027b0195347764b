import { createRoute, z } from '@hono/zod-openapi'
import { reviewDraft } from '../../drafting/review-text.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses, reviewSchema } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'
import { requestedText } from './reports.ts'

const reviewRoute = createRoute({
  method: 'get',
  path: '/drafts/{id}/review',
  summary:
    'What a draft leaves out of its sheet, section by section, and how much repeats a document of the shelf',
  request: {
    params: z.object({ id: idSchema }),
    query: z.object({ against: idSchema.optional() }),
  },
  responses: {
    200: {
      description: 'Omissions with their reasons; the likeness where `against` names a document',
      content: { 'application/json': { schema: reviewSchema.meta({ id: 'Review' }) } },
    },
    ...problemResponses,
  },
})

export const reviews = createRouter().openapi(reviewRoute, async (c) => {
  const draft = await storedDraft(c, c.req.valid('param').id)
  const { sheet } = await storedSheet(c, draft.factSheetId)
  const { against } = c.req.valid('query')
  const last = against === undefined ? null : await requestedText(c, { documentId: against })
  return c.json(reviewDraft(draft, sheet, last), 200)
})
