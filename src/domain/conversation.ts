import { z } from 'zod'
import { factSpanSchema, problemSchema, writerSchema } from './draft.ts'
import { factSchema, sourceSchema } from './fact-sheet.ts'
import { severitySchema } from './finding.ts'
import { editActionSchema } from './suggestion.ts'

/** What a writer can ask of a draft, in words or by a command. */
export const INTENTS = [
  'add-fact',
  'correct-fact',
  'remove-fact',
  'write',
  'edit',
  'refresh',
  'source',
  'missing',
  'last-year',
  'compare',
  'search',
  'check',
  'export',
  'lock',
  'undo',
  'question',
  'help',
] as const
export const intentNameSchema = z.enum(INTENTS)
export type IntentName = z.infer<typeof intentNameSchema>

/** A passage of the shelf that an answer cites. */
export const citationSchema = z.object({
  passageId: z.string(),
  documentId: z.string(),
  title: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  /** What may be taken as a model of wording: no figure and no name of another bureau. */
  masked: z.string(),
})
export type Citation = z.infer<typeof citationSchema>

/** A verified sentence of an answer: its figures come from the facts of its spans, or stand in the words it quotes. */
export const answerSentenceSchema = z.object({
  text: z.string(),
  facts: z.array(factSpanSchema),
  /** The passage whose words it repeats. */
  passageId: z.string().optional(),
})
export type AnswerSentence = z.infer<typeof answerSentenceSchema>

/** A place in the draft that a line of a card speaks of. */
const placeShape = { sectionId: z.string().nullable(), sentenceId: z.string().nullable() }

export const decisionStateSchema = z.enum(['open', 'confirmed', 'refused', 'undone'])
export type DecisionState = z.infer<typeof decisionStateSchema>

