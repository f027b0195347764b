import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Section } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import { paragraphTexts } from '../../domain/paragraphs.ts'
import type { SectionRevision } from '../../domain/stores.ts'
import { wordChangeSchema } from '../../domain/suggestion.ts'
import { wordChanges } from '../../text/word-changes.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, listOf, problemResponses, savedBySchema, sectionSchema } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSection } from './sections.ts'

const path = '/drafts/{id}/versions'
const withId = z.object({ id: idSchema })
const withVersion = withId.extend({ versionId: idSchema })
const versionSchema = z
  .object({ id: z.string(), name: z.string(), createdAt: z.string() })
  .meta({ id: 'DraftVersion' })

const revisionPath = '/drafts/{id}/sections/{sectionId}/revisions/{revision}'
const withRevision = withId.extend({ sectionId: idSchema, revision: z.coerce.number().int().min(1) })

const savedBy = { content: { 'application/json': { schema: z.strictObject({ by: savedBySchema }) } } }

const listVersions = createRoute({
  method: 'get',
  path,
  summary: 'The moments of a draft that somebody gave a name, oldest first',
  request: { params: withId },
  responses: {
    200: { description: 'The versions', content: { 'application/json': { schema: listOf(versionSchema) } } },
    ...problemResponses,
  },
})

const nameVersion = createRoute({
  method: 'post',
  path,
  summary: 'Gives the draft as it stands now a name',
  request: {
    params: withId,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            name: z.string().trim().min(1, '请写版本名称').max(60, '版本名称不能超过 60 字'),
          }),
        },
      },
    },
  },
  responses: {
    201: { description: 'The version', content: { 'application/json': { schema: versionSchema } } },
    ...problemResponses,
  },
})

const dropVersion = createRoute({
  method: 'delete',
  path: `${path}/{versionId}`,
  summary: 'Forgets the name of a version; its text stays in the history of the sections',
  request: { params: withVersion },
  responses: { 204: { description: 'It is forgotten' }, ...problemResponses },
})

const restoreVersion = createRoute({
  method: 'post',
  path: `${path}/{versionId}/restore`,
  summary: 'Puts every section back to what it was then, as a new revision; locked sections stay',
  request: { params: withVersion, body: savedBy },
  responses: {
    200: {
      description: 'The ids of the sections that changed',
      content: { 'application/json': { schema: z.object({ restored: z.array(z.string()) }) } },
    },
    ...problemResponses,
  },
})

const compareRevision = createRoute({
  method: 'get',
  path: `${revisionPath}/changes`,
  summary: 'What has become of a revision until now, word by word',
  request: { params: withRevision },
  responses: {
    200: {
      description: 'Words that stayed, went and came',
      content: { 'application/json': { schema: z.object({ words: z.array(wordChangeSchema) }) } },
    },
    ...problemResponses,
  },
})

const restoreRevision = createRoute({
  method: 'post',
  path: `${revisionPath}/restore`,
  summary: 'Puts a section back to a revision, as a new one; If-Match names the newest',
  request: { params: withRevision, headers: ifMatchHeader, body: savedBy },
  responses: {
    200: {
      description: 'The section as it stands now',
      content: { 'application/json': { schema: sectionSchema } },
    },
    ...problemResponses,
  },
})

async function storedRevision(
  c: Context<AppEnvironment>,
  draftId: string,
  sectionId: string,
  revision: number,
): Promise<SectionRevision> {
  const all = await c.var.services.drafts.revisions(draftId, sectionId)
  const found = all.find((one) => one.revision === revision)
  if (!found) throw new AppError('not_found', '这一节没有这个版本')
  return found
}

const textOf = ({ sentences }: Pick<Section, 'sentences'>): string => paragraphTexts(sentences).join('\n')

export const versions = createRouter()
  .openapi(listVersions, async (c) => {
    const draft = await storedDraft(c, c.req.valid('param').id)
    return c.json({ items: await c.var.services.drafts.versions(draft.id) }, 200)
  })
  .openapi(nameVersion, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await c.var.services.drafts.nameVersion(id, c.req.valid('json').name), 201)
  })
  .openapi(dropVersion, async (c) => {
    const { id, versionId } = c.req.valid('param')
    if (!(await c.var.services.drafts.dropVersion(id, versionId))) throw missingVersion()
    return c.body(null, 204)
  })
  .openapi(restoreVersion, async (c) => {
    const { id, versionId } = c.req.valid('param')
    const { by } = c.req.valid('json')
    const draft = await storedDraft(c, id)
    const { drafts } = c.var.services
    const version = (await drafts.versions(id)).find((one) => one.id === versionId)
    if (!version) throw missingVersion()
    const restored: string[] = []
    for (const section of draft.sections.filter(({ locked }) => !locked)) {
      const then = (await drafts.revisions(id, section.id)).findLast(
        ({ createdAt }) => Date.parse(createdAt) <= Date.parse(version.createdAt),
      )
      if (!then || textOf(then) === textOf(section)) continue
      await drafts.revise(id, section.id, section.revision, then.sentences, 'writer', by)
      restored.push(section.id)
    }
    return c.json({ restored }, 200)
  })
  .openapi(compareRevision, async (c) => {
    const { id, sectionId, revision } = c.req.valid('param')
    const section = await storedSection(c, id, sectionId)
    const then = await storedRevision(c, id, sectionId, revision)
    return c.json({ words: wordChanges(textOf(then), textOf(section)) }, 200)
  })
  .openapi(restoreRevision, async (c) => {
    const { id, sectionId, revision } = c.req.valid('param')
    const expected = expectedRevision(c)
    const { by } = c.req.valid('json')
    const { sentences } = await storedRevision(c, id, sectionId, revision)
    const section = await c.var.services.drafts.revise(id, sectionId, expected, sentences, 'writer', by)
    c.header('etag', etagOf(section.revision))
    return c.json(section, 200)
  })

const missingVersion = (): AppError => new AppError('not_found', '没有这个版本，可能已经删除')
