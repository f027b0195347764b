import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import { ownWordsSchema } from '../../domain/own-words.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { proposeWording } from '../../editing/propose-wording.ts'
import { parseSheet } from '../../facts/parse-sheet.ts'
import {
  isSecret,
  type Proofread,
  proofread as proofreadText,
  withFindings,
} from '../../proofreading/proofread.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
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
            /** Lets the model look at the wording as well. */
            model: z.boolean().default(false),
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
  const { text, file, factSheetId, sheet, ownWords, model } = c.req.valid('json')
  const facts =
    factSheetId !== undefined
      ? (await storedSheet(c, factSheetId)).sheet
      : sheet === undefined
        ? undefined
        : parseSheet(sheet)
  const result = proofreadText(text, {
    ...(file === undefined ? {} : { file }),
    ...(facts === undefined ? {} : { sheet: facts }),
    ownWords: ownWords ?? (await c.var.services.ownWords.get()).words,
  })
  return c.json(model ? await withModel(c, text, result) : result, 200)
})

async function withModel(c: Context<AppEnvironment>, text: string, result: Proofread) {
  const { model, newId } = c.var.services
  if (!model) throw new AppError('model_unavailable', '未配置模型服务，只能按规则审校')
  if (isSecret(result)) return result
  const { findings, notices } = await proposeWording(model, text, nonceOf(newId), c.req.raw.signal)
  return { ...withFindings(result, findings), notices: [...notices] }
}
