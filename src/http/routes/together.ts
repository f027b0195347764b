import { createRoute, z } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import type { SectionMark } from '../../domain/stores.ts'
import { hash32 } from '../../text/hash.ts'
import { createRouter } from '../environment.ts'
import { idSchema, personNameSchema, problemResponses } from '../schemas.ts'
import { draftMissing } from './drafts.ts'

/** A page says every few seconds that it is there; one that was closed is forgotten after this. */
const PRESENCE_SECONDS = 20
/** Room for the marks of far more sections than a document has. */
const LONGEST_SINCE = 4000

const visitorSchema = z.object({ id: idSchema, name: z.string(), sectionId: z.string().nullable() })

const listChanges = createRoute({
  method: 'get',
  path: '/drafts/{id}/changes',
  summary: 'Which sections changed, where the sheet stands, and who has the draft open',
  description:
    'Light enough to ask every few seconds: no text, and 304 with If-None-Match while nothing happens. `since` is the `mark` of an earlier answer; without it every section is told.',
  request: {
    params: z.object({ id: idSchema }),
    query: z.object({ since: z.string().max(LONGEST_SINCE).optional() }),
  },
  responses: {
    200: {
      description:
        'Sections with another revision, heading or lock than at the mark, the sheet’s revision, and the people',
      content: {
        'application/json': {
          schema: z
            .object({
              mark: z.string(),
              sheetRevision: z.number().int(),
              sections: z.array(
                z.object({
                  id: z.string(),
                  revision: z.number().int(),
                  heading: z.string(),
                  locked: z.boolean(),
                }),
              ),
              people: z.array(visitorSchema),
            })
            .meta({ id: 'DraftChanges' }),
        },
      },
    },
    ...problemResponses,
  },
})

const bePresent = createRoute({
  method: 'put',
  path: '/drafts/{id}/presence',
  summary: 'Says who has the draft open and which section is being changed; holds for 20 seconds',
  request: {
    params: z.object({ id: idSchema }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            visitor: idSchema.openapi({ description: 'An id that the page chose for itself' }),
            name: personNameSchema,
            sectionId: idSchema.nullable(),
          }),
        },
      },
    },
  },
  responses: { 204: { description: 'It is known' }, ...problemResponses },
})

/** What stands for the state of a section; two states that are alike by chance are one in four thousand million. */
const markOf = ({ id, revision, heading, locked }: SectionMark): string =>
  hash32(JSON.stringify([id, revision, heading, locked])).toString(36)

export const together = createRouter()
together.use(listChanges.getRoutingPath(), etag())
together
  .openapi(listChanges, async (c) => {
    const { id } = c.req.valid('param')
    const { drafts } = c.var.services
    const marks = await drafts.marks(id)
    if (!marks) throw draftMissing()
    const { sheetRevision, sections } = marks
    const known = new Set(c.req.valid('query').since?.split('.'))
    const people = await drafts.visitors(id)
    // The browser keeps the answer and asks whether it still holds.
    c.header('cache-control', 'private, no-cache')
    return c.json(
      {
        mark: sections.map(markOf).join('.'),
        sheetRevision,
        sections: sections.filter((section) => !known.has(markOf(section))),
        people,
      },
      200,
    )
  })
  .openapi(bePresent, async (c) => {
    const { visitor, name, sectionId } = c.req.valid('json')
    await c.var.services.drafts.welcome(
      c.req.valid('param').id,
      { id: visitor, name, sectionId },
      PRESENCE_SECONDS,
    )
    return c.body(null, 204)
  })
