import { AppError } from '../../domain/errors.ts'
import type { FactSheetStore, StoredSheet } from '../../domain/stores.ts'
import { toJson } from './storable.ts'
import type { Query, StoreOptions } from './store-options.ts'

const COLUMNS = 'id, fact_sheet.revision, sheet, created_at as "updatedAt"'
const NEWEST = `fact_sheet join fact_sheet_revision as newest
  on newest.tenant_id = fact_sheet.tenant_id and fact_sheet_id = id and newest.revision = fact_sheet.revision`

/** The fact sheets of one tenant. Every revision is kept. */
export function createFactSheetStore({ database, tenantId, clock, newId }: StoreOptions): FactSheetStore {
  const addRevision = async (query: Query, id: string, revision: number, sheet: StoredSheet['sheet']) => {
    const updatedAt = clock().toISOString()
    await query(
      `insert into fact_sheet_revision (tenant_id, fact_sheet_id, revision, sheet, created_at)
       values ($1, $2, $3, $4, $5)`,
      [tenantId, id, revision, toJson(sheet), updatedAt],
    )
    return { id, revision, sheet, updatedAt }
  }

  return {
    create: (sheet) =>
      database.transaction(async (query) => {
        const id = newId()
        await query('insert into fact_sheet (tenant_id, id, revision) values ($1, $2, 1)', [tenantId, id])
        return addRevision(query, id, 1, sheet)
      }),

    async get(id) {
      const [row] = await database.query<StoredSheet>(
        `select ${COLUMNS} from ${NEWEST} where fact_sheet.tenant_id = $1 and id = $2`,
        [tenantId, id],
      )
      return row
    },

    list: () =>
      database.query<StoredSheet>(
        `select ${COLUMNS} from ${NEWEST} where fact_sheet.tenant_id = $1 order by created_at desc, id desc`,
        [tenantId],
      ),

    update: (id, expected, sheet) =>
      database.transaction(async (query) => {
        const [row] = await query<{ revision: number }>(
          'select revision from fact_sheet where tenant_id = $1 and id = $2 for update',
          [tenantId, id],
        )
        if (!row) throw new AppError('not_found', `没有编号为 ${id} 的台账。`)
        if (row.revision !== expected) {
          throw new AppError(
            'revision_conflict',
            `台账已更新到第 ${row.revision} 版，这次修改依据的是第 ${expected} 版。请先读取最新内容。`,
          )
        }
        const revision = expected + 1
        await query('update fact_sheet set revision = $3 where tenant_id = $1 and id = $2', [
          tenantId,
          id,
          revision,
        ])
        return addRevision(query, id, revision, sheet)
      }),
  }
}
