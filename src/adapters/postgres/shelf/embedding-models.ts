import { AppError } from '../../../domain/errors.ts'
import type { Embedder } from '../../../domain/ports.ts'
import { createLsaProjection, type LsaModel } from '../../../retrieval/lsa.ts'
import { readLsa, writeLsa } from '../../../retrieval/lsa-bytes.ts'
import type { Query, StoreOptions } from '../store-options.ts'

/** What makes this tenant's vectors at present. */
export type ActiveModel = {
  readonly id: string
  /** What a user is told: the model's own name, or `lsa-64 (本地统计)`. */
  readonly name: string
  readonly kind: 'offline' | 'remote'
  readonly dimensions: number
  readonly fittedPassages: number | null
  /** Null where this process cannot make such vectors: it is set up for another model. */
  readonly embedder: Embedder | null
}

export type EmbeddingModels = {
  active(query: Query): Promise<ActiveModel | null>
  addOffline(query: Query, model: LsaModel, fittedPassages: number): Promise<ActiveModel>
  /** Vectors of the same name but of other dimensions go: the service behind the name has changed. */
  addRemote(query: Query, embedder: Embedder, dimensions: number): Promise<ActiveModel>
  /** From now on the model answers; all others and their vectors go. */
  activate(query: Query, id: string): Promise<void>
}

type ModelRow = Omit<ActiveModel, 'embedder'>

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

  return {
    async active(query) {
      const [row] = await query<ModelRow>(
        `select id, name, kind, dimensions, fitted_passages as "fittedPassages" from embedding_model
         where tenant_id = $1 and is_active`,
        [tenantId],
      )
      return row ? { ...row, embedder: await embedderOf(query, row) } : null
    },

    async addOffline(query, model, fittedPassages) {
      const name = `lsa-${model.dimensions} (本地统计)`
      const id = `lsa-${model.dimensions}-${newId()}`
      await query(
        `insert into embedding_model
           (tenant_id, id, kind, name, dimensions, parameters, fitted_passages, is_active, created_at)
         values ($1, $2, 'offline', $3, $4, $5, $6, false, $7)`,
        [tenantId, id, name, model.dimensions, writeLsa(model), fittedPassages, clock().toISOString()],
      )
      const { dimensions } = model
      return { id, name, kind: 'offline', dimensions, fittedPassages, embedder: createLsaEmbedder(id, model) }
    },

    async addRemote(query, embedder, dimensions) {
      const { modelId: id } = embedder
      await query('delete from embedding_model where tenant_id = $1 and id = $2 and dimensions <> $3', [
        tenantId,
        id,
        dimensions,
      ])
      await query(
        `insert into embedding_model (tenant_id, id, kind, name, dimensions, is_active, created_at)
         values ($1, $2, 'remote', $2, $3, false, $4) on conflict do nothing`,
        [tenantId, id, dimensions, clock().toISOString()],
      )
      return { id, name: id, kind: 'remote', dimensions, fittedPassages: null, embedder }
    },

    async activate(query, id) {
      await query('delete from embedding_model where tenant_id = $1 and id <> $2', [tenantId, id])
      await query('update embedding_model set is_active = true where tenant_id = $1 and id = $2', [
        tenantId,
        id,
      ])
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
