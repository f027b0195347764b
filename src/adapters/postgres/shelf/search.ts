import type { Hit } from '../../../domain/document.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Search } from '../../../domain/ports.ts'
import { fusionWeights } from '../../../retrieval/fusion.ts'
import { tokenizerName } from '../../../retrieval/index-text.ts'
import { readQuery, type Query as TypedQuery } from '../../../retrieval/query.ts'
import { DEFAULT_LIMIT, MAX_LIMIT, rankCandidates } from '../../../retrieval/rank.ts'
import { toJson } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import { readPassages } from './documents.ts'
import { type EmbeddingModels, MODEL_COLUMNS, type ModelRow } from './embedding-models.ts'
import { keyTerms, leavesOutTerms, planLexicalArm } from './lexical-arm.ts'
import { type CandidateRow, searchStatement } from './search-statement.ts'
import { isUseful } from './vectors.ts'

const MIN_CANDIDATES = 60
/** Where near-duplicates used up what was found, so many times more is looked for, but not beyond this. */
const WIDER = 4
const MAX_CANDIDATES = 4000

export function createSearch({ database, tenantId }: StoreOptions, models: EmbeddingModels): Search {
  const { query } = database

  return async (request, signal) => {
    const typed = readQuery(request.query)
    const filters = request.filters ?? {}
    const limit = Math.min(request.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
    const shelf = typed && (await readShelf(query, tenantId, typed))
    if (!shelf || shelf.passages === 0) return { hits: [], degraded: null }
    const arm = await planLexicalArm(query, tenantId, typed, shelf)
    const { vector, degraded } = await embedQuery(query, models, shelf, typed, signal)
    signal?.throwIfAborted()

    // A full vector arm brings in all that the filters let through; without it the common terms must.
    const isShort = leavesOutTerms(arm) && (vector === null || vector.model.vectors < shelf.passages)

    const findAmong = async (
      perArm: number,
      everyTerm: boolean,
    ): Promise<ReturnType<typeof rankCandidates<CandidateRow>>> => {
      const collapse = !typed.isLookup
      const weights = fusionWeights(typed)
      const plan = { tenantId, arm, vector, filters, collapse, perArm, everyTerm, weights }
      const statement = searchStatement(plan)
      const candidates = await query<CandidateRow>(statement.sql, statement.parameters)
      const ranked = rankCandidates(candidates, typed, request)
      if (ranked.length >= limit) return ranked
      if (perArm < MAX_CANDIDATES && candidates.some((candidate) => candidate.mayBeMore))
        return findAmong(perArm * WIDER, isShort)
      return isShort && !everyTerm ? findAmong(perArm, true) : ranked
    }

    const ranked = await findAmong(Math.max(MIN_CANDIDATES, limit), false)
    return {
      hits: await describeHits(query, tenantId, ranked),
      degraded: shelf.tokenizer === tokenizerName() ? degraded : STALE_INDEX,
    }
  }
}

/** A passage that was removed since it was found is left out. */
async function describeHits(
  query: Query,
  tenantId: string,
  ranked: ReturnType<typeof rankCandidates<CandidateRow>>,
): Promise<Hit[]> {
  if (ranked.length === 0) return []
  const found = new Map(ranked.map((candidate) => [candidate.passageId, candidate]))
  const hits = await readPassages(query, tenantId, [...found.keys()])
  return hits.flatMap((hit) => {
    const candidate = found.get(hit.passageId)
    if (!candidate) return []
    const { score, parts, lexicalRank, vectorRank } = candidate
    return [{ ...hit, score, parts, ranks: { lexical: lexicalRank, vector: vectorRank } }]
  })
}

const STALE_INDEX = '检索索引由另一版本的分词生成，结果可能不全，请重建索引。'
const NO_VECTORS = '向量索引尚未建立，本次只按词语检索。'
const OTHER_MODEL = '向量索引由另一个向量模型生成，本次只按词语检索，请重建索引。'
const EMBEDDER_FAILED = '向量服务不可用，本次只按词语检索。'
const missingVectors = (passages: number): string =>
  `有 ${passages} 段尚未建立向量，这些段落本次只按词语检索，请重建索引。`

type ShelfState = {
  readonly passages: number
  readonly tokenizer: string
  readonly known: readonly { readonly key: string; readonly passages: number }[]
  readonly model: ModelRow | null
}

/** All that must be known of the shelf before it is searched, in one round trip. */
async function readShelf(query: Query, tenantId: string, typed: TypedQuery): Promise<ShelfState | undefined> {
  const [row] = await query<ShelfState>(
    `select passages, tokenizer,
       (select coalesce(json_agg(json_build_object('key', key, 'passages', passages)), '[]')
        from search_term
        where tenant_id = $1 and key = any(array(select json_array_elements_text($2::json)))) as known,
       (select row_to_json(active) from (
          select ${MODEL_COLUMNS} from embedding_model where tenant_id = $1 and is_active
        ) as active) as model
     from shelf where tenant_id = $1`,
    [tenantId, toJson(keyTerms(tenantId, typed).map(({ key }) => key))],
  )
  return row
}

type QueryVector = {
  readonly vector: { readonly model: ModelRow; readonly vector: Float32Array } | null
  readonly degraded: string | null
}

async function embedQuery(
  query: Query,
  models: EmbeddingModels,
  shelf: ShelfState,
  typed: TypedQuery,
  signal: AbortSignal | undefined,
): Promise<QueryVector> {
  const none = (degraded: string): QueryVector => ({ vector: null, degraded })
  if (!shelf.model) return none(NO_VECTORS)
  try {
    const model = await models.load(query, shelf.model)
    if (!model.embedder) return none(OTHER_MODEL)
    const [vector] = await model.embedder.embed([typed.text], signal)
    if (vector?.length !== model.dimensions) return none(OTHER_MODEL)
    const missing = shelf.passages - model.vectors
    return {
      vector: isUseful(vector) ? { model, vector } : null,
      degraded: missing > 0 ? missingVectors(missing) : null,
    }
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted) throw error
    return none(EMBEDDER_FAILED)
  }
}