/** A fact as it was read; it enters the sheet when the writer confirms it. */
export const factCardSchema = z.object({
  type: z.literal('fact'),
  id: z.string(),
  change: z.enum(['add', 'replace', 'remove']),
  /** The revision of the sheet that it was read against. */
  sheetRevision: z.int().min(1),
  /** What the sheet holds now; null for a fact that is new. */
  before: factSchema.nullable(),
  /** What it would hold; null where the fact goes. */
  after: factSchema.nullable(),
  /** The difference field by field, in the office's words; null where there is or was nothing. */
  fields: z.array(
    z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** The writer's words that it was read from. */
  quote: z.string(),
  /** What the writer should look at before confirming. */
  questions: z.array(z.string()),
  state: decisionStateSchema,
})
export type FactCard = z.infer<typeof factCardSchema>

const suggestionCardSchema = z.object({
  type: z.literal('suggestion'),
  id: z.string(),
  sectionId: z.string(),
  heading: z.string(),
  action: editActionSchema,
  /** The open suggestion with its changes; null where nothing was proposed. */
  suggestionId: z.string().nullable(),
  author: writerSchema,
  changes: z.int().min(0),
  notes: z.array(z.string()),
})

const sourceCardSchema = z.object({
  type: z.literal('sources'),
  id: z.string(),
  items: z.array(
    z.object({
      factId: z.string(),
      label: z.string(),
      /** The figure as it stands in the text, or as the sheet holds it. */
      figure: z.string(),
      /** The fact's file and cell; null where nobody has noted it. */
      source: sourceSchema.nullable(),
      /** How it was computed, in words; null for a figure as typed. */
      derivation: z.string().nullable(),
      ...placeShape,
    }),
  ),
})

/** Things to look at, by section: what is missing, what a check found. */
const listCardSchema = z.object({
  type: z.literal('list'),
  id: z.string(),
  about: z.enum(['missing', 'findings', 'outdated', 'last-plan', 'blockers']),
  groups: z.array(
    z.object({
      title: z.string(),
      sectionId: z.string().nullable(),
      items: z.array(
        z.object({
          text: z.string(),
          severity: severitySchema.nullable(),
          factId: z.string().nullable(),
          sentenceId: z.string().nullable(),
          /** The words concerned, in the text as it stands. */
          quote: z.string().nullable(),
          suggestion: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** How many more there are than the card shows. */
  more: z.int().min(0),
})

const passagesCardSchema = z.object({
  type: z.literal('passages'),
  id: z.string(),
  query: z.string(),
  hits: z.array(citationSchema),
})

const comparisonCardSchema = z.object({
  type: z.literal('comparison'),
  id: z.string(),
  rows: z.array(
    z.object({
      factId: z.string(),
      label: z.string(),
      last: z.string(),
      now: z.string(),
      /** As the sheet or exact computing says; null where rounding leaves it open. */
      change: z.string().nullable(),
    }),
  ),
  more: z.int().min(0),
})

const exportCardSchema = z.object({
  type: z.literal('export'),
  id: z.string(),
  format: z.enum(['docx', 'pdf', 'md', 'txt']),
  final: z.boolean(),
  /** Where the file is to be had, under the service's own address. */
  path: z.string(),
  blocked: z.boolean(),
})

/** What the page does itself: read the events that write a draft. */
const writingCardSchema = z.object({ type: z.literal('writing'), id: z.string(), eventsPath: z.string() })

/** A step that was taken back, so that the next one can go further. */
const undoneCardSchema = z.object({
  type: z.literal('undone'),
  id: z.string(),
  sectionId: z.string().nullable(),
  /** The revision that was taken back, the one whose text stands again, and the one that was made of it. */
  from: z.int().min(0),
  to: z.int().min(0),
  made: z.int().min(0),
  /** The card whose fact was taken back. */
  cardId: z.string().nullable(),
})

export const commandSchema = z.object({
  name: z.string(),
  /** Other names that mean the same. */
  aliases: z.array(z.string()),
  intent: intentNameSchema,
  summary: z.string(),
  /** What follows the name; empty where nothing does. */
  argument: z.string(),
  example: z.string(),
  /** Whether the command does all it can without a model. */
  withoutModel: z.enum(['whole', 'narrower']),
  /** What a page completes the argument with. */
  completes: z.enum(['section', 'fact', 'none']),
})
export type Command = z.infer<typeof commandSchema>

const commandsCardSchema = z.object({
  type: z.literal('commands'),
  id: z.string(),
  commands: z.array(commandSchema),
})

export const cardSchema = z.discriminatedUnion('type', [
  factCardSchema,
  suggestionCardSchema,
  sourceCardSchema,
  listCardSchema,
  passagesCardSchema,
  comparisonCardSchema,
  exportCardSchema,
  writingCardSchema,
  undoneCardSchema,
  commandsCardSchema,
])
export type Card = z.infer<typeof cardSchema>
export type CardOf<T extends Card['type']> = Extract<Card, { type: T }>

/** A ready answer. Choosing it sends `text` as the next request. */
export const quickReplySchema = z.object({ id: z.string(), label: z.string(), text: z.string() })
export type QuickReply = z.infer<typeof quickReplySchema>

/** Where the writer is while asking: 这一节, 这句话. */
export const requestContextSchema = z.strictObject({
  sectionId: z.string().min(1).max(64).optional(),
  sentences: z.array(z.string().min(1).max(64)).max(500).optional(),
})
export type RequestContext = z.infer<typeof requestContextSchema>

export const messageNoticeSchema = z.object({
  severity: severitySchema,
  code: z.string(),
  message: z.string(),
})
export type MessageNotice = z.infer<typeof messageNoticeSchema>

const messageBase = { id: z.string(), number: z.int().min(1), createdAt: z.string() }

export const requestMessageSchema = z.object({
  ...messageBase,
  role: z.literal('writer'),
  text: z.string(),
  context: requestContextSchema,
})
export type RequestMessage = z.infer<typeof requestMessageSchema>

export const answerMessageSchema = z.object({
  ...messageBase,
  role: z.literal('assistant'),
  /** The request that it answers. */
  answers: z.string(),
  /** `open`: not answered to its end yet; reading its events goes on with it. */
  status: z.enum(['open', 'done', 'failed']),
  intent: intentNameSchema.nullable(),
  author: writerSchema.nullable(),
  sentences: z.array(answerSentenceSchema),
  cards: z.array(cardSchema),
  quickReplies: z.array(quickReplySchema),
  notices: z.array(messageNoticeSchema),
  problem: problemSchema.nullable(),
})
export type AnswerMessage = z.infer<typeof answerMessageSchema>

export const messageSchema = z.discriminatedUnion('role', [requestMessageSchema, answerMessageSchema])
export type Message = z.infer<typeof messageSchema>

/**
 * What the stream of an answer tells. `message-start` empties the answer: where the one before it was broken off, it is
 * answered anew. The stream ends with `message-end` or `problem`; anything else was cut off.
 */
export const chatEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message-start'),
    requestId: z.string(),
    messageId: z.string(),
    number: z.int().min(1),
    createdAt: z.string(),
  }),
  z.object({ type: z.literal('text'), sentence: answerSentenceSchema }),
  z.object({ type: z.literal('card'), card: cardSchema }),
  z.object({ type: z.literal('quick-replies'), replies: z.array(quickReplySchema) }),
  z.object({ type: z.literal('notice'), notice: messageNoticeSchema }),
  z.object({
    type: z.literal('message-end'),
    messageId: z.string(),
    intent: intentNameSchema.nullable(),
    author: writerSchema,
  }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
])
export type ChatEvent = z.infer<typeof chatEventSchema>
