import { z } from 'zod'
import { proofFindingSchema } from './finding.ts'

/**
 * A place in a draft: UTF-16 offsets in a sentence, or in a heading with its number where no sentence is named, or in
 * title and signature where no section is.
 */
export const draftPlaceSchema = z.object({
  sectionId: z.string().nullable(),
  sentenceId: z.string().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
  suggestion: z.string().nullable(),
})
export type DraftPlace = z.infer<typeof draftPlaceSchema>

/** A finding that a person has looked at and lets stand: one rule, the same words, the same section. */
export const ignoredFindingSchema = z.object({
  id: z.string(),
  rule: z.string().min(1).max(40),
  quote: z.string().max(500),
  sectionId: z.string().nullable(),
  reason: z.string().trim().max(200, '理由不能超过 200 字'),
})
export type IgnoredFinding = z.infer<typeof ignoredFindingSchema>

/** What proofreading found in a draft, with the places where it stands. */
export const draftFindingSchema = proofFindingSchema
  .omit({ line: true, start: true, end: true, places: true })
  .extend({
    /** At least one; several where one cause made many. */
    places: z.array(draftPlaceSchema).min(1),
    /** Why somebody lets it stand; null while nobody does. */
    ignored: ignoredFindingSchema.pick({ id: true, reason: true }).nullable(),
  })
export type DraftFinding = z.infer<typeof draftFindingSchema>
