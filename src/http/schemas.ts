import { z } from '@hono/zod-openapi'
import {
  alikePassageSchema,
  documentKindSchema,
  draftKindSchema,
  levelSchema,
  outlineItemSchema,
  parsedDocumentSchema,
  removalSchema,
  repairSchema,
  roleSchema,
} from '../domain/document.ts'
import {
  authorSchema,
  draftPlanSchema,
  problemSchema,
  sectionPlanSchema,
  sentenceClassSchema,
  sentenceSchema,
  writerSchema,
} from '../domain/draft.ts'
import type { factSheetSchema } from '../domain/fact-sheet.ts'
import { coverageSchema, findingSchema, proofFindingSchema } from '../domain/finding.ts'
import { sectionOmissionsSchema } from '../domain/omission.ts'
import { themeSchema } from '../domain/theme.ts'

export const idSchema = z.string().min(1).max(64)
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

export const hitSchema = z
  .object({
    passageId: z.string(),
    documentId: z.string(),
    title: z.string(),
    organ: z.string().nullable(),
    path: z.array(z.string()).readonly(),
    role: roleSchema,
    theme: themeSchema,
    text: z.string(),
    masked: z.string(),
    foreign: z.array(z.string()).readonly(),
    score: z.number(),
    ranks: z.object({ lexical: z.int().nullable(), vector: z.int().nullable() }),
    parts: z
      .object({
        lexical: z.number(),
        vector: z.number(),
        theme: z.number(),
        role: z.number(),
        organ: z.number(),
        kind: z.number(),
        level: z.number(),
        recency: z.number(),
      })
      .optional(),
    alike: z.int().optional(),
  })
  .meta({ id: 'Hit' })

const described = parsedDocumentSchema.omit({ raw: true, clean: true, map: true, outline: true })

export const documentSummarySchema = described
  .extend({ id: z.string(), file: z.string(), passages: z.int(), addedAt: z.string() })
  .meta({ id: 'DocumentSummary' })

export const documentSchema = parsedDocumentSchema
  .extend({
    id: z.string(),
    file: z.string(),
    addedAt: z.string(),
    passageIds: z.array(z.string()).readonly(),
    alike: z.array(alikePassageSchema).readonly(),
  })
  .meta({ id: 'Document' })

/** The report of `corpus add`, on the command line and over HTTP alike. */
export const addReportSchema = z
  .object({
    documents: z.array(
      z.object({
        file: z.string(),
        id: z.string().nullable(),
        title: z.string(),
        kind: documentKindSchema,
        organ: z.string().nullable(),
        region: z.string().nullable(),
        level: levelSchema.nullable(),
        period: z.string().nullable(),
        planPeriod: z.string().nullable(),
        outline: z.array(outlineItemSchema.pick({ level: true, number: true, heading: true, line: true })),
        passages: z.int(),
        removedLines: z.array(z.int()),
        removals: z.array(removalSchema),
        repairs: z.array(repairSchema),
        notices: z.array(z.string()),
        duplicateOf: z.string().nullable(),
        unchanged: z.boolean(),
        replaced: z.array(z.string()),
        alike: z.array(alikePassageSchema).readonly(),
      }),
    ),
    refused: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'AddReport' })

export const sheetFaultSchema = z.object({
  severity: z.enum(['error', 'warning']),
  fact: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})

export const storedSheetSchema = z
  .object({
    id: z.string(),
    revision: z.int(),
    sheet: z.custom<z.output<typeof factSheetSchema>>().openapi({ type: 'object' }),
    faults: z.array(sheetFaultSchema),
    updatedAt: z.string(),
  })
  .meta({ id: 'StoredFactSheet' })

export const sheetSummarySchema = z
  .object({
    id: z.string(),
    revision: z.int(),
    title: z.string(),
    organ: z.string(),
    kind: draftKindSchema,
    period: z.string(),
    facts: z.int(),
    updatedAt: z.string(),
  })
  .meta({ id: 'FactSheetSummary' })

export const sectionSchema = sectionPlanSchema
  .extend({ revision: z.int(), sentences: z.array(sentenceSchema).readonly(), locked: z.boolean() })
  .meta({ id: 'Section' })

export const draftSchema = z
  .object({
    id: z.string(),
    factSheetId: z.string(),
    writer: writerSchema,
    status: z.enum(['planned', 'writing', 'done']),
    plan: draftPlanSchema,
    sections: z.array(sectionSchema).readonly(),
    createdAt: z.string(),
  })
  .meta({ id: 'Draft' })

/** What a person is called among those who work at a draft. */
export const personNameSchema = z.string().trim().min(1, '请写称呼').max(20, '称呼不能超过 20 字')

/** Told with what a person saves. */
export const savedBySchema = personNameSchema
  .optional()
  .openapi({ description: 'Who saves; told with the revision in the history' })

export const revisionSchema = z
  .object({
    revision: z.int(),
    author: authorSchema,
    by: z.string().nullable().openapi({ description: 'Who saved it, where a person did and said so' }),
    sentences: z.array(sentenceSchema).readonly(),
    createdAt: z.string(),
  })
  .meta({ id: 'SectionRevision' })

/** What a text leaves out, section by section, and how much of it repeats an earlier document. */
export const reviewSchema = z.object({
  omissions: z.array(sectionOmissionsSchema).readonly(),
  likeness: z
    .object({
      share: z.number(),
      characters: z.int(),
      repeated: z.int(),
      sections: z.array(z.object({ heading: z.string(), share: z.number() })).readonly(),
      places: z
        .array(
          z.object({
            line: z.int(),
            start: z.int(),
            end: z.int(),
            quote: z.string(),
            lastLine: z.int(),
          }),
        )
        .readonly(),
    })
    .nullable(),
})

export const verificationSchema = z
  .object({
    sentences: z.array(
      z.object({
        text: z.string(),
        class: sentenceClassSchema,
        facts: sentenceSchema.shape.facts.readonly(),
        line: z.int(),
        start: z.int(),
        end: z.int(),
      }),
    ),
    findings: z.array(findingSchema),
    coverage: coverageSchema,
    ...reviewSchema.shape,
  })
  .meta({ id: 'Verification' })

export const proofreadSchema = z
  .object({
    findings: z.array(proofFindingSchema),
    counts: z.object({ error: z.int(), warning: z.int(), hint: z.int() }),
    /** What a model that was asked did not do, in Chinese. */
    notices: z.array(z.string()).optional(),
  })
  .meta({ id: 'Proofread' })

export const problemResponses = {
  default: {
    description: 'What went wrong, as RFC 9457 problem details',
    content: { 'application/problem+json': { schema: problemSchema.meta({ id: 'Problem' }) } },
  },
} as const
