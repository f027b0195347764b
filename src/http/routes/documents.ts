import { createRoute, z } from '@hono/zod-openapi'
import { addFiles } from '../../corpus/add-files.ts'
import { AppError } from '../../domain/errors.ts'
import { createRouter } from '../environment.ts'
import { sendShelfWork } from '../events.ts'
import {
  addReportSchema,
  documentSchema,
  documentSummarySchema,
  idSchema,
  listOf,
  problemResponses,
} from '../schemas.ts'

const withId = { params: z.object({ id: idSchema }) }

const listDocuments = createRoute({
  method: 'get',
  path: '/documents',
  summary: 'The documents on the shelf, newest first',
  responses: {
    200: {
      description: 'All documents, without their texts',
      content: { 'application/json': { schema: listOf(documentSummarySchema) } },
    },
    ...problemResponses,
  },
})

const addDocuments = createRoute({
  method: 'post',
  path: '/documents',
  summary: 'Adds files to the shelf; what cannot be read is refused by name and the rest goes in',
  description:
    'With `Accept: text/event-stream` the answer is a stream of `progress` events (stage, done, total, secondsLeft) that ends with a `report` or a `problem`.',
  request: {
    query: z.object({
      replace: z.stringbool().default(false).openapi({
        type: 'boolean',
        description:
          'A file takes the place of those of the same name; `replaced` in the report names the documents that are gone',
      }),
    }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z
              .union([z.custom<File>(), z.array(z.custom<File>()).max(200, '一次不能超过 200 个文件')])
              .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'What was added and what was refused',
      content: {
        'application/json': { schema: addReportSchema },
        'text/event-stream': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
})

const getDocument = createRoute({
  method: 'get',
  path: '/documents/{id}',
  summary:
    'One document with its raw and clean text, outline, repairs, the map between the two texts, and the passages that nearly repeat others',
  request: withId,
  responses: {
    200: { description: 'The document', content: { 'application/json': { schema: documentSchema } } },
    ...problemResponses,
  },
})

const removeDocument = createRoute({
  method: 'delete',
  path: '/documents/{id}',
  summary: 'Takes a document and its passages off the shelf',
  request: withId,
  responses: { 204: { description: 'It is gone' }, ...problemResponses },
})

const documentMissing = (): AppError => new AppError('not_found', '没有这份材料，可能已被移除')

export const documents = createRouter()
  .openapi(listDocuments, async (c) => c.json({ items: await c.var.services.shelf.list() }, 200))
  .openapi(addDocuments, async (c) => {
    const { file } = c.req.valid('form')
    const files = (Array.isArray(file) ? file : [file]).filter((part) => part instanceof File)
    if (files.length === 0) throw new AppError('invalid_request', '没有收到文件，表单字段名应为 file')
    const contents = await Promise.all(
      files.map(async (part) => ({ file: part.name, bytes: new Uint8Array(await part.arrayBuffer()) })),
    )
    const { shelf, readText } = c.var.services
    const { replace } = c.req.valid('query')
    if (c.req.header('accept')?.includes('text/event-stream'))
      return sendShelfWork(c, (work) => addFiles(shelf, contents, { ...work, readText, replace }))
    return c.json(await addFiles(shelf, contents, { readText, replace, signal: c.req.raw.signal }), 200)
  })
  .openapi(getDocument, async (c) => {
    const { shelf } = c.var.services
    const { id } = c.req.valid('param')
    const document = await shelf.get(id)
    if (!document) throw documentMissing()
    const alike = await shelf.alike([id])
    return c.json(
      { ...document, alike: alike.map(({ passageId, ordinal, other }) => ({ passageId, ordinal, other })) },
      200,
    )
  })
  .openapi(removeDocument, async (c) => {
    if (!(await c.var.services.shelf.remove(c.req.valid('param').id))) throw documentMissing()
    return c.body(null, 204)
  })
