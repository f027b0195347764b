import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import { choiceSchema, decisionSchema, type FactSheet } from '../../domain/fact-sheet.ts'
import type { StoredSheet } from '../../domain/stores.ts'
import { mergeSheets } from '../../facts/merge/merge-sheets.ts'
import { settleDispute } from '../../facts/merge/settle-dispute.ts'
import { readPeriod } from '../../facts/tables/find-report-period.ts'
import { type FilesImport, importFiles } from '../../facts/tables/import-files.ts'
import { shapeOf } from '../../facts/tables/keep-mapping.ts'
import {
  tableMappingSchema,
  type WorkbookMapping,
  workbookMappingSchema,
} from '../../facts/tables/table-mapping.ts'
import { sheetsOf } from '../../facts/tables/write-template.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { importReport, importReportSchema } from '../import-report.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, problemResponses, storedSheetSchema } from '../schemas.ts'
import { presentSheet, storedSheet } from './fact-sheets.ts'

const MAX_FILES = 50
const withId = z.object({ id: idSchema })
const preview = z.object({
  preview: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: '`true`: say what an import would do and store nothing' }),
})
const filesBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: z.object({
        file: z
          .union([
            z.custom<File>(),
            z.array(z.custom<File>()).max(MAX_FILES, `一次不能超过 ${MAX_FILES} 个文件`),
          ])
          .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
        mapping: z
          .string()
          .max(2_000_000)
          .optional()
          .openapi({ description: 'The mapping of the answer, as JSON, once a person has corrected it' }),
        period: z.string().max(40).optional(),
        organ: z.string().max(120).optional(),
      }),
    },
  },
} as const
const report = { 'application/json': { schema: importReportSchema } }
const stored = { 'application/json': { schema: storedSheetSchema } }

const importInto = createRoute({
  method: 'post',
  path: '/fact-sheets/{id}/imports',
  summary: 'Brings tables (xlsx, csv) into a sheet; nothing typed is lost, every cell is accounted for',
  request: { params: withId, query: preview, headers: ifMatchHeader, body: filesBody },
  responses: {
    200: { description: 'What was taken, what was refused and how it was read', content: report },
    ...problemResponses,
  },
})

const importNew = createRoute({
  method: 'post',
  path: '/fact-sheets/imports',
  summary: 'Makes a sheet of tables; organ and period are given where the files do not tell them',
  request: { query: preview, body: filesBody },
  responses: {
    200: { description: 'What an import would do', content: report },
    201: { description: 'The stored sheet and what became of every cell', content: report },
    ...problemResponses,
  },
})

const mergeNew = createRoute({
  method: 'post',
  path: '/fact-sheets/merges',
  summary: 'One sheet of several; what they tell differently is put before a person',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ sheets: z.array(idSchema).min(1).max(50) }) },
      },
    },
  },
  responses: {
    201: {
      description: 'The stored sheet and what was joined',
      content: {
        'application/json': {
          schema: storedSheetSchema.extend({
            joined: z.array(z.object({ id: z.string(), label: z.string(), origins: z.array(z.string()) })),
          }),
        },
      },
    },
    ...problemResponses,
  },
})

const decide = createRoute({
  method: 'put',
  path: '/fact-sheets/{id}/disputes/{disputeId}/decision',
  summary: 'Records which claim counts; a decision can be taken anew',
  request: {
    params: withId.extend({ disputeId: z.string().max(12) }),
    headers: ifMatchHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            choice: choiceSchema,
            by: decisionSchema.shape.by,
            note: decisionSchema.shape.note,
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'The sheet with the decision in effect', content: stored },
    ...problemResponses,
  },
})

async function filesOf(c: Context<AppEnvironment>, file: unknown) {
  const files = (Array.isArray(file) ? file : [file]).filter((part) => part instanceof File)
  if (files.length === 0) throw new AppError('invalid_request', '没有收到文件，表单字段名应为 file')
  const workbooks = []
  for (const part of files) {
    workbooks.push(await c.var.services.readTables(part.name, new Uint8Array(await part.arrayBuffer())))
  }
  return workbooks
}

function parseMapping(text: string): WorkbookMapping {
  try {
    return workbookMappingSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('invalid_request', 'mapping 应为导入结果中的映射（JSON）', { cause })
  }
}

