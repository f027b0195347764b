import type { DraftEvent, Sentence, Writer } from '../../../domain/draft.ts'
import { AppError } from '../../../domain/errors.ts'
import type { NumberedEvent } from '../../../domain/ports.ts'
import { toJson } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import { lockSection, storeRevision } from './sections.ts'

/**
 * Stores an event under the draft's next number, together with all that follows from it. The draft's row is held
 * from the first statement on, so that numbers have no gap and no rival. Throws AppError `draft_busy` without a
 * claim that is still good.
 */
export async function appendEvent(
  query: Query,
  options: StoreOptions,
  draftId: string,
  holder: string,
  event: DraftEvent,
): Promise<NumberedEvent> {
  const { tenantId, clock } = options
  const { number, writer } = await takeNumber(query, tenantId, draftId, holder)
  const stored = await applyEvent(query, options, draftId, writer, event)
  await query(
    `insert into draft_event (tenant_id, draft_id, number, type, section_id, event, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenantId,
      draftId,
      number,
      stored.type,
      'sectionId' in stored ? (stored.sectionId ?? null) : null,
      toJson(stored),
      clock().toISOString(),
    ],
  )
  return { id: number, event: stored }
}

async function takeNumber(
  query: Query,
  tenantId: string,
  draftId: string,
  holder: string,
): Promise<{ number: number; writer: Writer }> {
  const [row] = await query<{ number: number; writer: Writer }>(
    `update draft set last_event = last_event + 1
     where tenant_id = $1 and id = $2 and exists (
       select from draft_claim
       where draft_claim.tenant_id = $1 and draft_id = $2 and holder = $3 and expires_at > clock_timestamp()
     )
     returning last_event as number, writer`,
    [tenantId, draftId, holder],
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

/** The sentences told since the section last began; a sentence told again takes the place of the first telling. */
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
     order by number`,
    [tenantId, draftId, sectionId],
  )
  return [...new Map(rows.map(({ sentence }) => [sentence.id, sentence])).values()]
}
