import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type FactSheet, factSchema } from '../../domain/fact-sheet.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { addFact, changeFact, type EditedSheet, removeFact, replaceFact } from '../../facts/edit-sheet.ts'
import { parseFactText } from '../../facts/parse-sheet.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, problemResponses, sheetFaultSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'

const params = z.object({ id: idSchema })
const withFact = params.extend({ factId: idSchema })
const path = '/fact-sheets/{id}/facts'
const jsonSchema = z.toJSONSchema(factSchema, { io: 'input', unrepresentable: 'any' })
const factBody = (description: string) =>
  ({
    required: true,
    description,
    content: { 'application/json': { schema: z.unknown().openapi('Fact', jsonSchema as object) } },
  }) as const

const editedSchema = z
  .object({
    revision: z.int(),
    fact: z.custom<z.output<typeof factSchema>>().openapi({ type: 'object' }).nullable(),
    faults: z.array(sheetFaultSchema),
  })
  .meta({ id: 'EditedFact' })
const edited = {
  description: 'The fact as it stands, the sheet’s new revision, and what the checks say of the fact',
  content: { 'application/json': { schema: editedSchema } },
}

const createFact = createRoute({
  method: 'post',
  path,
  summary: 'Adds one fact; without id it gets the next of its kind. If-Match names the sheet’s revision',
  description: 'A wrong field is answered with `invalid_sheet`; `pointer` is its place in the fact.',
  request: { params, headers: ifMatchHeader, body: factBody('The fact') },
  responses: { 201: edited, ...problemResponses },
})

const putFact = createRoute({
  method: 'put',
  path: `${path}/{factId}`,
  summary: 'Replaces one fact; If-Match names the sheet’s revision',
  request: { params: withFact, headers: ifMatchHeader, body: factBody('The whole fact') },
  responses: { 200: edited, ...problemResponses },
})

const patchFact = createRoute({
  method: 'patch',
  path: `${path}/{factId}`,
  summary: 'Changes some fields of one fact; null takes a field away. If-Match names the sheet’s revision',
  request: { params: withFact, headers: ifMatchHeader, body: factBody('The fields that change') },
  responses: { 200: edited, ...problemResponses },
})

const deleteFact = createRoute({
  method: 'delete',
  path: `${path}/{factId}`,
  summary: 'Takes one fact away; If-Match names the sheet’s revision',
  request: { params: withFact, headers: ifMatchHeader },
  responses: { 200: edited, ...problemResponses },
})

async function edit(
  c: Context<AppEnvironment>,
  id: string,
  change: (sheet: FactSheet) => Partial<EditedSheet> & Pick<EditedSheet, 'sheet'>,
) {
  const { sheet: before } = await storedSheet(c, id)
  const expected = expectedRevision(c)
  const { sheet, fact = null } = change(before)
  const { revision } = await c.var.services.sheets.update(id, expected, sheet)
  c.header('etag', etagOf(revision))
  const faults = checkSheet(sheet).filter((fault) => fault.fact === null || fault.fact === fact?.id)
  return { revision, fact, faults }
}

export const facts = createRouter()
  .openapi(createFact, async (c) => {
    const input = parseFactText(await c.req.text())
    return c.json(await edit(c, c.req.valid('param').id, (sheet) => addFact(sheet, input)), 201)
  })
  .openapi(putFact, async (c) => {
    const { id, factId } = c.req.valid('param')
    const input = parseFactText(await c.req.text())
    return c.json(await edit(c, id, (sheet) => replaceFact(sheet, factId, input)), 200)
  })
  .openapi(patchFact, async (c) => {
    const { id, factId } = c.req.valid('param')
    const input = parseFactText(await c.req.text())
    return c.json(await edit(c, id, (sheet) => changeFact(sheet, factId, input)), 200)
  })
  .openapi(deleteFact, async (c) => {
    const { id, factId } = c.req.valid('param')
    return c.json(await edit(c, id, (sheet) => ({ sheet: removeFact(sheet, factId) })), 200)
  })
