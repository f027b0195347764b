import { z } from 'zod'
import { promptMarkSchema, sentenceSchema, writerSchema } from './draft.ts'

/**
 * What an editor may ask for: 润色 扩写 缩写 改写 续写 规范 对仗标题 重写, today's figures in place of those of a sheet that has
 * changed since, and what the writer says in words.
 */
export const editActionSchema = z.enum([
  'polish',
  'expand',
  'condense',
  'rephrase',
  'continue',
  'formalize',
  'headings',
  'rewrite',
  'refresh',
  'instruct',
])
export type EditAction = z.infer<typeof editActionSchema>

/** A run of words that stays, goes or comes; joined, those that stay and go are the old text. */
export const wordChangeSchema = z.object({ type: z.enum(['same', 'removed', 'added']), text: z.string() })
export type WordChange = z.infer<typeof wordChangeSchema>

/** Some neighbouring sentences of a section, and what would stand in their place. */
export const sentenceChangeSchema = z.object({
  id: z.string(),
  /** The sentences that go, in their order; empty where something is only added. */
  replaces: z.array(z.string()),
  /** The sentence that the new ones follow; null at the beginning of the section. */
  after: z.string().nullable(),
  sentences: z.array(sentenceSchema),
  words: z.array(wordChangeSchema),
})
export type SentenceChange = z.infer<typeof sentenceChangeSchema>

export const headingChangeSchema = z.object({
  id: z.string(),
  sectionId: z.string(),
  before: z.string(),
  after: z.string(),
  /** Where a model wrote the heading. */
  prompt: promptMarkSchema.optional(),
})
export type HeadingChange = z.infer<typeof headingChangeSchema>

/** A proposal that changes nothing until a person accepts it, change by change or whole. */
export const suggestionSchema = z.object({
  id: z.string(),
  sectionId: z.string(),
  action: editActionSchema,
  author: writerSchema,
  changes: z.array(sentenceChangeSchema),
  headings: z.array(headingChangeSchema),
  /** What was asked for and is not proposed, and why, in Chinese. */
  notes: z.array(z.string()),
  createdAt: z.string(),
})
export type Suggestion = z.infer<typeof suggestionSchema>
