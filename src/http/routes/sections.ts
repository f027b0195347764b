import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Section } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import { headingFaults, headingSchema } from '../../drafting/plan/heading-faults.ts'
import { reviseSentences } from '../../editing/revise-sentences.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import {
  idSchema,
  listOf,
  problemResponses,
  revisionSchema,
  savedBySchema,
  sectionSchema,
} from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'

const params = z.object({ id: idSchema, sectionId: idSchema })
const sectionContent = { 'application/json': { schema: sectionSchema } }
const path = '/drafts/{id}/sections/{sectionId}'

const getSection = createRoute({
  method: 'get',
  path,
  summary: 'A section as it stands; the ETag is its revision',
  request: { params },
  responses: { 200: { description: 'The section', content: sectionContent }, ...problemResponses },
})

const reviseSection = createRoute({
  method: 'put',
  path,
  summary: 'Replaces the text of a section; If-Match names the revision that was edited',
  description:
    'Sentences that did not change keep where they came from. The others are the writer’s own: their figures, dates, ranks and names are held against the fact sheet, and what it does not bear out is marked.',
  request: {
    params,
    headers: ifMatchHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            paragraphs: z
              .array(z.string().max(20_000, '一段不能超过 20000 字'))
              .max(200, '一节不能超过 200 段'),
            by: savedBySchema,
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'The section with its new revision', content: sectionContent },
    ...problemResponses,
  },
})

const lockSection = createRoute({
  method: 'patch',
  path,
  summary: 'Locks or unlocks a section; a locked section takes no new revision',
  request: {
    params,
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ locked: z.boolean() }) } },
    },
  },
  responses: { 200: { description: 'The section', content: sectionContent }, ...problemResponses },
})

const renameSection = createRoute({
  method: 'put',
  path: `${path}/heading`,
  summary: 'Words the heading of a section anew; its number stays',
  description:
    'A heading tells no figure and no name that the fact sheet does not know; what keeps it out is answered with `invalid_request`. `before` is the heading that was read: where another stands by now, the answer is `revision_conflict`. A heading makes no revision of the text; it is undone by wording it as before.',
  request: {
    params,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ heading: headingSchema, before: z.string().max(200).optional() }),
        },
      },
    },
  },
  responses: { 200: { description: 'The section', content: sectionContent }, ...problemResponses },
})

const listRevisions = createRoute({
  method: 'get',
  path: `${path}/revisions`,
  summary: 'All revisions of a section, oldest first',
  request: { params },
  responses: {
    200: {
      description: 'The revisions',
      content: { 'application/json': { schema: listOf(revisionSchema) } },
    },
    ...problemResponses,
  },
})

/** What an editor undoes gets its record back; further back than this nobody undoes. */
const REMEMBERED_REVISIONS = 20

export const unwritten = (): AppError => new AppError('draft_busy', '稿件还没有写完，请等写完后再改')

export async function storedSection(
  c: Context<AppEnvironment>,
  draftId: string,
  sectionId: string,
): Promise<Section> {
  const section = await c.var.services.drafts.section(draftId, sectionId)
  if (!section) throw new AppError('not_found', '稿件中没有这一节')
  return section
}

export const sections = createRouter()
  .openapi(getSection, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    const section = await storedSection(c, id, sectionId)
    c.header('etag', etagOf(section.revision))
    return c.json(section, 200)
  })
  .openapi(reviseSection, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    const expected = expectedRevision(c)
    const { paragraphs, by } = c.req.valid('json')
    const draft = await storedDraft(c, id)
    const section = await storedSection(c, id, sectionId)
    if (draft.status !== 'done' && section.revision === 0) throw unwritten()
    const { sheet } = await storedSheet(c, draft.factSheetId)
    const { drafts, newId } = c.var.services
    const earlier = await drafts.revisions(id, sectionId, REMEMBERED_REVISIONS)
    const sentences = reviseSentences(
      section.sentences,
      paragraphs,
      sheet,
      newId,
      [...earlier].reverse().flatMap((revision) => revision.sentences),
      section.role,
    )
    const revised = await drafts.revise(id, sectionId, expected, sentences, 'writer', by)
    c.header('etag', etagOf(revised.revision))
    return c.json(revised, 200)
  })
  .openapi(lockSection, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    await storedSection(c, id, sectionId)
    if ((await storedDraft(c, id)).status !== 'done') throw unwritten()
    return c.json(await c.var.services.drafts.setLocked(id, sectionId, c.req.valid('json').locked), 200)
  })
  .openapi(renameSection, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    const { heading, before } = c.req.valid('json')
    const draft = await storedDraft(c, id)
    const section = await storedSection(c, id, sectionId)
    if (draft.status !== 'done') throw unwritten()
    if (section.locked) throw new AppError('section_locked', '这一节已锁定，解除锁定后才能改标题')
    if (section.heading === '') throw new AppError('invalid_request', '这一节没有标题')
    if (before !== undefined && before !== section.heading) {
      throw new AppError('revision_conflict', `标题已改为“${section.heading}”，请看过再改`)
    }
    if (heading !== section.heading) {
      const { sheet } = await storedSheet(c, draft.factSheetId)
      const [fault] = headingFaults(heading, indexSheet(sheet))
      if (fault) {
        throw new AppError('invalid_request', fault, { faults: [{ at: '/heading', message: fault }] })
      }
      await c.var.services.drafts.setHeadings(id, new Map([[sectionId, heading]]))
    }
    return c.json({ ...section, heading }, 200)
  })
  .openapi(listRevisions, async (c) => {
    const { id, sectionId } = c.req.valid('param')
    await storedSection(c, id, sectionId)
    return c.json({ items: await c.var.services.drafts.revisions(id, sectionId) }, 200)
  })
