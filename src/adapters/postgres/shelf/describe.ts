import type { Search, ShelfCheck, ShelfDescription } from '../../../domain/shelf.ts'
import type { Query } from '../store-options.ts'
import { MODEL_COLUMNS, type ModelRow } from './embedding-models.ts'
import { readServer } from './scan.ts'

export async function describeShelf(query: Query, tenantId: string): Promise<ShelfDescription> {
  const [counts] = await query<Pick<ShelfDescription, 'documents' | 'passages' | 'alike'>>(
    `select
       (select count(*) from document where tenant_id = $1) as documents,
       (select count(*) from passage where tenant_id = $1) as passages,
       (select count(*) from passage where tenant_id = $1 and leader_id <> id) as alike`,
    [tenantId],
  )
  const [model] = await query<ModelRow>(
    `select ${MODEL_COLUMNS} from embedding_model where tenant_id = $1 and is_active`,
    [tenantId],
  )
  return {
    ...(counts ?? { documents: 0, passages: 0, alike: 0 }),
    server: await readServer(query),
    model: model ? describeModel(model) : null,
  }
}

const describeModel = ({ name, dimensions, precision, vectors, scan, oversample, recall }: ModelRow) => ({
  name,
  dimensions,
  precision,
  vectors,
  scan,
  oversample,
  recall,
})

const CHECK_LIMIT = 20

/** Searches for a passage that is on the shelf by its own headings and words; each arm must find it. */
export async function checkShelf(
  query: Query,
  tenantId: string,
  search: Search,
  signal: AbortSignal | undefined,
): Promise<ShelfCheck | null> {
  const [passage] = await query<{ id: string; path: string[]; text: string }>(
    `select id, path, text from passage where tenant_id = $1 and leader_id = id
     order by length(text) >= 20 desc, id limit 1`,
    [tenantId],
  )
  if (!passage) return null
  const { hits, degraded } = await search(
    { query: [...passage.path, passage.text].join('\n'), limit: CHECK_LIMIT },
    signal,
  )
  const found = hits.find(({ passageId }) => passageId === passage.id)
  return {
    passageId: passage.id,
    lexical: found !== undefined && found.ranks.lexical !== null,
    vector: found !== undefined && found.ranks.vector !== null,
    degraded,
  }
}
