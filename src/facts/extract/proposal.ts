import { z } from 'zod'
import { factSchema } from '../../domain/fact-sheet.ts'

/** Where a proposed fact was read. `line` is 1-based, `start` and `end` are UTF-16 offsets in the line. */
export const placeSchema = z.object({
  file: z.string().max(300),
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string().max(2000),
  sentence: z.string().max(5000),
})
export type Place = z.infer<typeof placeSchema>

/**
 * A fact that waits for a person. `accept` is false until somebody sets it; only then does the fact enter a sheet.
 */
export const proposalSchema = z.object({
  id: z.string().regex(/^x[1-9]\d{0,5}$/, '提议编号应为 x 加数字'),
  accept: z.boolean(),
  fact: factSchema,
  places: z.array(placeSchema).max(50),
  /** What the person should look at or fill in; null where the words are plain. */
  question: z.string().max(1000).nullable(),
  /** A fact of the sheet that bears this name already. */
  known: z
    .object({ id: z.string(), label: z.string(), value: z.string().nullable(), same: z.boolean() })
    .nullable(),
})
export type Proposal = z.infer<typeof proposalSchema>

export const MAX_PROPOSALS = 5000

/** What `facts extract -o` writes and `facts accept` reads. */
export const proposalFileSchema = z.object({
  version: z.literal(1),
  proposals: z.array(proposalSchema).max(MAX_PROPOSALS, `提议不能超过 ${MAX_PROPOSALS} 条`),
})
export type ProposalFile = z.infer<typeof proposalFileSchema>
