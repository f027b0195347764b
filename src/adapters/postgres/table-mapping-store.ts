import type { TableMappingStore } from '../../domain/stores.ts'
import { toJson } from './storable.ts'
import type { StoreOptions } from './store-options.ts'

const MAX_KEPT = 500

/** How a tenant's tables are read, one mapping for each shape, the newest first. */
export function createTableMappingStore({ database, tenantId, clock }: StoreOptions): TableMappingStore {
  return {
    async list() {
      const rows = await database.query<{ mapping: unknown }>(
        'select mapping from table_mapping where tenant_id = $1 order by updated_at desc, shape limit $2',
        [tenantId, MAX_KEPT],
      )
      return rows.map(({ mapping }) => mapping)
    },

    keep: (tables) =>
      database.transaction(async (query) => {
        for (const { shape, mapping } of tables) {
          await query(
            `insert into table_mapping (tenant_id, shape, mapping, updated_at)
             values ($1, sha256(convert_to($2, 'UTF8')), $3, $4)
             on conflict (tenant_id, shape) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`,
            [tenantId, shape, toJson(mapping), clock().toISOString()],
          )
        }
        await query(
          `delete from table_mapping where tenant_id = $1 and shape not in (
             select shape from table_mapping where tenant_id = $1 order by updated_at desc, shape limit $2)`,
          [tenantId, MAX_KEPT],
        )
      }),
  }
}
