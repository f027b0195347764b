import { createRoute, z } from '@hono/zod-openapi'
import { createRouter } from '../environment.ts'
import { problemResponses } from '../schemas.ts'

const getHealth = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the service and its database answer, and what it works with',
  responses: {
    200: {
      description: 'The service works',
      content: {
        'application/json': {
          schema: z.object({
            status: z.literal('ok'),
            version: z.string(),
            model: z.string().nullable(),
            embedder: z.string().nullable(),
            documents: z.int(),
            passages: z.int(),
          }),
        },
      },
    },
    ...problemResponses,
  },
})

export const health = createRouter().openapi(getHealth, async (c) => {
  const { shelf, model, version } = c.var.services
  const { documents, passages, embedder } = await shelf.count()
  return c.json(
    { status: 'ok' as const, version, model: model?.modelId ?? null, embedder, documents, passages },
    200,
  )
})
