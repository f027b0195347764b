import type { Hit } from '../../../domain/document.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Search, SearchFilters } from '../../../domain/shelf.ts'
import { fusionWeights, mostVoters } from '../../../retrieval/fusion.ts'
import { tokenizerName } from '../../../retrieval/index-text.ts'
import { namesMeant } from '../../../retrieval/match-name.ts'
import { readQuery, type Query as TypedQuery } from '../../../retrieval/query.ts'
import { DEFAULT_LIMIT, MAX_LIMIT, rankCandidates } from '../../../retrieval/rank.ts'
import { toJson } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import type { NamesMeant } from './attributes.ts'
import { readPassages } from './documents.ts'
import { type EmbeddingModels, MODEL_COLUMNS, type ModelRow } from './embedding-models.ts'
import { findsNothing, keyTerms, leavesOutTerms, planLexicalArm } from './lexical-arm.ts'
import { type CandidateRow, searchStatement } from './search-statement.ts'
import { isUseful } from './vectors.ts'

const MIN_CANDIDATES = 60
/** Where near-duplicates used up what was found, so many times more is looked for, but not beyond this. */
const WIDER = 4
const MAX_CANDIDATES = 4000
/** What holds all of more terms than these is among the best by them in any case. */
const FEW_TERMS = 12

export function createSearch({ database, tenantId }: StoreOptions, models: EmbeddingModels): Search {
  const { query } = database

  return async (request, signal) => {
    const typed = readQuery(request.query)
    const filters = request.filters ?? {}
    const limit = Math.min(request.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
    const shelf = typed && (await readShelf(query, tenantId, typed, filters))
    if (!shelf || shelf.passages === 0) return { hits: [], degraded: null }
    const names = readNames(filters, shelf)
    if (names.organ?.length === 0 || names.region?.length === 0) return { hits: [], degraded: null }
    const arm = await planLexicalArm(query, tenantId, typed, shelf)
    if (findsNothing(arm)) return { hits: [], degraded: null }
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
      const voters = mostVoters(weights, shelf.passages)
      const run = typed.phrase && typed.terms.size <= FEW_TERMS ? typed.phrase.run : null
      const plan = {
        tenantId,
        arm,
        vector,
        filters,
        names,
        collapse,
        perArm,
        everyTerm,
        weights,
        voters,
        run,
      }
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
  /** The names on the shelf; null where no filter asks for one. */
  readonly organs: readonly string[] | null
  readonly regions: readonly string[] | null
}

const readNames = ({ organ, region }: SearchFilters, { organs, regions }: ShelfState): NamesMeant => ({
  organ: organ === undefined ? null : namesMeant(organ, organs ?? []),
  region: region === undefined ? null : namesMeant(region, regions ?? []),
})

/** All that must be known of the shelf before it is searched, in one round trip. */
async function readShelf(
  query: Query,
  tenantId: string,
  typed: TypedQuery,
  { organ, region }: SearchFilters,
): Promise<ShelfState | undefined> {
  const names = (column: 'organ' | 'region', filter: string | undefined): string =>
    filter === undefined
      ? 'null'
      : `(select coalesce(json_agg(distinct ${column}), '[]') from document where tenant_id = $1 and ${column} is not null)`
  const [row] = await query<ShelfState>(
    `select passages, tokenizer,
       (select coalesce(json_agg(json_build_object('key', key, 'passages', passages)), '[]')
        from search_term
        where tenant_id = $1 and key = any(array(select json_array_elements_text($2::json)))) as known,
       (select row_to_json(active) from (
          select ${MODEL_COLUMNS} from embedding_model where tenant_id = $1 and is_active
        ) as active) as model,
       ${names('organ', organ)} as organs, ${names('region', region)} as regions
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
      // Figures have no meaning that others could be near to.
      vector: isUseful(vector) && typed.figures.length === 0 ? { model, vector } : null,
      degraded: missing > 0 ? missingVectors(missing) : null,
    }
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted) throw error
    return none(EMBEDDER_FAILED)
  }
}
