import { AppError } from '../../domain/errors.ts'
import { ownWordsSchema } from '../../domain/own-words.ts'
import type { OwnWordsStore, StoredOwnWords } from '../../domain/stores.ts'
import { toJson } from './storable.ts'
import type { StoreOptions } from './store-options.ts'

const NOBODYS: StoredOwnWords = { revision: 0, words: ownWordsSchema.parse({}) }

/** The words that one tenant allows and forbids. */
export function createOwnWordsStore({ database, tenantId, clock }: StoreOptions): OwnWordsStore {
  const read = async (query: typeof database.query, lock = ''): Promise<StoredOwnWords> => {
    const [row] = await query<{ revision: number; words: unknown }>(
      `select revision, words from own_words where tenant_id = $1 ${lock}`,
      [tenantId],
    )
    return row ? { revision: row.revision, words: ownWordsSchema.parse(row.words) } : NOBODYS
  }
  return {
    get: () => read(database.query),

    replace: (words, expected) =>
      database.transaction(async (query) => {
        const { revision } = await read(query, 'for update')
        const stored = { revision: expected + 1, words }
        const values = [tenantId, stored.revision, toJson(words), clock().toISOString()]
        // Two first writers both see nobody's words: the row of the one who was sooner stays.
        const rows =
          revision !== expected
            ? []
            : await query(
                `insert into own_words (tenant_id, revision, words, updated_at) values ($1, $2, $3, $4)
                 on conflict (tenant_id) do update
                   set revision = excluded.revision, words = excluded.words, updated_at = excluded.updated_at
                   where own_words.revision = excluded.revision - 1
                 returning revision`,
                values,
              )
        if (rows.length === 0) throw new AppError('revision_conflict', '本单位用词已被他人修改，请刷新后再改')
        return stored
      }),
  }
}
