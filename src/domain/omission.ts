import { z } from 'zod'

/**
 * awaited: its figure is not there yet · named: only its name is said · unwritten: it was allotted to the section · kind:
 * this kind of document does not report it · unplanned: no section has it · earlier: it
 * speaks of a time before the sheet's · double: it may be another fact over again, undecided · unmentioned: nothing of it is in the text.
 */
export const omissionReasonSchema = z.enum([
  'awaited',
  'named',
  'unwritten',
  'kind',
  'unplanned',
  'earlier',
  'double',
  'unmentioned',
])
export type OmissionReason = z.infer<typeof omissionReasonSchema>

export const omissionSchema = z.object({
  fact: z.string(),
  label: z.string(),
  must: z.boolean(),
  reason: omissionReasonSchema,
  message: z.string(),
})
export type Omission = z.infer<typeof omissionSchema>

/** What is left out of one section; the section of null holds what belongs to none. */
export const sectionOmissionsSchema = z.object({
  section: z.string().nullable(),
  heading: z.string(),
  omissions: z.array(omissionSchema),
})
export type SectionOmissions = z.infer<typeof sectionOmissionsSchema>
