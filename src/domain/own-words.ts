import { z } from 'zod'

const word = z.string().trim().min(1, '不能为空').max(60, '不能超过 60 字')

/** Words that a bureau itself allows (nothing inside them is reported) or forbids, with what to write instead. */
export const ownWordsSchema = z.strictObject({
  allowed: z.array(word).max(5000).default([]),
  forbidden: z
    .array(z.strictObject({ word, instead: z.string().trim().max(60).optional() }))
    .max(5000)
    .default([]),
})
export type OwnWords = z.infer<typeof ownWordsSchema>
