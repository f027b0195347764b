import { AppError } from '../../../domain/errors.ts'
import type { Embedder } from '../../../domain/ports.ts'
import { vectorText } from '../../../retrieval/index-text.ts'
import { fitLsa, MAX_FITTED_PASSAGES } from '../../../retrieval/lsa.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from '../sql-error.ts'
import { toJson, toVector } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import type { ActiveModel, EmbeddingModels } from './embedding-models.ts'
import { lockShelf } from './lexical-index.ts'

const EMBED_BATCH = 200
/** The offline embedder is fitted anew when the shelf has grown by so much, or shrunk to half. */
const OUTGROWN = 1.3
const SHRUNK = 0.5

export type PassageVector = { readonly passageId: string; readonly vector: Float32Array }

/** A zero vector says that the model knows nothing in the text: there is nothing to compare. */
export const isUseful = (vector: Float32Array): boolean => vector.some((value) => value !== 0)

export async function storeVectors(
  query: Query,
  tenantId: string,
  modelId: string,
  vectors: readonly PassageVector[],
): Promise<void> {
  const rows = vectors.map(({ passageId, vector }) => ({
    passage_id: passageId,
    embedding: toVector(vector),
  }))
  await query(
    `insert into passage_vector
       (tenant_id, model_id, passage_id, role, theme, kind, year, plan_year, embedding)
     select $1, $2, passage_id, role, theme, kind, year, plan_year, embedding::vector
     from json_to_recordset($3::json) as row(passage_id text, embedding text)
       join passage_lexical using (passage_id)
     where tenant_id = $1
     on conflict do nothing`,
    [tenantId, modelId, toJson(rows)],
  )
}

/** Embeds every passage that has no vector of the model, in portions that are each kept at once. */
async function embedMissing(
  query: Query,
  tenantId: string,
  embedder: Embedder,
  signal: AbortSignal | undefined,
): Promise<void> {
  let after = ''
  for (;;) {
    signal?.throwIfAborted()
    const missing = await query<{ id: string; path: string[]; text: string; masked: string }>(
      `select id, path, text, masked from passage
       where tenant_id = $1 and id > $3 and not exists (
         select from passage_vector as v
         where v.tenant_id = $1 and v.model_id = $2 and v.passage_id = passage.id
       )
       order by id limit $4`,
      [tenantId, embedder.modelId, after, EMBED_BATCH],
    )
    const last = missing.at(-1)
    if (!last) return
    const vectors = await embedder.embed(missing.map(vectorText), signal)
    await storeVectors(query, tenantId, embedder.modelId, pairUp(missing, vectors))
    after = last.id
  }
}

export function pairUp(
  passages: readonly { readonly id: string }[],
  vectors: readonly Float32Array[],
): PassageVector[] {
  return passages.flatMap(({ id }, index) => {
    const vector = vectors[index]
    return vector ? [{ passageId: id, vector }] : []
  })
}

export type VectorIndex = {
  /** Makes the configured model the active one where it is not, refits where needed, embeds what lacks a vector. */
  refresh(signal: AbortSignal | undefined): Promise<void>
  /** Fits the offline embedder anew if the shelf has outgrown it; nothing else. */
  refitIfOutgrown(signal: AbortSignal | undefined): Promise<void>
}

export function createVectorIndex(
  options: StoreOptions,
  models: EmbeddingModels,
  configured: Embedder | 'offline',
): VectorIndex {
  const { database, tenantId } = options
  const { query } = database

  /** The last passages are embedded under the lock, so that none is left out when the model takes over. */
  const takeOver = async ({ id, embedder }: ActiveModel, signal: AbortSignal | undefined): Promise<void> => {
    if (!embedder) return
    await embedMissing(query, tenantId, embedder, signal)
    await database.transaction(async (inside) => {
      await lockShelf(inside, tenantId)
      await embedMissing(inside, tenantId, embedder, signal)
      await models.activate(inside, id)
    })
  }

  const refit = async (signal: AbortSignal | undefined): Promise<void> => {
    const texts = await readSample(query, tenantId)
    if (texts.length === 0) return
    const model = await fitLsa(texts, async () => {
      signal?.throwIfAborted()
      await nextTurn()
    })
    const passages = await countPassages(query, tenantId)
    try {
      await takeOver(await models.addOffline(query, model, passages), signal)
    } catch (error) {
      // Another process fitted at the same time and has removed this model in favour of its own.
      if (!isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
    }
  }

  const isOutgrown = async (active: ActiveModel | null): Promise<boolean> => {
    const passages = await countPassages(query, tenantId)
    if (passages === 0) return false
    if (!active?.embedder || active.fittedPassages === null) return true
    return passages > OUTGROWN * active.fittedPassages || passages < SHRUNK * active.fittedPassages
  }

  const refitIfOutgrown = async (signal: AbortSignal | undefined): Promise<void> => {
    if (configured === 'offline' && (await isOutgrown(await models.active(query)))) await refit(signal)
  }

  return {
    refitIfOutgrown,
    async refresh(signal) {
      if (configured === 'offline') {
        await refitIfOutgrown(signal)
        const active = await models.active(query)
        if (active?.embedder) await embedMissing(query, tenantId, active.embedder, signal)
      } else if ((await countPassages(query, tenantId)) > 0) {
        const dimensions = await measureDimensions(configured, signal)
        await takeOver(await models.addRemote(query, configured, dimensions), signal)
      }
    },
  }
}

/** Asks for one vector to see how long the service makes them. */
export async function measureDimensions(
  embedder: Embedder,
  signal: AbortSignal | undefined,
): Promise<number> {
  const [vector] = await embedder.embed(['教育'], signal)
  if (!vector || vector.length === 0)
    throw new AppError('embedding_unavailable', '向量服务给出的结果没有内容。')
  return vector.length
}

/** Lets other work of the process have its turn. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

async function countPassages(query: Query, tenantId: string): Promise<number> {
  const [row] = await query<{ passages: number }>('select passages from shelf where tenant_id = $1', [
    tenantId,
  ])
  return row?.passages ?? 0
}

/** Every passage of a shelf of common size, and evenly spread ones of a large shelf. */
async function readSample(query: Query, tenantId: string): Promise<string[]> {
  const rows = await query<{ path: string[]; text: string; masked: string }>(
    `select path, text, masked from (
       select path, text, masked, row_number() over (order by id) - 1 as place, count(*) over () as passages
       from passage where tenant_id = $1
     ) as numbered
     where place % ceil(passages::real / $2)::integer = 0
     order by place`,
    [tenantId, MAX_FITTED_PASSAGES],
  )
  return rows.map(vectorText)
}
