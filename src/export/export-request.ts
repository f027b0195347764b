import { z } from 'zod'
import { wordLayoutSchema } from '../domain/word-layout.ts'

export const EXPORT_FORMATS = ['docx', 'pdf', 'md', 'txt'] as const

/** What an office may ask of the file of a draft, on the command line and over HTTP alike. */
export const exportRequestSchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS).default('docx'),
  layout: wordLayoutSchema.default(wordLayoutSchema.parse({})),
  /** Shows what changed since each section was first written, or since a moment, as tracked changes. */
  since: z.union([z.literal('first'), z.iso.datetime({ offset: true })]).optional(),
  /** Appends 数据溯源表. */
  sources: z.boolean().default(false),
  /** Refuses a draft in which something is missing or borne out by nothing. */
  final: z.boolean().default(false),
})
export type ExportRequest = z.infer<typeof exportRequestSchema>
