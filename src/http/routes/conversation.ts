import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { COMMANDS } from '../../chat/commands.ts'
import { applyCard } from '../../chat/decide-card.ts'
import { followAnswer } from '../../chat/follow-answer.ts'
import {
  answerMessageSchema,
  chatEventSchema,
  commandSchema,
  type FactCard,
  messageSchema,
  requestContextSchema,
} from '../../domain/conversation.ts'
import { AppError } from '../../domain/errors.ts'
import { LONGEST_REQUEST } from '../../domain/request-limits.ts'
import { outdatedSentences } from '../../editing/outdated-sentences.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import { type AppEnvironment, createRouter } from '../environment.ts'
import { lastEventId, sendEvents } from '../events.ts'
import { etagOf, expectedRevision, ifMatchHeader } from '../revision.ts'
import { idSchema, listOf, problemResponses } from '../schemas.ts'
import { storedDraft } from './drafts.ts'
import { storedSheet } from './fact-sheets.ts'

const params = z.object({ id: idSchema })
const withMessage = params.extend({ messageId: idSchema })
const path = '/drafts/{id}/messages'
const eventStream = {
  description: 'Events; `data` is one of these as JSON',
  content: { 'text/event-stream': { schema: chatEventSchema.meta({ id: 'ChatEvent' }) } },
}
const STREAM =
  'The stream ends with `message-end` or `problem`; anything else was cut off. `message-start` empties the answer. Closing the connection ends the model call and leaves the answer open; reading its events again goes on with it, and `Last-Event-ID` (or `after`) leaves out what was seen.'

const ask = createRoute({
  method: 'post',
  path,
  summary: 'Asks something of a draft, in words or by a quick reply; the answer comes as server-sent events',
  description: `${STREAM} Nothing of the sheet changes before a fact’s card is confirmed, and no text before a suggestion is accepted.`,
  request: {
    params,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.union([
            z.strictObject({
              text: z
                .string()
                .trim()
                .min(1, '请输入内容')
                .max(LONGEST_REQUEST, `一次不能超过 ${LONGEST_REQUEST} 字`),
              context: requestContextSchema.optional(),
            }),
            z.strictObject({
              /** The message that offers the reply, and the reply chosen. */
              messageId: idSchema,
              replyId: idSchema,
              context: requestContextSchema.optional(),
            }),
          ]),
        },
      },
    },
  },
  responses: { 200: eventStream, ...problemResponses },
})

