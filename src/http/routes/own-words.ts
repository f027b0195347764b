import { createRoute, z } from '@hono/zod-openapi'
import { ownWordsSchema } from '../../domain/own-words.ts'
import { createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { problemResponses } from '../schemas.ts'

const path = '/own-words'
const content = {
  'application/json': {
    schema: z.object({ revision: z.int(), words: ownWordsSchema }).meta({ id: 'StoredOwnWords' }),
  },
}

const getOwnWords = createRoute({
  method: 'get',
  path,
  summary: 'The words that the bureau itself allows and forbids; the ETag is their revision',
  responses: { 200: { description: 'The words', content }, ...problemResponses },
})

const replaceOwnWords = createRoute({
  method: 'put',
  path,
  summary: 'Replaces the bureau’s own words; If-Match names the revision that was edited',
  request: {
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: ownWordsSchema } } },
  },
  responses: { 200: { description: 'The words as they stand now', content }, ...problemResponses },
})

export const ownWords = createRouter()
  .openapi(getOwnWords, async (c) => {
    const stored = await c.var.services.ownWords.get()
    c.header('etag', etagOf(stored.revision))
    return c.json(stored, 200)
  })
  .openapi(replaceOwnWords, async (c) => {
    const stored = await c.var.services.ownWords.replace(c.req.valid('json'), expectedRevision(c))
    c.header('etag', etagOf(stored.revision))
    return c.json(stored, 200)
  })
