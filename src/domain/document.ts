import { z } from 'zod'
import { periodSchema } from './period.ts'
import { themeSchema } from './theme.ts'

/** 年度总结和计划 · 半年总结和计划 · 工作要点 · 工作思路. */
export const DRAFT_KINDS = ['annual', 'half-year', 'key-points', 'outlook'] as const
export const draftKindSchema = z.enum(DRAFT_KINDS)
export type DraftKind = z.infer<typeof draftKindSchema>

/** A shelf document may be of no known kind. */
export const documentKindSchema = z.enum([...DRAFT_KINDS, 'other'])
export type DocumentKind = z.infer<typeof documentKindSchema>

export const levelSchema = z.enum(['province', 'city', 'county', 'division'])
export type Level = z.infer<typeof levelSchema>

/** What a passage or section does in its document. */
export const roleSchema = z.enum(['opening', 'summary', 'problems', 'plan', 'closing'])
export type Role = z.infer<typeof roleSchema>

/** A heading. `line` is 1-based in the file as read; `start` and `end` are UTF-16 offsets of the heading's text in the clean text. */
export const outlineItemSchema = z.object({
  level: z.int().min(1).max(4),
  number: z.string(),
  heading: z.string(),
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  /** Text of the item follows on the heading's own line. */
  runIn: z.boolean(),
})
export type OutlineItem = z.infer<typeof outlineItemSchema>

/** A line of the raw text that is not of the document: the furniture of a page or a printer. */
export const removalSchema = z.object({
  rule: z.string(),
  line: z.int().min(1),
  text: z.string(),
})
export type Removal = z.infer<typeof removalSchema>

/** A change that reading made to the lines it kept, in words a person can check. */
export const repairSchema = z.object({
  rule: z.string(),
  line: z.int().min(1),
  before: z.string(),
  after: z.string(),
  /** How many places of the line the rule changed, where more than one; `before` and `after` show the first. */
  count: z.int().min(2).optional(),
})
export type Repair = z.infer<typeof repairSchema>

/**
 * `length` characters of the clean text from `clean` stand for `rawLength` characters of the raw text from `raw`.
 * Segments are in order of `clean` and cover the clean text; equal lengths mean character by character.
 */
export const mapSegmentSchema = z.object({
  clean: z.int().min(0),
  length: z.int().min(0),
  raw: z.int().min(0),
  rawLength: z.int().min(0),
})
export type MapSegment = z.infer<typeof mapSegmentSchema>

/** What reading a file tells about it, before it has a place in the store. */
export const parsedDocumentSchema = z.object({
  title: z.string(),
  kind: documentKindSchema,
  organ: z.string().nullable(),
  region: z.string().nullable(),
  level: levelSchema.nullable(),
  period: periodSchema.nullable(),
  planPeriod: periodSchema.nullable(),
  /** The date under the text, or else of its publication. */
  date: periodSchema.nullable(),
  raw: z.string(),
  clean: z.string(),
  map: z.array(mapSegmentSchema),
  outline: z.array(outlineItemSchema),
  /** The lines of `removals`, in order, once each. */
  removedLines: z.array(z.int().min(1)),
  removals: z.array(removalSchema),
  repairs: z.array(repairSchema),
  /** What the reader should look at: contradictions, masks, doubtful years. */
  notices: z.array(z.string()),
})
export type ParsedDocument = z.infer<typeof parsedDocumentSchema>

/** The smallest natural unit of a document: a numbered item or a paragraph. */
export const passageSchema = z.object({
  ordinal: z.int().min(0),
  /** Headings from the outermost to the one the passage stands under. */
  path: z.array(z.string()),
  role: roleSchema,
  theme: themeSchema,
  text: z.string().min(1),
  /** The text with figures, dates, names and coinages replaced by 〈数〉〈时〉〈地〉〈单位〉〈人〉〈名〉〈文〉. */
  masked: z.string().min(1),
  /** What was masked, without repetition: the foreign set. */
  foreign: z.array(z.string()),
  start: z.int().min(0),
  end: z.int().min(0),
})
export type Passage = z.infer<typeof passageSchema>

/** A passage that says nearly the same as one that was asked for: public summaries are copied from each other. */
export const alikePassageSchema = z.object({
  /** The passage that was asked for, and its place in its document. */
  passageId: z.string(),
  ordinal: z.int().min(0),
  /** The other one; `documentId` may be the same document. */
  other: z.object({
    documentId: z.string(),
    title: z.string(),
    passageId: z.string(),
    ordinal: z.int().min(0),
  }),
})
export type AlikePassage = z.infer<typeof alikePassageSchema>

export type DocumentSummary = Omit<ParsedDocument, 'raw' | 'clean' | 'map' | 'outline'> & {
  readonly id: string
  readonly file: string
  readonly passages: number
  readonly addedAt: string
}

export type StoredDocument = ParsedDocument & {
  readonly id: string
  readonly file: string
  readonly addedAt: string
  readonly passageIds: readonly string[]
}

/** What a score is the sum of; each part is its share after weighting. */
export type ScoreParts = {
  readonly lexical: number
  readonly vector: number
  readonly neighbours: number
  readonly complete: number
  readonly phrase: number
  readonly theme: number
  readonly role: number
  readonly organ: number
  readonly kind: number
  readonly level: number
  readonly recency: number
}

/** A passage that search found, with every part of its score. */
export type Hit = {
  readonly passageId: string
  readonly documentId: string
  readonly title: string
  readonly organ: string | null
  readonly path: readonly string[]
  readonly role: Role
  readonly theme: z.infer<typeof themeSchema>
  readonly text: string
  readonly masked: string
  readonly foreign: readonly string[]
  readonly score: number
  /** 1-based rank in each arm, null where the arm did not find it. */
  readonly ranks: { readonly lexical: number | null; readonly vector: number | null }
  /** What the score is the sum of; absent where a passage was fetched and not searched for. */
  readonly parts?: ScoreParts
  /** How many other passages on the shelf say nearly the same and are not shown for it. */
  readonly alike?: number
}
