import { createRoute, z } from '@hono/zod-openapi'
import type { ShelfCheck, ShelfDescription } from '../../domain/shelf.ts'
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

const getHealthDetail = createRoute({
  method: 'get',
  path: '/health/detail',
  summary: 'How the shelf is searched, and whether both arms of the search find a passage that is there',
  responses: {
    200: {
      description: 'The state of the shelf; `status` is `degraded` where an arm of the search does not work',
      content: {
        'application/json': {
          schema: z.object({
            status: z.enum(['ok', 'degraded']),
            version: z.string(),
            shelf: z.custom<ShelfDescription>().openapi({ type: 'object' }),
            check: z.custom<ShelfCheck>().nullable().openapi({ type: 'object' }),
          }),
        },
      },
    },
    ...problemResponses,
  },
})

export const health = createRouter()
  .openapi(getHealth, async (c) => {
    const { shelf, model, version } = c.var.services
    const { documents, passages, embedder } = await shelf.count()
    return c.json(
      { status: 'ok' as const, version, model: model?.modelId ?? null, embedder, documents, passages },
      200,
    )
  })
  .openapi(getHealthDetail, async (c) => {
    const { shelf, version } = c.var.services
    const [description, check] = [await shelf.describe(), await shelf.check(c.req.raw.signal)]
    const isWhole = check === null || (check.lexical && check.vector && check.degraded === null)
    const status = isWhole ? ('ok' as const) : ('degraded' as const)
    return c.json({ status, version, shelf: description, check }, 200)
  })
