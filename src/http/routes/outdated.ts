import { createRoute, z } from '@hono/zod-openapi'
import { outdatedSentences } from '../../editing/outdated-sentences.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'

const outdatedSchema = z
  .object({
    sheetRevision: z.int(),
    items: z.array(
      z.object({
        sectionId: z.string(),
        sentenceId: z.string(),
        reason: z.enum(['changed', 'unfit', 'removed', 'own']),
        facts: z.array(z.string()).readonly(),
        before: z.string(),
        after: z.string().nullable(),
        locked: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OutdatedSentences' })

const outdatedRoute = createRoute({
  method: 'get',
  path: '/drafts/{id}/outdated',
  summary: 'The sentences that the fact sheet, as it is now, would not say so any more',
  description:
    '`changed`: the same words with other figures (`after`) · `unfit`: the words no longer fit the figures · `removed`: a fact is gone · `own`: the writer’s own words are no longer borne out. A suggestion with the action `refresh` proposes today’s figures.',
  request: { params: z.object({ id: idSchema }) },
  responses: {
    200: {
      description: 'The sentences in reading order; empty where all is current',
      content: { 'application/json': { schema: outdatedSchema } },
    },
    ...problemResponses,
  },
})

export const outdated = createRouter().openapi(outdatedRoute, async (c) => {
  const draft = await storedDraft(c, c.req.valid('param').id)
  const { sheet, revision } = await storedSheet(c, draft.factSheetId)
  return c.json({ sheetRevision: revision, items: outdatedSentences(draft, indexSheet(sheet)) }, 200)
})
