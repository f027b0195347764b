import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import { labelProposals } from '../../drafting/label-proposals.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { acceptProposals } from '../../facts/extract/accept-proposals.ts'
import { extractedFigureSchema } from '../../facts/extract/figure.ts'
import { MAX_PROPOSALS, proposalSchema } from '../../facts/extract/proposal.ts'
import { proposeFacts } from '../../facts/extract/propose-facts.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, problemResponses, sheetFaultSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'
import { reportBodySchema, requestedReport, uploadedReports } from './reports.ts'

const withId = z.object({ id: idSchema })
const proposal = z.custom<z.infer<typeof proposalSchema>>().openapi({ type: 'object' })
const proposed = z
  .object({
    figures: z.array(extractedFigureSchema.extend({ file: z.string() })),
    proposals: z.array(proposal),
    refused: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
    notices: z.array(z.string()),
  })
  .meta({ id: 'Proposals' })

const withLabels = z.object({ labels: z.literal('model').optional() })
const proposedResponses = {
  200: {
    description: 'The figures with their places, and the facts they could become',
    content: { 'application/json': { schema: proposed } },
  },
  ...problemResponses,
} as const

const propose = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/proposals',
  summary: 'Finds the figures of reports and proposes them as facts; the sheet stays as it is',
  description:
    'A text or a document of the shelf. With `labels: model` the configured model proposes names and themes, never values.',
  request: {
    params: withId,
    query: withLabels,
    body: {
      required: true,
      content: {
        'application/json': { schema: reportBodySchema },
      },
    },
  },
  responses: proposedResponses,
})

const proposeFromFiles = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/proposals/files',
  summary: 'The same for files as offices have them; what cannot be read is refused by name',
  request: {
    params: withId,
    query: withLabels,
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z
              .union([z.custom<File>(), z.array(z.custom<File>()).max(50, '一次不能超过 50 个文件')])
              .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
          }),
        },
      },
    },
  },
  responses: proposedResponses,
})

const accept = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/proposals/accept',
  summary: 'Puts the proposals whose `accept` is true into the sheet; If-Match names its revision',
  request: {
    params: withId,
    headers: ifMatchHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            proposals: z
              .array(proposalSchema)
              .max(MAX_PROPOSALS)
              .openapi({ items: { type: 'object' } }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'What was added, and what the checks say of the sheet now',
      content: {
        'application/json': {
          schema: z
            .object({
              revision: z.int(),
              added: z.array(z.object({ proposal: z.string(), fact: z.string() })).readonly(),
              left: z.int(),
              faults: z.array(sheetFaultSchema),
            })
            .meta({ id: 'Acceptance' }),
        },
      },
    },
    ...problemResponses,
  },
})

const filesOf = (file: unknown): File[] => [file].flat().filter((entry) => entry instanceof File)

type Reading = Awaited<ReturnType<typeof uploadedReports>>

async function proposalsOf(
  c: Context<AppEnvironment>,
  { reports, refused }: Reading,
  sheet: FactSheet,
  labels: 'model' | undefined,
) {
  const found = proposeFacts(reports, sheet)
  const { model, newId } = c.var.services
  if (labels && !model) {
    throw new AppError('model_unavailable', '未配置模型服务；不带 labels 时不用模型也能提取')
  }
  const labelled =
    labels && model
      ? await labelProposals(model, found, `材料${newId().slice(-6)}`, c.req.raw.signal)
      : { proposals: found, notices: [] }
  const figures = reports.flatMap((report) =>
    report.figures.map((figure) => ({ ...figure, file: report.file })),
  )
  return { figures, refused, proposals: [...labelled.proposals], notices: [...labelled.notices] }
}

export const proposals = createRouter()
  .openapi(propose, async (c) => {
    const { sheet } = await storedSheet(c, c.req.valid('param').id)
    const reports = [await requestedReport(c, c.req.valid('json'))]
    return c.json(await proposalsOf(c, { reports, refused: [] }, sheet, c.req.valid('query').labels), 200)
  })
  .openapi(proposeFromFiles, async (c) => {
    const { sheet } = await storedSheet(c, c.req.valid('param').id)
    const reading = await uploadedReports(c, filesOf(c.req.valid('form').file))
    return c.json(await proposalsOf(c, reading, sheet, c.req.valid('query').labels), 200)
  })
  .openapi(accept, async (c) => {
    const { id } = c.req.valid('param')
    const { sheet } = await storedSheet(c, id)
    const { sheet: merged, added, left } = acceptProposals(sheet, c.req.valid('json').proposals)
    const updated = await c.var.services.sheets.update(id, expectedRevision(c), merged)
    c.header('etag', etagOf(updated.revision))
    return c.json({ revision: updated.revision, added, left, faults: checkSheet(merged) }, 200)
  })
