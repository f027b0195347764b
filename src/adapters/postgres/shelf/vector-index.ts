import { AppError } from '../../../domain/errors.ts'
import type { Database, Embedder } from '../../../domain/ports.ts'
import type { ShelfWork } from '../../../domain/shelf.ts'
import { vectorText } from '../../../retrieval/index-text.ts'
import { fitLsa, MAX_FITTED_PASSAGES } from '../../../retrieval/lsa.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from '../sql-error.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import type { ActiveModel, EmbeddingModels } from './embedding-models.ts'
import { lockShelf } from './lexical-index.ts'
import { calibrateBits, chooseScan, fillBits, readServer } from './scan.ts'
import { pairUp, storeVectors } from './vectors.ts'

const EMBED_BATCH = 200
/** The offline embedder is fitted anew when the shelf has grown by so much, or shrunk to half. */
const OUTGROWN = 1.3
const SHRUNK = 0.5

export type VectorIndex = {
  /** Makes the configured model the active one where it is not, refits where needed, embeds what lacks a vector; true where another model took over. */
  refresh(work: ShelfWork): Promise<boolean>
  /** Fits the offline embedder anew if the shelf has outgrown it, and nothing else; true where it did. */
  refitIfOutgrown(work: ShelfWork): Promise<boolean>
}

export type VectorIndexOptions = StoreOptions & {
  /** From how many vectors on they are searched by bits first; by default what suits the server. */
  readonly bitsFrom?: number | undefined
}

export function createVectorIndex(
  options: VectorIndexOptions,
  models: EmbeddingModels,
  configured: Embedder | 'offline',
): VectorIndex {
  const { database, tenantId } = options
  const { query } = database

  /**
   * The model before it answers until all vectors of the new one are there. The last passages are embedded under
   * the lock, so that none is left out when it takes over; what it replaces goes afterwards.
   */
  const takeOver = async ({ id, embedder }: ActiveModel, work: ShelfWork): Promise<void> => {
    if (!embedder) return
    await embedMissing(database, tenantId, embedder, work)
    await database.transaction(async (inside) => {
      await lockShelf(inside, tenantId)
      await embedMissing(alreadyInside(inside), tenantId, embedder, { signal: work.signal })
      await recountVectors(inside, tenantId, id)
      if (!(await models.activate(inside, id)))
        throw new AppError('embedding_unavailable', '向量索引正由另一处重建，请稍后再试。')
    })
    await models.dropInactive(query)
  }

  const refit = async (work: ShelfWork): Promise<void> => {
    const texts = await readSample(query, tenantId)
    if (texts.length === 0) return
    work.onProgress?.({ stage: 'fit', done: 0, total: 1 })
    const model = await fitLsa(texts, async () => {
      work.signal?.throwIfAborted()
      await nextTurn()
    })
    work.onProgress?.({ stage: 'fit', done: 1, total: 1 })
    const passages = await countPassages(query, tenantId)
    try {
      await takeOver(await models.addOffline(query, model, passages), work)
    } catch (error) {
      // Another process fitted at the same time and has removed this model in favour of its own.
      const isOvertaken = error instanceof AppError && error.code === 'embedding_unavailable'
      if (!isOvertaken && !isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
    }
  }

  const isOutgrown = async (active: ActiveModel | null): Promise<boolean> => {
    const passages = await countPassages(query, tenantId)
    if (passages === 0) return false
    if (!active?.embedder || active.fittedPassages === null) return true
    return passages > OUTGROWN * active.fittedPassages || passages < SHRUNK * active.fittedPassages
  }

  const refitIfOutgrown = async (work: ShelfWork): Promise<boolean> => {
    if (configured !== 'offline' || !(await isOutgrown(await models.active(query)))) return false
    await refit(work)
    return true
  }

  /** Goes over to bits where there are enough vectors for it, and where the bits tell these apart. */
  const tuneScan = async ({ signal }: ShelfWork): Promise<void> => {
    const model = await models.active(query)
    if (model?.scan !== 'exact') return
    const { bitsFrom } = chooseScan(await readServer(query), model.dimensions)
    if (bitsFrom === null || model.vectors < (options.bitsFrom ?? bitsFrom)) return
    await fillBits(query, tenantId, model.id, signal)
    const calibration = await calibrateBits(query, tenantId, model, signal)
    await database.transaction(async (inside) => {
      // Whoever stores vectors of this model waits here, and then stores their bits as well.
      await inside('select id from embedding_model where tenant_id = $1 and id = $2 for update', [
        tenantId,
        model.id,
      ])
      if (calibration === null) {
        await inside('delete from passage_bits where tenant_id = $1 and model_id = $2', [tenantId, model.id])
        return
      }
      await fillBits(inside, tenantId, model.id, signal)
      await inside(
        `update embedding_model set scan = 'bits', oversample = $3, recall = $4 where tenant_id = $1 and id = $2`,
        [tenantId, model.id, calibration.oversample, calibration.recall],
      )
    })
  }

  const refreshRemote = async (embedder: Embedder, work: ShelfWork): Promise<void> => {
    if ((await countPassages(query, tenantId)) === 0) return
    const dimensions = await measureDimensions(embedder, work.signal)
    await takeOver(await models.addRemote(query, embedder, dimensions), work)
  }

  const embedRest = async ({ id, embedder }: ActiveModel, work: ShelfWork): Promise<void> => {
    if (!embedder) return
    await embedMissing(database, tenantId, embedder, work)
    await recountVectors(query, tenantId, id)
  }

  return {
    refitIfOutgrown,
    async refresh(work) {
      const before = await models.active(query)
      if (configured === 'offline') {
        await refitIfOutgrown(work)
        const active = await models.active(query)
        if (active) await embedRest(active, work)
      } else await refreshRemote(configured, work)
      await tuneScan(work)
      const after = await models.active(query)
      return before?.id !== after?.id || before?.scan !== after?.scan
    },
  }
}

type Transacting = Pick<Database, 'query' | 'transaction'>

/** What runs inside a transaction has no need of another one. */
const alreadyInside = (query: Query): Transacting => ({ query, transaction: (work) => work(query) })

/** Embeds every passage that has no vector of the model, in portions that are each kept at once. */
async function embedMissing(
  { query, transaction }: Transacting,
  tenantId: string,
  embedder: Embedder,
  { signal, onProgress }: ShelfWork,
): Promise<void> {
  const total = onProgress ? await countMissing(query, tenantId, embedder.modelId) : 0
  let done = 0
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
    await transaction((inside) => storeVectors(inside, tenantId, embedder.modelId, pairUp(missing, vectors)))
    after = last.id
    done += missing.length
    onProgress?.({ stage: 'vectors', done, total: Math.max(total, done) })
  }
}

async function countMissing(query: Query, tenantId: string, modelId: string): Promise<number> {
  const [row] = await query<{ missing: number }>(
    `select count(*) as missing from passage
     where tenant_id = $1 and not exists (
       select from passage_vector as v
       where v.tenant_id = $1 and v.model_id = $2 and v.passage_id = passage.id
     )`,
    [tenantId, modelId],
  )
  return row?.missing ?? 0
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

/** A removal while vectors came in can leave the running count a little off. */
async function recountVectors(query: Query, tenantId: string, modelId: string): Promise<void> {
  await query(
    `update embedding_model set vectors = (
       select count(*) from passage_vector where tenant_id = $1 and model_id = $2
     )
     where tenant_id = $1 and id = $2`,
    [tenantId, modelId],
  )
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