/** The mapping that a person gives, else what is kept of earlier files. */
async function mappingFor(c: Context<AppEnvironment>, given: string | undefined): Promise<WorkbookMapping> {
  if (given) return parseMapping(given)
  const kept = await c.var.services.mappings.list()
  const tables = kept.flatMap((mapping) => tableMappingSchema.safeParse(mapping).data ?? [])
  return { version: 1, tables }
}

function periodIn(text: string | undefined) {
  if (!text) return undefined
  const period = readPeriod(text)
  if (!period) throw new AppError('invalid_request', 'period 应写作 2024、2024-H1、2024-Q3 或 2024年上半年')
  return period
}

type Form = {
  file: unknown
  mapping?: string | undefined
  period?: string | undefined
  organ?: string | undefined
}

async function readImport(c: Context<AppEnvironment>, form: Form, base?: FactSheet): Promise<FilesImport> {
  const workbooks = await filesOf(c, form.file)
  const mapping = await mappingFor(c, form.mapping)
  return importFiles(workbooks, {
    base,
    organ: form.organ || undefined,
    period: periodIn(form.period),
    mapping: mapping.tables.length > 0 ? mapping : undefined,
  })
}

async function keepMappings(c: Context<AppEnvironment>, { imported }: FilesImport): Promise<void> {
  const { tables } = imported.mapping
  await c.var.services.mappings.keep(tables.map((mapping) => ({ shape: shapeOf(mapping), mapping })))
}

const originOf = ({ sheet, id }: StoredSheet): string =>
  sheet.title ?? `${sheet.profile.organ}（${id.slice(-6)}）`

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const factSheetTables = createRouter()
  .openapi(importNew, async (c) => {
    const result = await readImport(c, c.req.valid('form'))
    if (c.req.valid('query').preview === 'true') return c.json(importReport(result, null), 200)
    const created = await c.var.services.sheets.create(result.joined.sheet)
    await keepMappings(c, result)
    c.header('etag', etagOf(created.revision))
    return c.json(importReport(result, presentSheet(created)), 201)
  })
  .openapi(importInto, async (c) => {
    const { id } = c.req.valid('param')
    const { sheet } = await storedSheet(c, id)
    const isPreview = c.req.valid('query').preview === 'true'
    const expected = isPreview ? 0 : expectedRevision(c)
    const result = await readImport(c, c.req.valid('form'), sheet)
    if (isPreview) return c.json(importReport(result, null), 200)
    const updated = await c.var.services.sheets.update(id, expected, result.joined.sheet)
    await keepMappings(c, result)
    c.header('etag', etagOf(updated.revision))
    return c.json(importReport(result, presentSheet(updated)), 200)
  })
  .openapi(mergeNew, async (c) => {
    const inputs = []
    for (const id of c.req.valid('json').sheets) inputs.push(await storedSheet(c, id))
    const { sheet, joined } = mergeSheets(
      inputs.map((each) => ({ origin: originOf(each), sheet: each.sheet })),
    )
    const created = await c.var.services.sheets.create(sheet)
    c.header('etag', etagOf(created.revision))
    return c.json(
      { ...presentSheet(created), joined: joined.map((each) => ({ ...each, origins: [...each.origins] })) },
      201,
    )
  })
  .openapi(decide, async (c) => {
    const { id, disputeId } = c.req.valid('param')
    const expected = expectedRevision(c)
    const { sheet } = await storedSheet(c, id)
    const { choice, by, note } = c.req.valid('json')
    const at = c.var.services.clock().toISOString()
    const settled = settleDispute(sheet, disputeId, { choice, by, at, ...(note ? { note } : {}) })
    const updated = await c.var.services.sheets.update(id, expected, settled)
    c.header('etag', etagOf(updated.revision))
    return c.json(presentSheet(updated), 200)
  })

factSheetTables.openAPIRegistry.registerPath({
  method: 'get',
  path: '/fact-sheets/{id}.xlsx',
  summary: 'The sheet as a workbook in the form of the template, to be filled up and imported again',
  request: { params: withId },
  responses: {
    200: {
      description: 'The workbook',
      content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } },
    },
    ...problemResponses,
  },
})
// The library that documents routes knows no endings of a parameter.
factSheetTables.get('/fact-sheets/:id{.+\\.xlsx}', async (c) => {
  const { sheet } = await storedSheet(c, c.req.param('id').slice(0, -'.xlsx'.length))
  const bytes = await c.var.services.writeWorkbook(sheetsOf(sheet))
  const name = encodeURIComponent(`${sheet.title ?? `${sheet.profile.organ}台账`}.xlsx`)
  return c.body(bytes, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  })
})
