import { AppError } from '../../../domain/errors.ts'
import type { DraftStore, DraftVersion } from '../../../domain/stores.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from '../sql-error.ts'
import type { StoreOptions } from '../store-options.ts'

type VersionStore = Pick<DraftStore, 'versions' | 'nameVersion' | 'dropVersion'>

/** The moments of one tenant's drafts that have a name. */
export function createVersionStore({ database, tenantId, clock, newId }: StoreOptions): VersionStore {
  const { query } = database
  return {
    versions: (draftId) =>
      query<DraftVersion>(
        `select id, name, created_at as "createdAt" from draft_version
         where tenant_id = $1 and draft_id = $2 order by created_at, id`,
        [tenantId, draftId],
      ),

    async nameVersion(draftId, name) {
      const version = { id: newId(), name, createdAt: clock().toISOString() }
      try {
        await query(
          'insert into draft_version (tenant_id, draft_id, id, name, created_at) values ($1, $2, $3, $4, $5)',
          [tenantId, draftId, version.id, name, version.createdAt],
        )
      } catch (error) {
        if (!isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
        throw new AppError('not_found', '没有这份稿件，可能已被删除', { cause: error })
      }
      return version
    },

    async dropVersion(draftId, versionId) {
      const rows = await query(
        'delete from draft_version where tenant_id = $1 and draft_id = $2 and id = $3 returning id',
        [tenantId, draftId, versionId],
      )
      return rows.length > 0
    },
  }
}
