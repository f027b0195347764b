import { createRoute, z } from '@hono/zod-openapi'
import { documentKindSchema, levelSchema, roleSchema } from '../../domain/document.ts'
import { themeWordsSchema, yearWordsSchema } from '../../domain/search-words.ts'
import { themeNamed } from '../../domain/theme.ts'
import { createRouter } from '../environment.ts'
import { hitSchema, idSchema, listOf, problemResponses } from '../schemas.ts'

const themeParameter = z
  .string()
  .transform((name, context) => {
    const theme = themeNamed(name)
    if (!theme) context.addIssue({ code: 'custom', message: `不认识的领域：${name.slice(0, 20)}` })
    return theme ?? z.NEVER
  })
  .openapi({ type: 'string', example: '学前' })

const nameParameter = z.string().min(1).max(100).optional()

const searchPassages = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Passages of the shelf that are like the query, lexically and by meaning',
  description:
    '`role`, `kind`, `theme`, `year`, `level`, `organ`, `region` and `document` leave out what differs; what is named with `prefer` before it comes above the like of it and leaves nothing out. `organ`, `region` and `preferOrgan` may be a part or a short form of the name.',
  request: {
    query: z.object({
      q: z.string().min(1, '请输入检索内容').max(500, '检索内容不能超过 500 字'),
      role: roleSchema.optional(),
      kind: documentKindSchema.optional(),
      theme: themeWordsSchema.optional().openapi({
        type: 'string',
        example: '学前,安全',
        description: 'One field of work, or several with commas between',
      }),
      year: yearWordsSchema.optional().openapi({
        type: 'string',
        example: '2020-2024',
        description:
          'Of the summary or of the plan: one year, or the first and the last, of which one may be left out',
      }),
      level: levelSchema.optional(),
      organ: nameParameter,
      region: nameParameter,
      document: idSchema.optional(),
      preferRole: roleSchema.optional(),
      preferKind: documentKindSchema.optional(),
      preferTheme: themeParameter.optional(),
      preferLevel: levelSchema.optional(),
      preferOrgan: nameParameter,
      preferRecent: z.stringbool().optional().openapi({ type: 'boolean' }),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
  },
  responses: {
    200: {
      description: 'Best first',
      content: {
        'application/json': {
          schema: z.object({ hits: z.array(hitSchema).readonly(), degraded: z.string().nullable() }),
        },
      },
    },
    ...problemResponses,
  },
})

const getPassages = createRoute({
  method: 'get',
  path: '/passages',
  summary: 'Passages by id, at most 100',
  request: {
    query: z.object({
      ids: z
        .string()
        .max(6500)
        .transform((ids) => ids.split(',').filter(Boolean).slice(0, 100))
        .openapi({ type: 'string', description: 'Ids separated by commas' }),
    }),
  },
  responses: {
    200: {
      description: 'In the order asked; unknown ids are left out',
      content: { 'application/json': { schema: listOf(hitSchema) } },
    },
    ...problemResponses,
  },
})

export const search = createRouter()
  .openapi(searchPassages, async (c) => {
    const { q, limit, ...rest } = c.req.valid('query')
    const { preferRole, preferKind, preferTheme, preferLevel, preferOrgan, preferRecent, ...filters } = rest
    const prefer = {
      role: preferRole,
      kind: preferKind,
      theme: preferTheme,
      level: preferLevel,
      organ: preferOrgan,
      recent: preferRecent,
    }
    const request = { query: q, filters, limit, prefer }
    return c.json(await c.var.services.shelf.search(request, c.req.raw.signal), 200)
  })
  .openapi(getPassages, async (c) => {
    const { ids } = c.req.valid('query')
    return c.json({ items: await c.var.services.shelf.passages(ids) }, 200)
  })
