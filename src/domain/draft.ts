import { z } from 'zod'
import { draftKindSchema, roleSchema } from './document.ts'
import { coverageSchema, findingSchema, severitySchema } from './finding.ts'
import { periodSchema } from './period.ts'
import { themeSchema } from './theme.ts'

/**
 * F rests on facts · D holds a computed figure · P speaks of plans · G general wording · U the writer's own ·
 * ? marked by a check: general wording, or a fact that the sheet's own checks hold to be false · gap something is missing.
 */
export const sentenceClassSchema = z.enum(['F', 'D', 'P', 'G', 'U', '?', 'gap'])
export type SentenceClass = z.infer<typeof sentenceClassSchema>

export const authorSchema = z.enum(['engine', 'model', 'writer'])
export type Author = z.infer<typeof authorSchema>

/** The part of a rendered text that comes from one reference; UTF-16 offsets in the sentence. */
export const factSpanSchema = z.object({
  id: z.string(),
  attr: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
})
export type FactSpan = z.infer<typeof factSpanSchema>

/** The verdict of one gate rule on a sentence. */
export const checkSchema = z.object({ rule: z.string(), severity: severitySchema, message: z.string() })
export type Check = z.infer<typeof checkSchema>

/** The id and the content hash of a prompt. */
export const promptMarkSchema = z.object({ id: z.string(), hash: z.string() })

export const sentenceSchema = z.object({
  id: z.string(),
  /** 0-based place of its paragraph in the section. */
  paragraph: z.int().min(0),
  /** The text with references in place of what comes from facts. */
  template: z.string(),
  text: z.string(),
  class: sentenceClassSchema,
  facts: z.array(factSpanSchema),
  /** Passages whose masked wording was shown to its author. */
  exemplars: z.array(z.string()),
  checks: z.array(checkSchema),
  author: authorSchema,
  /** Where a model wrote the sentence. */
  prompt: promptMarkSchema.optional(),
})
export type Sentence = z.infer<typeof sentenceSchema>

/** The rule of a check that tells what is wrong with a fact, not with the wording. */
export const SHEET_RULE = 'sheet'
/** Follows in every file the sentence that rests on a fact which the checks of the sheet hold to be false. */
export const DOUBT_MARK = '【待核：台账数据有矛盾】'
export const isDoubted = ({ class: kind, checks }: Pick<Sentence, 'class' | 'checks'>): boolean =>
  kind === '?' && checks.some(({ rule }) => rule === SHEET_RULE)

export const writerSchema = z.enum(['engine', 'model'])
export type Writer = z.infer<typeof writerSchema>

/** What one paragraph must say: these facts in this order. */
export const paragraphPlanSchema = z.object({
  facts: z.array(z.string()),
  /** What the paragraph is to answer, as a model proposed; never part of the text. */
  question: z.string().optional(),
  /** General sentences (opening, link, closing) that the paragraph may hold beside its facts. */
  frame: z.enum([
    'none',
    'opening',
    'plan-opening',
    'closing',
    'problems',
    'guidance',
    'direction',
    'aims',
    'groundwork',
  ]),
  /** What is missing, by key of the closed list of gaps. */
  gaps: z.array(z.string()),
})
export type ParagraphPlan = z.infer<typeof paragraphPlanSchema>

export const sectionPlanSchema = z.object({
  id: z.string(),
  level: z.int().min(1).max(3),
  /** As printed: 一、 （一） 1. */
  number: z.string(),
  heading: z.string(),
  /** The text follows on the heading's own line. */
  runIn: z.boolean(),
  role: roleSchema,
  theme: themeSchema.nullable(),
  /**
   * How much of a plan item is told. Absent: measure and target. `full`: with its deadline and who answers for it.
   * `measures`: what is to be done and no figure. `aims`: only what is to be reached.
   */
  detail: z.enum(['full', 'measures', 'aims']).optional(),
  paragraphs: z.array(paragraphPlanSchema),
})
export type SectionPlan = z.infer<typeof sectionPlanSchema>

