import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../../domain/errors.ts'
import { checkAgainstDocument } from '../../facts/check-against-document.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import type { Proposal } from '../../facts/extract/proposal.ts'
import { parseSheet } from '../../facts/parse-sheet.ts'
import { itemsOfSheet, itemsOfTasks } from '../../facts/reconcile/last-plan-items.ts'
import { offerUnfinished } from '../../facts/reconcile/offer-unfinished.ts'
import { type Reconciliation, reconcilePlan } from '../../facts/reconcile/reconcile-plan.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses, sheetFaultSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'
import { reportBodySchema, requestedReport } from './reports.ts'

const statusSchema = z.enum(['完成', '推进', '未完成', '取消'])
const reconciliationSchema = z
  .object({
    items: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          text: z.string(),
          inSheet: z.boolean(),
          status: statusSchema.nullable(),
          evidence: z.array(z.string()).readonly(),
          reason: z.string().nullable(),
          missing: z.array(z.string()).readonly(),
          figures: z
            .array(
              z.object({
                raw: z.string(),
                metric: z.string(),
                value: z.string(),
                unit: z.string(),
                fact: z.string().nullable(),
                actual: z.string().nullable(),
                state: z.enum(['reached', 'missed', 'open', 'unknown']),
              }),
            )
            .readonly(),
          proposals: z.array(z.object({ id: z.string(), label: z.string(), score: z.number() })).readonly(),
          suggested: statusSchema.nullable(),
        }),
      )
      .readonly(),
    counts: z.record(z.string(), z.int()),
    /** The items that the sheet does not hold yet, as proposals to be accepted. */
    unheld: z.array(z.custom<Proposal>().openapi({ type: 'object' })),
    offers: z.array(z.custom<Proposal>().openapi({ type: 'object' })),
  })
  .meta({ id: 'Reconciliation' })

const reconcileRoute = createRoute({
  method: 'post',
  path: '/reconcile',
  summary: 'Holds last year’s plan, item by item, against a fact sheet; answers nothing itself',
  description:
    'The plan comes from a document (`text` or `documentId`), or from last year’s sheet (`lastSheetId`). What is not answered, what could be evidence, and what of the unfinished could go on is proposed and not entered.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: reportBodySchema.extend({
            factSheetId: idSchema.optional(),
            sheet: z.unknown().optional(),
            lastSheetId: idSchema.optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Every item with its answer, evidence and what is missing',
      content: { 'application/json': { schema: reconciliationSchema } },
    },
    ...problemResponses,
  },
})

const checkRoute = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/checks',
  summary: 'What the checks find in a sheet, and where it differs from an earlier document',
  request: {
    params: z.object({ id: idSchema }),
    body: { required: true, content: { 'application/json': { schema: reportBodySchema } } },
  },
  responses: {
    200: {
      description: 'Faults of the sheet, then its differences from the document',
      content: { 'application/json': { schema: z.object({ faults: z.array(sheetFaultSchema) }) } },
    },
    ...problemResponses,
  },
})

/** The items of the plan that the sheet does not hold, for a person to take over. */
function unheldOf({ sheet, items }: Reconciliation): Proposal[] {
  const fresh = new Set(items.filter(({ inSheet }) => !inSheet).map(({ id }) => id))
  return sheet.facts
    .filter((fact) => fresh.has(fact.id))
    .map((fact, at) => ({
      id: `x${at + 1}`,
      accept: false,
      fact,
      places: [],
      question: '请填写完成情况、依据或原因',
      known: null,
    }))
}

export const reconcile = createRouter()
  .openapi(reconcileRoute, async (c) => {
    const { factSheetId, sheet: given, lastSheetId, ...body } = c.req.valid('json')
    if (factSheetId === undefined && given === undefined) {
      throw new AppError('invalid_request', '请给出台账：factSheetId 或 sheet')
    }
    const sheet = factSheetId === undefined ? parseSheet(given) : (await storedSheet(c, factSheetId)).sheet
    const items =
      lastSheetId === undefined
        ? await requestedReport(c, body).then(({ file, tasks }) => itemsOfTasks(file, tasks))
        : itemsOfSheet((await storedSheet(c, lastSheetId)).sheet)
    if (items.length === 0) {
      throw new AppError('empty_document', '没有找到上年计划的事项，请确认给的是上年的总结和计划')
    }
    const result = reconcilePlan(items, sheet)
    return c.json(
      {
        items: result.items,
        counts: result.counts,
        unheld: unheldOf(result),
        offers: offerUnfinished(result.sheet),
      },
      200,
    )
  })
  .openapi(checkRoute, async (c) => {
    const { sheet } = await storedSheet(c, c.req.valid('param').id)
    const { file, document, figures } = await requestedReport(c, c.req.valid('json'))
    const earlier = { file, period: document.period, figures }
    return c.json({ faults: [...checkSheet(sheet), ...checkAgainstDocument(sheet, earlier)] }, 200)
  })
