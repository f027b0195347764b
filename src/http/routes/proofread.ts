import { createRoute, z } from '@hono/zod-openapi'
import { ownWordsSchema } from '../../domain/own-words.ts'
import { parseSheet } from '../../facts/parse-sheet.ts'
import { proofread as proofreadText } from '../../proofreading/proofread.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses, proofreadSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'

const proofreadRoute = createRoute({
  method: 'post',
  path: '/proofread',
  summary: 'Finds faults of wording, figures, numbering, dates and consistency in any text',
  description: 'Without `ownWords` those that the bureau has stored count.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            text: z
              .string()
              .min(1, '请提供要审校的文本')
              .max(500_000, '文本不能超过 50 万字，较长的请分几次审校'),
            file: z.string().max(200).optional(),
            factSheetId: idSchema.optional(),
            sheet: z.unknown().optional(),
            ownWords: ownWordsSchema.optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'The findings in reading order, with line and offsets of the text as given',
      content: { 'application/json': { schema: proofreadSchema } },
    },
    ...problemResponses,
  },
})

export const proofread = createRouter().openapi(proofreadRoute, async (c) => {
  const { text, file, factSheetId, sheet, ownWords } = c.req.valid('json')
  const facts =
    factSheetId !== undefined
      ? (await storedSheet(c, factSheetId)).sheet
      : sheet === undefined
        ? undefined
        : parseSheet(sheet)
  return c.json(
    proofreadText(text, {
      ...(file === undefined ? {} : { file }),
      ...(facts === undefined ? {} : { sheet: facts }),
      ownWords: ownWords ?? (await c.var.services.ownWords.get()).words,
    }),
    200,
  )
})
