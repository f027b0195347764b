import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet, LastPlanItem } from '../../domain/fact-sheet.ts'
import { checkAgainstDocument } from '../../facts/check-against-document.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import type { Proposal } from '../../facts/extract/proposal.ts'
import { parseSheet } from '../../facts/parse-sheet.ts'
import { itemsOfSheet, itemsOfTasks, itemsOfWorkbook } from '../../facts/reconcile/last-plan-items.ts'
import { offerUnfinished } from '../../facts/reconcile/offer-unfinished.ts'
import { type Reconciliation, reconcilePlan } from '../../facts/reconcile/reconcile-plan.ts'
import { isTableName } from '../../facts/tables/is-table-file.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { idSchema, problemResponses, sheetFaultSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'
import { type ReportBody, reportBodySchema, requestedReport, uploadedReports } from './reports.ts'

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
    /** Cells of a table that could not be taken, and what a person should look at in it. */
    refused: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), reason: z.string() })),
    questions: z.array(z.string()),
  })
  .meta({ id: 'Reconciliation' })

const reconcileRoute = createRoute({
  method: 'post',
  path: '/reconcile',
  summary: 'Holds last year’s plan, item by item, against a fact sheet; answers nothing itself',
  description:
    'The plan comes from a document (`text` or `documentId`), or from last year’s sheet (`lastSheetId`); without any of them the items are those that the sheet holds already. What is not answered, what could be evidence, and what of the unfinished could go on is proposed and not entered.',
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

const reconcileFileRoute = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/reconcile',
  summary: 'The same for a file: last year’s document, or a table of tasks (xlsx, csv)',
  request: {
    params: z.object({ id: idSchema }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z.custom<File>().openapi({ type: 'string', format: 'binary' }),
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

/** A plan that was given has items. */
function someItems(items: readonly LastPlanItem[]): readonly LastPlanItem[] {
  if (items.length > 0) return items
  throw new AppError('empty_document', '没有找到上年计划的事项，请确认给的是上年的总结和计划，或任务分解表')
}

/** The items of an uploaded plan, with what could not be taken of a table. */
async function itemsOfFile(c: Context<AppEnvironment>, upload: unknown, sheet: FactSheet) {
  if (!(upload instanceof File)) throw new AppError('invalid_request', '没有收到文件，表单字段名应为 file')
  if (isTableName(upload.name)) {
    const bytes = new Uint8Array(await upload.arrayBuffer())
    return itemsOfWorkbook(await c.var.services.readTables(upload.name, bytes), sheet)
  }
  const { reports, refused } = await uploadedReports(c, [upload])
  const [fault] = refused
  if (reports.length === 0 && fault) throw new AppError('unreadable_file', `${fault.file}：${fault.message}`)
  return {
    items: reports.flatMap(({ file, tasks }) => itemsOfTasks(file, tasks)),
    refused: [],
    questions: [],
  }
}

async function itemsOfSource(
  c: Context<AppEnvironment>,
  body: ReportBody,
  lastSheetId: string | undefined,
): Promise<LastPlanItem[]> {
  if (lastSheetId !== undefined) return itemsOfSheet((await storedSheet(c, lastSheetId)).sheet)
  const { file, tasks } = await requestedReport(c, body)
  return itemsOfTasks(file, tasks)
}

function answerFor(items: readonly LastPlanItem[], sheet: FactSheet) {
  const result = reconcilePlan(items, sheet)
  return {
    items: result.items,
    counts: result.counts,
    unheld: unheldOf(result),
    offers: offerUnfinished(result.sheet),
  }
}

export const reconcile = createRouter()
  .openapi(reconcileRoute, async (c) => {
    const { factSheetId, sheet: given, lastSheetId, ...body } = c.req.valid('json')
    if (factSheetId === undefined && given === undefined) {
      throw new AppError('invalid_request', '请给出台账：factSheetId 或 sheet')
    }
    const sheet = factSheetId === undefined ? parseSheet(given) : (await storedSheet(c, factSheetId)).sheet
    const isGiven = [lastSheetId, body.text, body.documentId].some((source) => source !== undefined)
    const items = isGiven ? someItems(await itemsOfSource(c, body, lastSheetId)) : []
    return c.json({ ...answerFor(items, sheet), refused: [], questions: [] }, 200)
  })
  .openapi(reconcileFileRoute, async (c) => {
    const { sheet } = await storedSheet(c, c.req.valid('param').id)
    const { items, refused, questions } = await itemsOfFile(c, c.req.valid('form').file, sheet)
    return c.json(
      {
        ...answerFor(someItems(items), sheet),
        refused: refused.map(({ sheet: name, row, column, reason }) => ({
          sheet: name,
          row,
          column,
          reason,
        })),
        questions: questions.map(({ message }) => message),
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
