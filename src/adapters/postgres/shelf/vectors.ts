import { AppError } from '../../../domain/errors.ts'
import { toJson, toVector } from '../storable.ts'
import type { Query } from '../store-options.ts'
import { ATTRIBUTES } from './attributes.ts'
import type { ModelRow } from './embedding-models.ts'
import { addBits, vectorColumn } from './scan.ts'

export type PassageVector = { readonly passageId: string; readonly vector: Float32Array }

/** A zero vector says that the model knows nothing in the text: there is nothing to compare. */
export const isUseful = (vector: Float32Array): boolean => vector.some((value) => value !== 0)

export function pairUp(
  passages: readonly { readonly id: string }[],
  vectors: readonly Float32Array[],
): PassageVector[] {
  return passages.flatMap(({ id }, index) => {
    const vector = vectors[index]
    return vector ? [{ passageId: id, vector }] : []
  })
}

/**
 * Stores vectors beside those there are, with bits where the model is searched by them. The model's row is held
 * until the end of the transaction, so that no vector slips in while its scan changes.
 */
export async function storeVectors(
  query: Query,
  tenantId: string,
  modelId: string,
  vectors: readonly PassageVector[],
): Promise<void> {
  const [model] = await query<Pick<ModelRow, 'precision' | 'scan' | 'dimensions'>>(
    'select precision, scan, dimensions from embedding_model where tenant_id = $1 and id = $2 for update',
    [tenantId, modelId],
  )
  if (!model) throw new AppError('embedding_unavailable', '向量索引正由另一处重建，请稍后再试。')
  if (vectors.some(({ vector }) => vector.length !== model.dimensions))
    throw new AppError('embedding_unavailable', `向量服务给出的维数变了，应为 ${model.dimensions} 维。`)
  const { column, type } = vectorColumn(model.precision)
  const rows = vectors.map(({ passageId, vector }) => ({ passage_id: passageId, vector: toVector(vector) }))
  const added = await query(
    `insert into passage_vector (tenant_id, model_id, passage_id, ${ATTRIBUTES}, ${column})
     select $1, $2, passage_id, ${ATTRIBUTES}, vector::${type}
     from json_to_recordset($3::json) as row(passage_id text, vector text)
       join passage_lexical using (passage_id)
     where tenant_id = $1
     on conflict do nothing
     returning 1`,
    [tenantId, modelId, toJson(rows)],
  )
  await query('update embedding_model set vectors = vectors + $3 where tenant_id = $1 and id = $2', [
    tenantId,
    modelId,
    added.length,
  ])
  if (model.scan === 'bits')
    await addBits(
      query,
      tenantId,
      modelId,
      vectors.map(({ passageId }) => passageId),
    )
}
