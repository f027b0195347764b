import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../../domain/errors.ts'
import { reviewText } from '../../drafting/review-text.ts'
import { parseSheet } from '../../facts/parse-sheet.ts'
import { verifyText } from '../../grounding/verify.ts'
import { createRouter } from '../environment.ts'
import { idSchema, problemResponses, verificationSchema } from '../schemas.ts'
import { storedSheet } from './fact-sheets.ts'
import { reportBodySchema, requestedText } from './reports.ts'

const verifyRoute = createRoute({
  method: 'post',
  path: '/verify',
  summary: 'Holds every figure, date, rank and name of a text against a fact sheet',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            text: z
              .string()
              .min(1, '请提供要核对的文本')
              .max(200_000, '文本不能超过 20 万字，较长的请分几次核对'),
            factSheetId: idSchema.optional(),
            sheet: z.unknown().optional(),
            /** An earlier document, to which the likeness is told. */
            against: reportBodySchema.optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'What each sentence rests on, and what the sheet does not bear out',
      content: { 'application/json': { schema: verificationSchema } },
    },
    ...problemResponses,
  },
})

export const verify = createRouter().openapi(verifyRoute, async (c) => {
  const { text, factSheetId, sheet, against } = c.req.valid('json')
  if (factSheetId === undefined && sheet === undefined) {
    throw new AppError('invalid_request', '请给出台账：factSheetId 或 sheet')
  }
  const facts = factSheetId === undefined ? parseSheet(sheet) : (await storedSheet(c, factSheetId)).sheet
  const last = against === undefined ? null : await requestedText(c, against)
  const verification = verifyText(text, facts)
  return c.json({ ...verification, ...reviewText(text, facts, verification, last) }, 200)
})
