import { AppError } from '../../../domain/errors.ts'
import type { Embedder } from '../../../domain/ports.ts'
import { createLsaProjection, type LsaModel } from '../../../retrieval/lsa.ts'
import { readLsa, writeLsa } from '../../../retrieval/lsa-bytes.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import { chooseScan, type Precision, readServer, type Scan } from './scan.ts'

/** What makes this tenant's vectors at present. */
export type ActiveModel = {
  readonly id: string
  /** What a user is told: the model's own name, or `lsa-64 (本地统计)`. */
  readonly name: string
  readonly kind: 'offline' | 'remote'
  readonly dimensions: number
  readonly precision: Precision
  readonly scan: Scan
  readonly oversample: number | null
  readonly recall: number | null
  /** How many passages have a vector of it. */
  readonly vectors: number
  readonly fittedPassages: number | null
  /** Null where this process cannot make such vectors: it is set up for another model. */
  readonly embedder: Embedder | null
}

export type ModelRow = Omit<ActiveModel, 'embedder'>

export const MODEL_COLUMNS = `id, name, kind, dimensions, precision, scan, oversample, recall, vectors,
  fitted_passages as "fittedPassages"`

export type EmbeddingModels = {
  active(query: Query): Promise<ActiveModel | null>
  /** Makes of a row what can embed, where this process can. */
  load(query: Query, row: ModelRow): Promise<ActiveModel>
  addOffline(query: Query, model: LsaModel, fittedPassages: number): Promise<ActiveModel>
  /** Vectors of the same name but of other dimensions go: the service behind the name has changed. */
  addRemote(query: Query, embedder: Embedder, dimensions: number): Promise<ActiveModel>
  /** From now on the model answers; false where another process has removed it meanwhile. */
  activate(query: Query, id: string): Promise<boolean>
  /** Takes away all models but the one that answers, and their vectors. */
  dropInactive(query: Query): Promise<void>
}

export function createEmbeddingModels(
  { tenantId, clock, newId }: StoreOptions,
  configured: Embedder | 'offline',
): EmbeddingModels {
  let loaded: Embedder | null = null

  /** The numbers of an offline model never change under their id, so they are read once. */
  const loadOffline = async (query: Query, id: string): Promise<Embedder> => {
    if (loaded?.modelId === id) return loaded
    const [row] = await query<{ parameters: Uint8Array }>(
      'select parameters from embedding_model where tenant_id = $1 and id = $2',
      [tenantId, id],
    )
    if (!row) throw new AppError('embedding_unavailable', '向量索引正在重建，请稍后再试。')
    loaded = createLsaEmbedder(id, readLsa(row.parameters))
    return loaded
  }

  const embedderOf = async (query: Query, { id, kind }: ModelRow): Promise<Embedder | null> => {
    if (configured === 'offline') return kind === 'offline' ? loadOffline(query, id) : null
    return configured.modelId === id ? configured : null
  }

  const load = async (query: Query, row: ModelRow): Promise<ActiveModel> => ({
    ...row,
    embedder: await embedderOf(query, row),
  })

  const read = async (query: Query, condition: string, parameters: readonly unknown[] = []) => {
    const [row] = await query<ModelRow>(
      `select ${MODEL_COLUMNS} from embedding_model where tenant_id = $1 and ${condition}`,
      [tenantId, ...parameters],
    )
    return row
  }

  const readAdded = async (query: Query, id: string, embedder: Embedder): Promise<ActiveModel> => {
    const row = await read(query, 'id = $2', [id])
    if (!row) throw new AppError('embedding_unavailable', '向量索引正由另一处重建，请稍后再试。')
    return { ...row, embedder }
  }

  return {
    load,

    async active(query) {
      const row = await read(query, 'is_active')
      return row ? load(query, row) : null
    },

    async addOffline(query, model, fittedPassages) {
      const id = `lsa-${model.dimensions}-${newId()}`
      await query(
        `insert into embedding_model
           (tenant_id, id, kind, name, dimensions, parameters, fitted_passages, is_active, created_at)
         values ($1, $2, 'offline', $3, $4, $5, $6, false, $7)`,
        [
          tenantId,
          id,
          `lsa-${model.dimensions} (本地统计)`,
          model.dimensions,
          writeLsa(model),
          fittedPassages,
          clock().toISOString(),
        ],
      )
      return readAdded(query, id, createLsaEmbedder(id, model))
    },

    async addRemote(query, embedder, dimensions) {
      const { modelId: id } = embedder
      await query('delete from embedding_model where tenant_id = $1 and id = $2 and dimensions <> $3', [
        tenantId,
        id,
        dimensions,
      ])
      const { precision } = chooseScan(await readServer(query), dimensions)
      await query(
        `insert into embedding_model
           (tenant_id, id, kind, name, dimensions, precision, is_active, created_at)
         values ($1, $2, 'remote', $2, $3, $4, false, $5) on conflict do nothing`,
        [tenantId, id, dimensions, precision, clock().toISOString()],
      )
      return readAdded(query, id, embedder)
    },

    async activate(query, id) {
      const [found] = await query(
        'select id from embedding_model where tenant_id = $1 and id = $2 for update',
        [tenantId, id],
      )
      if (!found) return false
      // In this order: there is never more than one that answers.
      await query(
        'update embedding_model set is_active = false where tenant_id = $1 and id <> $2 and is_active',
        [tenantId, id],
      )
      await query('update embedding_model set is_active = true where tenant_id = $1 and id = $2', [
        tenantId,
        id,
      ])
      return true
    },

    async dropInactive(query) {
      await query(
        `delete from embedding_model where tenant_id = $1 and not is_active
           and exists (select from embedding_model where tenant_id = $1 and is_active)`,
        [tenantId],
      )
    },
  }
}

function createLsaEmbedder(modelId: string, model: LsaModel): Embedder {
  const project = createLsaProjection(model)
  return {
    modelId,
    embed: async (texts) => texts.map(project),
  }
}