/** Wordings that the bureau's own earlier documents use, without their figures and names. */
export const ownPatternSchema = z.object({
  /** The words between the name of a metric and its figure: 覆盖率{提升至}94.1%. */
  words: z.string(),
  /** Which way the figure must have moved for the words to be true; null where they say nothing of it. */
  direction: z.enum(['up', 'down']).nullable(),
  /** In how many places it was found. */
  count: z.int().min(1),
})
export type OwnPattern = z.infer<typeof ownPatternSchema>

export const headingFormSchema = z.enum(['two-clauses', 'focus', 'improved', 'principle', 'effort', 'single'])
export type HeadingForm = z.infer<typeof headingFormSchema>

/** How a bureau builds its documents, read from those it has written. */
export const houseStyleSchema = z.object({
  /** The fields of work in the order of its last document: themes, or fields of its own kind of bureau. */
  themes: z.array(z.string()),
  /** How its headings of work done and of work to come are built; null where they follow no known form. */
  summaryHeadings: headingFormSchema.nullable(),
  planHeadings: headingFormSchema.nullable(),
  /** Parts of a field: 1.小标题 on the text's own line, or 一是…二是… in the text. */
  points: z.enum(['headed', 'ordinal']),
  /** Whether the document has a part of problems of its own. */
  problems: z.boolean(),
  /** Its own general sentences, with {期}, {机关} and {上级} in place of what changes. */
  frames: z.array(z.object({ use: z.enum(['opening', 'plan-opening', 'closing']), text: z.string() })),
  patterns: z.array(ownPatternSchema),
})
export type HouseStyle = z.infer<typeof houseStyleSchema>

export const draftPlanSchema = z.object({
  title: z.string(),
  kind: draftKindSchema,
  period: periodSchema,
  planPeriod: periodSchema,
  /** Same sheet, same seed, same text. */
  seed: z.string(),
  sections: z.array(sectionPlanSchema),
  signature: z.object({ organ: z.string(), date: z.string() }),
  /** Characters wanted, and characters that the engine writes from this plan. Absent: no length was asked for. */
  length: z.object({ wanted: z.int().min(1), planned: z.int().min(0) }).optional(),
  /** The bureau's own habits of wording, taken from its earlier documents. */
  style: houseStyleSchema.optional(),
})
export type DraftPlan = z.infer<typeof draftPlanSchema>

/** A section as it stands: its plan and the newest revision of its sentences. Revision 0 is empty. */
export type Section = SectionPlan & {
  readonly revision: number
  readonly sentences: readonly Sentence[]
  readonly locked: boolean
}

export type DraftStatus = 'planned' | 'writing' | 'done'

export type Draft = {
  readonly id: string
  readonly factSheetId: string
  readonly writer: Writer
  readonly status: DraftStatus
  readonly plan: DraftPlan
  readonly sections: readonly Section[]
  readonly createdAt: string
}

/** RFC 9457 problem details; `title` is fixed by the code, `detail` speaks of this case. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>

const sectionHead = sectionPlanSchema.pick({
  id: true,
  level: true,
  number: true,
  heading: true,
  runIn: true,
})

/** What the stream of a draft tells. Applying an event twice changes nothing. */
export const draftEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('draft-start'),
    draftId: z.string(),
    title: z.string(),
    writer: writerSchema,
    sections: z.array(sectionHead),
    signature: z.object({ organ: z.string(), date: z.string() }),
  }),
  z.object({ type: z.literal('section-start'), sectionId: z.string() }),
  z.object({ type: z.literal('sentence'), sectionId: z.string(), sentence: sentenceSchema }),
  z.object({
    type: z.literal('notice'),
    severity: severitySchema,
    code: z.string(),
    message: z.string(),
    sectionId: z.string().optional(),
  }),
  z.object({ type: z.literal('section-end'), sectionId: z.string(), revision: z.int() }),
  z.object({
    type: z.literal('draft-end'),
    coverage: coverageSchema,
    gaps: z.int(),
    findings: z.array(findingSchema),
  }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
])
export type DraftEvent = z.infer<typeof draftEventSchema>
