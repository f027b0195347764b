import type { Author, Sentence } from '../../../domain/draft.ts'
import { AppError } from '../../../domain/errors.ts'
import { toJson } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'

/** What is kept of a section beside its plan. */
export type SectionState = {
  readonly id: string
  readonly revision: number
  readonly locked: boolean
  readonly sentences: readonly Sentence[]
}

/** The sections of a draft in their order, or one of them. */
export async function readSections(
  query: Query,
  tenantId: string,
  draftId: string,
  sectionId: string | null = null,
): Promise<SectionState[]> {
  return query<SectionState>(
    `select id, section.revision, is_locked as locked, coalesce(sentences, '[]') as sentences
     from section left join section_revision as newest
       on newest.tenant_id = section.tenant_id and newest.draft_id = section.draft_id
       and section_id = id and newest.revision = section.revision
     where section.tenant_id = $1 and section.draft_id = $2 and ($3::text is null or id = $3)
     order by ordinal`,
    [tenantId, draftId, sectionId],
  )
}

export const missingSection = (sectionId: string): AppError =>
  new AppError('not_found', `该稿没有编号为 ${sectionId} 的一节。`)

/** The section, held until the end of the transaction. Throws AppError `section_locked` when the writer has locked it. */
export async function lockSection(
  query: Query,
  tenantId: string,
  draftId: string,
  sectionId: string,
): Promise<{ readonly revision: number }> {
  const [row] = await query<{ revision: number; locked: boolean }>(
    `select revision, is_locked as locked from section
     where tenant_id = $1 and draft_id = $2 and id = $3 for update`,
    [tenantId, draftId, sectionId],
  )
  if (!row) throw missingSection(sectionId)
  if (row.locked) throw new AppError('section_locked', '该节已锁定，解除锁定后才能修改。')
  return { revision: row.revision }
}

/** Stores the revision after `newest` and returns its number. The section must be held. */
export async function storeRevision(
  query: Query,
  { tenantId, clock }: StoreOptions,
  made: {
    draftId: string
    sectionId: string
    newest: number
    sentences: readonly Sentence[]
    author: Author
    by?: string | undefined
  },
): Promise<number> {
  const { draftId, sectionId, newest, sentences, author, by } = made
  const revision = newest + 1
  await query(
    `insert into section_revision (tenant_id, draft_id, section_id, revision, author, saved_by, sentences, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, draftId, sectionId, revision, author, by ?? null, toJson(sentences), clock().toISOString()],
  )
  await query('update section set revision = $4 where tenant_id = $1 and draft_id = $2 and id = $3', [
    tenantId,
    draftId,
    sectionId,
    revision,
  ])
  return revision
}
