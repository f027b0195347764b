import { createRoute, z } from '@hono/zod-openapi'
import type { Draft } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { WordComment } from '../../domain/returned-file.ts'
import { type ReturnedDraft, readBack } from '../../editing/read-back.ts'
import { storeReturned } from '../../editing/take-back.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'
import { unwritten } from './sections.ts'

const MEGABYTE = 1024 * 1024
const MAX_FILE = 10 * MEGABYTE

const reportSchema = z
  .object({
    applied: z.boolean(),
    sections: z.array(
      z.object({
        id: z.string(),
        status: z.enum(['unchanged', 'changed', 'missing', 'locked']),
        paragraphs: z.array(z.string()),
        heading: z.string().nullable(),
      }),
    ),
    addedHeadings: z.array(z.string()),
    unplaced: z.array(z.string()),
    title: z.string().nullable(),
    comments: z.array(
      z.object({ author: z.string(), text: z.string(), quote: z.string(), sectionId: z.string().nullable() }),
    ),
  })
  .openapi('ReturnedFile')

const readReturned = createRoute({
  method: 'post',
  path: '/drafts/{id}/returned-file',
  summary: 'Reads a Word file of the draft that somebody has worked on, and takes it back on request',
  description:
    'Revisions count as accepted. Sections are found by heading style, order and likeness. Without `apply` nothing changes: the answer says what would. With it every section that came back changed gets a new revision, in which untouched sentences keep where they came from and all others are the writer’s own, held against the fact sheet. A section whose heading is not in the file stays as it is, and so does a locked one; `unplaced` are paragraphs of the file that stand in no section.',
  request: {
    params: z.object({ id: idSchema }),
    query: z.object({ apply: z.enum(['true', 'false']).default('false') }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.custom<File>().openapi({ type: 'string', format: 'binary' }) }),
        },
      },
    },
  },
  responses: {
    200: { description: 'What came back', content: { 'application/json': { schema: reportSchema } } },
    ...problemResponses,
  },
})

export const returnedFile = createRouter().openapi(readReturned, async (c) => {
  const { id } = c.req.valid('param')
  const { file } = c.req.valid('form')
  if (!(file instanceof File)) throw new AppError('invalid_request', '请在 file 中给出 Word 文件')
  if (file.size > MAX_FILE)
    throw new AppError('payload_too_large', `文件超过 ${MAX_FILE / MEGABYTE} MB，请去掉图片后再读回`)
  const draft = await storedDraft(c, id)
  if (draft.status !== 'done') throw unwritten()
  const { drafts, newId, readReturnedFile } = c.var.services
  const { paragraphs, comments } = readReturnedFile(new Uint8Array(await file.arrayBuffer()))
  const returned = readBack(draft, paragraphs)
  const applied = c.req.valid('query').apply === 'true'
  if (applied) {
    const { sheet } = await storedSheet(c, draft.factSheetId)
    await storeReturned(drafts, draft, returned, sheet, newId)
  }
  return c.json(presentReturned(draft, returned, comments, applied), 200)
})

const presentReturned = (
  draft: Draft,
  { sections, addedHeadings, unplaced, title }: ReturnedDraft,
  comments: readonly WordComment[],
  applied: boolean,
) => ({
  applied,
  sections: sections.map((section) => ({ ...section, paragraphs: [...section.paragraphs] })),
  addedHeadings: [...addedHeadings],
  unplaced: [...unplaced],
  title,
  comments: comments.map(({ author, text, quote, paragraph }) => ({
    author,
    text,
    quote,
    sectionId: sectionWith(draft, sections, paragraph),
  })),
})

/** The section in whose text or heading a paragraph of the file stands. */
function sectionWith(draft: Draft, sections: ReturnedDraft['sections'], paragraph: string): string | null {
  const words = paragraph.trim()
  if (words === '') return null
  const inText = sections.find(({ paragraphs }) =>
    paragraphs.some((text) => text.includes(words) || words.endsWith(text)),
  )
  const inHeading = draft.sections.find(({ heading }) => heading !== '' && words.includes(heading))
  return inText?.id ?? inHeading?.id ?? null
}
