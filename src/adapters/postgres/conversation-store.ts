import type { AnswerMessage, ChatEvent, Message, RequestMessage } from '../../domain/conversation.ts'
import { AppError } from '../../domain/errors.ts'
import { applyChatEvent, emptyAnswer } from '../../domain/fold-answer.ts'
import type { ConversationStore, NumberedChatEvent } from '../../domain/stores.ts'
import { toJson } from './storable.ts'
import type { Query, StoreOptions } from './store-options.ts'

/** Messages that are kept of one draft; what is older goes. */
const MOST_KEPT = 2000

/** The conversations about the drafts of one tenant. */
export function createConversationStore({
  database,
  tenantId,
  clock,
  newId,
}: StoreOptions): ConversationStore {
  const { query } = database
  const at = 'tenant_id = $1 and draft_id = $2 and id = $3'

  const readMessage = async (run: Query, draftId: string, id: string): Promise<Message | undefined> => {
    const [row] = await run<{ message: Message }>(`select message from chat_message where ${at}`, [
      tenantId,
      draftId,
      id,
    ])
    return row?.message
  }

  const insert = (run: Query, draftId: string, message: Message) =>
    run(
      `insert into chat_message (tenant_id, draft_id, id, number, message, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, draftId, message.id, message.number, toJson(message), message.createdAt],
    )

  /** The answer, held until the end of the transaction. */
  const holdAnswer = async (
    run: Query,
    draftId: string,
    id: string,
    holder: string | null,
  ): Promise<{ answer: AnswerMessage; lastEvent: number }> => {
    const [row] = await run<{ message: Message; lastEvent: number; holds: boolean }>(
      `select message, last_event as "lastEvent",
         coalesce(holder = $4 and expires_at > clock_timestamp(), false) as holds
       from chat_message where ${at} for update`,
      [tenantId, draftId, id, holder],
    )
    if (row?.message.role !== 'assistant') throw missingMessage()
    if (holder !== null && !row.holds)
      throw new AppError('draft_busy', '这条回答已由另一处继续，这里到此为止。')
    return { answer: row.message, lastEvent: row.lastEvent }
  }

  return {
    ask: (draftId, { text, context }) =>
      database.transaction(async (inside) => {
        const drafts = await inside('select id from draft where tenant_id = $1 and id = $2 for update', [
          tenantId,
          draftId,
        ])
        if (drafts.length === 0) throw new AppError('not_found', `没有编号为 ${draftId} 的稿件。`)
        const [newest] = await inside<{ number: number }>(
          'select coalesce(max(number), 0) as number from chat_message where tenant_id = $1 and draft_id = $2',
          [tenantId, draftId],
        )
        const number = (newest?.number ?? 0) + 1
        const createdAt = clock().toISOString()
        const request: RequestMessage = { id: newId(), number, createdAt, role: 'writer', text, context }
        const answer = emptyAnswer({ id: newId(), number: number + 1, createdAt, answers: request.id })
        await insert(inside, draftId, request)
        await insert(inside, draftId, answer)
        await inside('delete from chat_message where tenant_id = $1 and draft_id = $2 and number <= $3', [
          tenantId,
          draftId,
          number + 1 - MOST_KEPT,
        ])
        return { request, answer }
      }),

    async page(draftId, { before, limit }) {
      const rows = await query<{ message: Message }>(
        `select message from chat_message
         where tenant_id = $1 and draft_id = $2 and ($3::integer is null or number < $3)
         order by number desc limit $4`,
        [tenantId, draftId, before, limit],
      )
      return rows.map(({ message }) => message).toReversed()
    },

    get: (draftId, id) => readMessage(query, draftId, id),

    async claim(draftId, id, holder, seconds) {
      const taken = await query(
        `update chat_message set holder = $4, expires_at = clock_timestamp() + make_interval(secs => $5)
         where ${at} and (holder is null or holder = $4 or expires_at <= clock_timestamp())
         returning id`,
        [tenantId, draftId, id, holder, seconds],
      )
      return taken.length > 0
    },

    async release(draftId, id, holder) {
      await query(`update chat_message set holder = null, expires_at = null where ${at} and holder = $4`, [
        tenantId,
        draftId,
        id,
        holder,
      ])
    },

    append: (draftId, id, holder, events) =>
      database.transaction(async (inside) => {
        const { answer, lastEvent } = await holdAnswer(inside, draftId, id, holder)
        const numbered = events.map((event, place) => ({ id: lastEvent + place + 1, event }))
        await insertEvents(inside, { tenantId, draftId, id }, numbered)
        await inside(`update chat_message set message = $4, last_event = $5 where ${at}`, [
          tenantId,
          draftId,
          id,
          toJson(events.reduce(applyChatEvent, answer)),
          lastEvent + events.length,
        ])
        return numbered
      }),

    eventsAfter: (draftId, id, after) =>
      query<NumberedChatEvent>(
        `select number as id, event from chat_event
         where tenant_id = $1 and draft_id = $2 and message_id = $3 and number > $4 order by number`,
        [tenantId, draftId, id, after],
      ),

    decide: (draftId, id, card) =>
      database.transaction(async (inside) => {
        const { answer } = await holdAnswer(inside, draftId, id, null)
        const kept = answer.cards.find((other) => other.id === card.id)
        if (kept?.type !== 'fact') throw new AppError('not_found', '没有这张待确认的卡片，可能已被删除')
        if (kept.state !== 'open') throw new AppError('already_decided', '这张卡片已经处理过了')
        const cards = answer.cards.map((other) => (other.id === card.id ? card : other))
        const decided: AnswerMessage = { ...answer, cards }
        await inside(`update chat_message set message = $4 where ${at}`, [
          tenantId,
          draftId,
          id,
          toJson(decided),
        ])
        return decided
      }),
  }
}

const missingMessage = (): AppError => new AppError('not_found', '没有这条消息，可能已被删除')

async function insertEvents(
  query: Query,
  { tenantId, draftId, id }: { tenantId: string; draftId: string; id: string },
  events: readonly { readonly id: number; readonly event: ChatEvent }[],
): Promise<void> {
  if (events.length === 0) return
  await query(
    `insert into chat_event (tenant_id, draft_id, message_id, number, event)
     select $1, $2, $3, (numbered ->> 'id')::integer, numbered -> 'event'
     from jsonb_array_elements($4::jsonb) numbered`,
    [tenantId, draftId, id, toJson(events)],
  )
}