const history = createRoute({
  method: 'get',
  path,
  summary: 'What was said about a draft, oldest first; `before` leads to earlier pages',
  request: {
    params,
    query: z.object({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: {
      description: 'Messages; `before` of the answer is null where nothing is earlier',
      content: {
        'application/json': {
          schema: listOf(messageSchema.meta({ id: 'Message' })).extend({ before: z.int().nullable() }),
        },
      },
    },
    ...problemResponses,
  },
})

const getEvents = createRoute({
  method: 'get',
  path: `${path}/{messageId}/events`,
  summary: 'The events of an answer, and the rest of the answer where it was broken off',
  description: STREAM,
  request: {
    params: withMessage,
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
    headers: z.object({ 'last-event-id': z.string().max(20).optional() }),
  },
  responses: { 200: eventStream, ...problemResponses },
})

const decide = createRoute({
  method: 'post',
  path: `${path}/{messageId}/decisions`,
  summary: 'Confirms or refuses a fact’s card; If-Match names the revision of the fact sheet that was read',
  description:
    'Confirmed, the fact enters the sheet with the source 对话中录入. `fact` is the fact as the writer mended it on the card. Refusing needs no If-Match.',
  request: {
    params: withMessage,
    headers: ifMatchHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            cardId: idSchema,
            decision: z.enum(['confirm', 'refuse']),
            fact: z.record(z.string().max(40), z.unknown()).optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description:
        'The answer with the card’s new state; the sheet’s revision; the sentences that are outdated now',
      content: {
        'application/json': {
          schema: z
            .object({
              message: answerMessageSchema.meta({ id: 'AnswerMessage' }),
              sheetRevision: z.int(),
              factId: z.string().nullable(),
              outdated: z.int(),
            })
            .meta({ id: 'CardDecision' }),
        },
      },
    },
    ...problemResponses,
  },
})

const listCommands = createRoute({
  method: 'get',
  path: '/chat/commands',
  summary: 'Everything that can be asked by a command, for completion',
  responses: {
    200: {
      description: 'The commands in the order in which help tells them',
      content: { 'application/json': { schema: listOf(commandSchema.meta({ id: 'Command' })) } },
    },
    ...problemResponses,
  },
})

async function chosenReply(
  c: Context<AppEnvironment>,
  id: string,
  { messageId, replyId }: { readonly messageId: string; readonly replyId: string },
): Promise<string> {
  const message = await c.var.services.conversations.get(id, messageId)
  const reply =
    message?.role === 'assistant' ? message.quickReplies.find((other) => other.id === replyId) : undefined
  if (!reply) throw new AppError('not_found', '没有这个选项，可能已被删除')
  return reply.text
}

const follow = (c: Context<AppEnvironment>, draftId: string, answerId: string, after: number): Response =>
  sendEvents(c, (signal) => followAnswer(c.var.services, draftId, answerId, after, signal))

async function openCard(c: Context<AppEnvironment>, id: string, messageId: string, cardId: string) {
  const message = await c.var.services.conversations.get(id, messageId)
  const card = message?.role === 'assistant' ? message.cards.find((other) => other.id === cardId) : undefined
  if (card?.type !== 'fact') throw new AppError('not_found', '没有这张待确认的卡片，可能已被删除')
  if (card.state !== 'open') throw new AppError('already_decided', '这张卡片已经处理过了')
  return card
}

async function confirm(
  c: Context<AppEnvironment>,
  sheetId: string,
  card: FactCard,
  fact: Readonly<Record<string, unknown>> | undefined,
) {
  const expected = expectedRevision(c)
  const { sheet, revision: stored } = await storedSheet(c, sheetId)
  const edited = applyCard(sheet, card, fact)
  // Confirmed once before: the sheet has it, only the card does not know yet.
  if (edited.sheet === sheet && expected === stored) return { revision: stored, fact: edited.fact }
  const { revision } = await c.var.services.sheets.update(sheetId, expected, edited.sheet)
  return { revision, fact: edited.fact }
}

export const conversation = createRouter()
  .openapi(ask, async (c) => {
    const { id } = c.req.valid('param')
    await storedDraft(c, id)
    const body = c.req.valid('json')
    const text = 'text' in body ? body.text : await chosenReply(c, id, body)
    const { answer } = await c.var.services.conversations.ask(id, { text, context: body.context ?? {} })
    return follow(c, id, answer.id, 0)
  })
  .openapi(history, async (c) => {
    const { id } = c.req.valid('param')
    await storedDraft(c, id)
    const { before = null, limit } = c.req.valid('query')
    const items = await c.var.services.conversations.page(id, { before, limit })
    const first = items[0]?.number ?? 1
    return c.json({ items, before: items.length === limit && first > 1 ? first : null }, 200)
  })
  .openapi(getEvents, async (c) => {
    const { id, messageId } = c.req.valid('param')
    const message = await c.var.services.conversations.get(id, messageId)
    if (message?.role !== 'assistant') throw new AppError('not_found', '没有这条消息，可能已被删除')
    const { after = lastEventId(c.req.header('last-event-id')) } = c.req.valid('query')
    return follow(c, id, messageId, after)
  })
  .openapi(decide, async (c) => {
    const { id, messageId } = c.req.valid('param')
    const { cardId, decision, fact } = c.req.valid('json')
    const draft = await storedDraft(c, id)
    const card = await openCard(c, id, messageId, cardId)
    const { conversations } = c.var.services
    const confirmed = decision === 'confirm' ? await confirm(c, draft.factSheetId, card, fact) : null
    const message = await conversations.decide(
      id,
      messageId,
      confirmed ? { ...card, after: confirmed.fact, state: 'confirmed' } : { ...card, state: 'refused' },
    )
    const { sheet, revision } = await storedSheet(c, draft.factSheetId)
    c.header('etag', etagOf(revision))
    const outdated = outdatedSentences(draft, indexSheet(sheet)).length
    return c.json(
      {
        message,
        sheetRevision: revision,
        factId: confirmed ? (confirmed.fact?.id ?? card.before?.id ?? null) : null,
        outdated,
      },
      200,
    )
  })
  .openapi(listCommands, (c) => c.json({ items: [...COMMANDS] }, 200))
