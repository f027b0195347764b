import { AppError } from '../../../domain/errors.ts'
import type { DraftMarks, DraftStore, Visitor } from '../../../domain/stores.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from '../sql-error.ts'
import type { StoreOptions } from '../store-options.ts'

type VisitorStore = Pick<DraftStore, 'marks' | 'visitors' | 'welcome'>

/** More are not told of: nobody reads a longer list, and it is asked for every few seconds. */
const MOST_VISITORS = 50

/** What several people at one draft must know of one another. Times are those of the database: nodes' clocks differ. */
export function createVisitorStore({ database, tenantId }: StoreOptions): VisitorStore {
  const { query } = database
  return {
    async marks(draftId) {
      const [marks] = await query<DraftMarks>(
        `select sheet.revision as "sheetRevision", (
           select coalesce(json_agg(json_build_object('id', section.id, 'revision', section.revision,
             'locked', is_locked, 'heading', part->>'heading') order by ordinal), '[]')
           from section join json_array_elements(plan->'sections') as part on part->>'id' = section.id
           where section.tenant_id = draft.tenant_id and section.draft_id = draft.id
         ) as sections
         from draft join fact_sheet as sheet on sheet.tenant_id = draft.tenant_id and sheet.id = fact_sheet_id
         where draft.tenant_id = $1 and draft.id = $2`,
        [tenantId, draftId],
      )
      return marks
    },

    visitors: (draftId) =>
      query<Visitor>(
        `select id, name, section_id as "sectionId" from draft_visitor
         where tenant_id = $1 and draft_id = $2 and expires_at > clock_timestamp()
         order by id limit $3`,
        [tenantId, draftId, MOST_VISITORS],
      ),

    async welcome(draftId, { id, name, sectionId }, seconds) {
      await query(
        'delete from draft_visitor where tenant_id = $1 and draft_id = $2 and expires_at <= clock_timestamp()',
        [tenantId, draftId],
      )
      try {
        await query(
          `insert into draft_visitor (tenant_id, draft_id, id, name, section_id, expires_at)
           values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6))
           on conflict (tenant_id, draft_id, id) do update set
             name = excluded.name, section_id = excluded.section_id, expires_at = excluded.expires_at`,
          [tenantId, draftId, id, name, sectionId, seconds],
        )
      } catch (error) {
        if (!isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
        throw new AppError('not_found', '没有这份稿件，可能已被删除', { cause: error })
      }
    },
  }
}
