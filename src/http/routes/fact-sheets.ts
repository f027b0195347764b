import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import { type FactSheet, factSheetSchema } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import type { StoredSheet } from '../../domain/stores.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { parseSheetText } from '../../facts/parse-sheet.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, listOf, problemResponses, sheetSummarySchema, storedSheetSchema } from '../schemas.ts'

const jsonSchema = z.toJSONSchema(factSheetSchema, { io: 'input', unrepresentable: 'any' })
const sheetBody = {
  required: true,
  description: 'A fact sheet (台账); `nigao facts template` prints an example',
  content: { 'application/json': { schema: z.unknown().openapi('FactSheet', jsonSchema as object) } },
} as const
const stored = { 'application/json': { schema: storedSheetSchema } }
const withId = z.object({ id: idSchema })

const listSheets = createRoute({
  method: 'get',
  path: '/fact-sheets',
  summary: 'The fact sheets, newest first',
  responses: {
    200: {
      description: 'All sheets, without their facts',
      content: { 'application/json': { schema: listOf(sheetSummarySchema) } },
    },
    ...problemResponses,
  },
})

const createSheet = createRoute({
  method: 'post',
  path: '/fact-sheets',
  summary: 'Stores a fact sheet and says what the checks find in it',
  request: { body: sheetBody },
  responses: { 201: { description: 'The stored sheet', content: stored }, ...problemResponses },
})

const getSheet = createRoute({
  method: 'get',
  path: '/fact-sheets/{id}',
  summary: 'One fact sheet with what the checks find in it',
  request: { params: withId },
  responses: { 200: { description: 'The sheet', content: stored }, ...problemResponses },
})

const updateSheet = createRoute({
  method: 'put',
  path: '/fact-sheets/{id}',
  summary: 'Replaces a fact sheet; If-Match names the revision that was edited',
  request: { params: withId, headers: ifMatchHeader, body: sheetBody },
  responses: { 200: { description: 'The stored sheet', content: stored }, ...problemResponses },
})

const sheetTitle = ({ title, profile, period }: FactSheet): string =>
  title ?? `${profile.organ}${periodName(period)}台账`

export const presentSheet = ({ id, revision, sheet, updatedAt }: StoredSheet) => ({
  id,
  revision,
  sheet,
  faults: checkSheet(sheet),
  updatedAt,
})

export async function storedSheet(c: Context<AppEnvironment>, id: string): Promise<StoredSheet> {
  const sheet = await c.var.services.sheets.get(id)
  if (!sheet) throw new AppError('not_found', '没有这份台账，可能已被移除')
  return sheet
}

export const factSheets = createRouter()
  .openapi(listSheets, async (c) => {
    const sheets = await c.var.services.sheets.list()
    const items = sheets.map(({ id, revision, sheet, updatedAt }) => ({
      id,
      revision,
      title: sheetTitle(sheet),
      organ: sheet.profile.organ,
      kind: sheet.kind,
      period: sheet.period,
      facts: sheet.facts.length,
      updatedAt,
    }))
    return c.json({ items }, 200)
  })
  .openapi(createSheet, async (c) => {
    const created = await c.var.services.sheets.create(parseSheetText(await c.req.text()))
    c.header('etag', etagOf(created.revision))
    return c.json(presentSheet(created), 201)
  })
  .openapi(getSheet, async (c) => {
    const sheet = await storedSheet(c, c.req.valid('param').id)
    c.header('etag', etagOf(sheet.revision))
    return c.json(presentSheet(sheet), 200)
  })
  .openapi(updateSheet, async (c) => {
    const { id } = c.req.valid('param')
    await storedSheet(c, id)
    const updated = await c.var.services.sheets.update(
      id,
      expectedRevision(c),
      parseSheetText(await c.req.text()),
    )
    c.header('etag', etagOf(updated.revision))
    return c.json(presentSheet(updated), 200)
  })
