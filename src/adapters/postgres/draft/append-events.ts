import type { DraftEvent, Sentence, Writer } from '../../../domain/draft.ts'
import { AppError } from '../../../domain/errors.ts'
import type { NumberedEvent } from '../../../domain/stores.ts'
import { toJson } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import { lockSection, storeRevision } from './sections.ts'

/**
 * Stores events under the draft's next numbers, together with all that follows from them. The draft's row is held
 * from the first statement on, so that numbers have no gap and no rival. Throws AppError `draft_busy` without a
 * claim that is still good.
 */
export async function appendEvents(
  query: Query,
  options: StoreOptions,
  draftId: string,
  holder: string,
  events: readonly DraftEvent[],
): Promise<NumberedEvent[]> {
  const { number: last, writer } = await takeNumbers(query, options.tenantId, draftId, holder, events.length)
  const stored: NumberedEvent[] = []
  let waiting: NumberedEvent[] = []
  for (const [index, event] of events.entries()) {
    // What an event brings about rests on the events before it.
    if (event.type === 'section-end') {
      await insertEvents(query, options, draftId, waiting)
      waiting = []
    }
    const numbered = {
      id: last - events.length + index + 1,
      event: await applyEvent(query, options, draftId, writer, event),
    }
    stored.push(numbered)
    waiting.push(numbered)
  }
  await insertEvents(query, options, draftId, waiting)
  return stored
}

async function insertEvents(
  query: Query,
  { tenantId, clock }: StoreOptions,
  draftId: string,
  events: readonly NumberedEvent[],
): Promise<void> {
  if (events.length === 0) return
  await query(
    `insert into draft_event (tenant_id, draft_id, number, type, section_id, event, created_at)
     select $1, $2, (numbered ->> 'id')::integer, numbered -> 'event' ->> 'type',
       numbered -> 'event' ->> 'sectionId', numbered -> 'event', $3
     from jsonb_array_elements($4::jsonb) numbered`,
    [tenantId, draftId, clock().toISOString(), toJson(events)],
  )
}

async function takeNumbers(
  query: Query,
  tenantId: string,
  draftId: string,
  holder: string,
  count: number,
): Promise<{ number: number; writer: Writer }> {
  const [row] = await query<{ number: number; writer: Writer }>(
    `update draft set last_event = last_event + $4
     where tenant_id = $1 and id = $2 and exists (
       select from draft_claim
       where draft_claim.tenant_id = $1 and draft_id = $2 and holder = $3 and expires_at > clock_timestamp()
     )
     returning last_event as number, writer`,
    [tenantId, draftId, holder, count],
  )
  if (row) return row
  const [draft] = await query('select id from draft where tenant_id = $1 and id = $2', [tenantId, draftId])
  if (!draft) throw new AppError('not_found', `没有编号为 ${draftId} 的稿件。`)
  throw new AppError('draft_busy', '该稿已由另一处继续生成，这里的生成到此为止。')
}

async function applyEvent(
  query: Query,
  options: StoreOptions,
  draftId: string,
  writer: Writer,
  event: DraftEvent,
): Promise<DraftEvent> {
  const setStatus = (status: 'writing' | 'done') =>
    query('update draft set status = $3 where tenant_id = $1 and id = $2', [
      options.tenantId,
      draftId,
      status,
    ])
  switch (event.type) {
    case 'draft-start':
      await setStatus('writing')
      return event
    case 'draft-end':
      await setStatus('done')
      return event
    case 'section-end': {
      const { sectionId } = event
      const { revision: newest } = await lockSection(query, options.tenantId, draftId, sectionId)
      const sentences = await readSentences(query, options.tenantId, draftId, sectionId)
      const revision = await storeRevision(query, options, {
        draftId,
        sectionId,
        newest,
        sentences,
        author: writer,
      })
      return { ...event, revision }
    }
    default:
      return event
  }
}

/** The sentences told since the section last began, as they stand; a sentence told again takes the place of the first telling. */
async function readSentences(
  query: Query,
  tenantId: string,
  draftId: string,
  sectionId: string,
): Promise<Sentence[]> {
  const rows = await query<{ sentence: Sentence }>(
    `select event -> 'sentence' as sentence from draft_event
     where tenant_id = $1 and draft_id = $2 and section_id = $3 and type = 'sentence' and number > (
       select coalesce(max(number), 0) from draft_event
       where tenant_id = $1 and draft_id = $2 and section_id = $3 and type = 'section-start'
     )
     order by (event -> 'sentence' ->> 'paragraph')::integer, number`,
    [tenantId, draftId, sectionId],
  )
  return [...new Map(rows.map(({ sentence }) => [sentence.id, sentence])).values()]
}
