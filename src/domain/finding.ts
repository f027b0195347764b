import { z } from 'zod'

export const severitySchema = z.enum(['error', 'warning', 'hint'])
export type Severity = z.infer<typeof severitySchema>

/** What a check found in a text. `line` is 1-based, `start` and `end` are UTF-16 offsets in that line. */
export const findingSchema = z.object({
  rule: z.string(),
  severity: severitySchema,
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
  /** What the rule rests on, and how strong that is: 标准, 惯例, 台账. */
  source: z.string(),
})
export type Finding = z.infer<typeof findingSchema>

const placeSchema = z.object({
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  suggestion: z.string().nullable(),
})

/** What proofreading found. Offsets are those of the file as given, before any repair. */
export const proofFindingSchema = findingSchema.extend({
  /** The suggestion changes form and never meaning: it may be applied without a second look. */
  safe: z.boolean(),
  /** Every place of one cause, where a finding stands for several; else empty. */
  places: z.array(placeSchema),
})
export type ProofFinding = z.infer<typeof proofFindingSchema>

/** Which supplied facts a text uses. */
export const coverageSchema = z.object({
  must: z.object({ used: z.array(z.string()), missing: z.array(z.string()) }),
  unused: z.array(z.string()),
})
export type Coverage = z.infer<typeof coverageSchema>
