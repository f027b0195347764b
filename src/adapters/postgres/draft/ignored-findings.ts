import type { IgnoredFinding } from '../../../domain/draft-finding.ts'
import { AppError } from '../../../domain/errors.ts'
import type { DraftStore } from '../../../domain/stores.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from '../sql-error.ts'
import type { StoreOptions } from '../store-options.ts'

type IgnoredFindingStore = Pick<DraftStore, 'ignoredFindings' | 'ignoreFinding' | 'heedFinding'>

const COLUMNS = 'id, rule, quote, section_id as "sectionId", reason'

/** What people let stand of what proofreading finds in the drafts of one tenant. */
export function createIgnoredFindingStore({
  database,
  tenantId,
  clock,
  newId,
}: StoreOptions): IgnoredFindingStore {
  const { query } = database
  return {
    ignoredFindings: (draftId) =>
      query<IgnoredFinding>(
        `select ${COLUMNS} from ignored_finding where tenant_id = $1 and draft_id = $2 order by created_at, id`,
        [tenantId, draftId],
      ),

    async ignoreFinding(draftId, { rule, quote, sectionId, reason }) {
      try {
        const [row] = await query<IgnoredFinding>(
          `insert into ignored_finding (tenant_id, draft_id, id, rule, quote, section_id, reason, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (tenant_id, draft_id, rule, quote, section_id) do update set reason = excluded.reason
           returning ${COLUMNS}`,
          [tenantId, draftId, newId(), rule, quote, sectionId, reason, clock().toISOString()],
        )
        if (!row) throw new Error('an upsert returned no row')
        return row
      } catch (error) {
        if (!isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
        throw new AppError('not_found', '没有这份稿件，可能已被删除', { cause: error })
      }
    },

    async heedFinding(draftId, ignoredId) {
      const rows = await query(
        'delete from ignored_finding where tenant_id = $1 and draft_id = $2 and id = $3 returning id',
        [tenantId, draftId, ignoredId],
      )
      return rows.length > 0
    },
  }
}
