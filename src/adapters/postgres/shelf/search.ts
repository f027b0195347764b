import type { Role } from '../../../domain/document.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Search, SearchFilters } from '../../../domain/ports.ts'
import type { Theme } from '../../../domain/theme.ts'
import { queryWeight, rarestTerms } from '../../../retrieval/bm25.ts'
import { tokenizerName } from '../../../retrieval/index-text.ts'
import { readQuery, type Query as TypedQuery } from '../../../retrieval/query.ts'
import { DEFAULT_LIMIT, MAX_LIMIT, rankCandidates } from '../../../retrieval/rank.ts'
import { toSparseVector, toVector } from '../storable.ts'
import type { Query, StoreOptions } from '../store-options.ts'
import { HIT_COLUMNS } from './documents.ts'
import type { EmbeddingModels } from './embedding-models.ts'
import { dimensionOf, numberTerm } from './terms.ts'
import { isUseful } from './vector-index.ts'

/** A query's term as the index knows it. */
type WeightedTerm = { readonly key: string; readonly passages: number; readonly weight: number }

/** How the lexical arm looks: by indexed terms, or, where the index knows none of them, by the letters themselves. */
type LexicalArm = { readonly terms: readonly WeightedTerm[] } | { readonly letters: string }

const MIN_CANDIDATES = 60

export function createSearch({ database, tenantId }: StoreOptions, models: EmbeddingModels): Search {
  const { query } = database

  return async (request, signal) => {
    const typed = readQuery(request.query)
    if (!typed) return { hits: [], degraded: null }
    const [shelf] = await query<{ passages: number; tokenizer: string }>(
      'select passages, tokenizer from shelf where tenant_id = $1',
      [tenantId],
    )
    if (!shelf || shelf.passages === 0) return { hits: [], degraded: null }
    const arm = await planLexicalArm(query, tenantId, typed, shelf.passages)
    const { modelId, vector, degraded } = await embedQuery(query, models, typed, signal)
    signal?.throwIfAborted()
    const limit = Math.min(request.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
    const statement = searchStatement({
      tenantId,
      arm,
      vector: vector && modelId ? { modelId, vector } : null,
      filters: request.filters ?? {},
      perArm: Math.max(MIN_CANDIDATES, limit),
    })
    const candidates = await query<CandidateRow>(statement.sql, statement.parameters)
    return {
      hits: rankCandidates(candidates, typed, request).map(
        ({ lexical: _lexical, vector: _vector, lexicalRank, vectorRank, ...hit }) => ({
          ...hit,
          ranks: { lexical: lexicalRank, vector: vectorRank },
        }),
      ),
      degraded: shelf.tokenizer === tokenizerName() ? degraded : STALE_INDEX,
    }
  }
}

const STALE_INDEX = '检索索引由另一版本的分词生成，结果可能不全，请重建索引。'
const NO_VECTORS = '向量索引尚未建立，本次只按词语检索。'
const OTHER_MODEL = '向量索引由另一个向量模型生成，本次只按词语检索，请重建索引。'
const EMBEDDER_FAILED = '向量服务不可用，本次只按词语检索。'

type CandidateRow = {
  readonly passageId: string
  readonly documentId: string
  readonly title: string
  readonly organ: string | null
  readonly path: readonly string[]
  readonly role: Role
  readonly theme: Theme
  readonly text: string
  readonly masked: string
  readonly foreign: readonly string[]
  readonly lexical: number
  readonly vector: number
  readonly lexicalRank: number | null
  readonly vectorRank: number | null
}

type QueryVector = { modelId: string | null; vector: Float32Array | null; degraded: string | null }

async function embedQuery(
  query: Query,
  models: EmbeddingModels,
  typed: TypedQuery,
  signal: AbortSignal | undefined,
): Promise<QueryVector> {
  const none = (degraded: string | null): QueryVector => ({ modelId: null, vector: null, degraded })
  const model = await models.active(query)
  if (!model) return none(NO_VECTORS)
  if (!model.embedder) return none(OTHER_MODEL)
  try {
    const [vector] = await model.embedder.embed([typed.text], signal)
    if (vector?.length !== model.dimensions) return none(OTHER_MODEL)
    return { modelId: model.id, vector: isUseful(vector) ? vector : null, degraded: null }
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted) throw error
    return none(EMBEDDER_FAILED)
  }
}

const MAX_UNKNOWN_WORDS = 8
const MAX_RELATIVES = 20
/** A word that only contains the one typed, or is contained in it, says less than the word itself. */
const RELATIVE_WEIGHT = 0.5

/**
 * Finds the query's words in the index. A word that was never cut so, as 党 beside 党建, stands for the indexed
 * words that contain it or that it contains.
 */
async function planLexicalArm(
  query: Query,
  tenantId: string,
  typed: TypedQuery,
  passages: number,
): Promise<LexicalArm> {
  const wanted = Array.from(typed.terms, ([term, occurrences]) => ({
    term,
    occurrences,
    key: numberTerm(tenantId, term).key,
  }))
  const known = await query<{ key: string; passages: number }>(
    'select key, passages from search_term where tenant_id = $1 and key = any($2::text[])',
    [tenantId, wanted.map(({ key }) => key)],
  )
  const passagesOf = new Map(known.map((row) => [row.key, row.passages]))
  const unknown = wanted.filter(({ key }) => !passagesOf.has(key))
  const terms = new Map<string, WeightedTerm>()
  for (const { key, occurrences } of wanted) {
    const found = passagesOf.get(key)
    if (found === undefined) continue
    terms.set(key, { key, passages: found, weight: queryWeight(occurrences, found, passages) })
  }
  for (const relative of await findRelatives(
    query,
    tenantId,
    unknown.map(({ term }) => term),
  )) {
    if (terms.has(relative.key)) continue
    const weight = RELATIVE_WEIGHT * queryWeight(1, relative.passages, passages)
    terms.set(relative.key, { ...relative, weight })
  }
  return terms.size > 0 ? { terms: [...terms.values()] } : { letters: typed.text }
}

async function findRelatives(
  query: Query,
  tenantId: string,
  words: readonly string[],
): Promise<{ key: string; passages: number }[]> {
  if (words.length === 0) return []
  return query(
    `select distinct relative.key, relative.passages
     from unnest($2::text[]) as word, lateral (
       select key, passages from search_term
       where tenant_id = $1
         and (position(word in term) > 0 or (length(term) > 1 and position(term in word) > 0))
       order by passages desc, key
       limit $3
     ) as relative`,
    [tenantId, words.slice(0, MAX_UNKNOWN_WORDS), MAX_RELATIVES],
  )
}

type StatementPlan = {
  readonly tenantId: string
  readonly arm: LexicalArm
  readonly vector: { readonly modelId: string; readonly vector: Float32Array } | null
  readonly filters: SearchFilters
  readonly perArm: number
}

/**
 * One statement for both arms: each finds its best, and both scores are computed for all that either found, so
 * that no candidate lacks a score. Filters work inside the scans and are exact.
 */
function searchStatement(plan: StatementPlan): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [plan.tenantId, plan.perArm]
  const add = (value: unknown): string => `$${parameters.push(value)}`
  const where = filterConditions(plan.filters, add)
  const lexical = lexicalSql(plan.arm, add, where)
  const vector = vectorSql(plan.vector, add, where)
  const sql = `
    with lexical as materialized (
      select passage_id, row_number() over (order by score desc, passage_id) as rank
      from (${lexical.scan} order by score desc, passage_id limit $2) as best
    ), vector as materialized (
      select passage_id, row_number() over (order by distance, passage_id) as rank
      from (${vector.scan} order by distance, passage_id limit $2) as best
    ), found as (
      select passage_id, lexical.rank as lexical_rank, vector.rank as vector_rank
      from lexical full join vector using (passage_id)
    )
    select ${HIT_COLUMNS}, ${lexical.score} as lexical, ${vector.score} as vector,
      lexical_rank as "lexicalRank", vector_rank as "vectorRank"
    from found
      join passage on passage.tenant_id = $1 and passage.id = found.passage_id
      join document on document.tenant_id = $1 and document.id = document_id
      join passage_lexical on passage_lexical.tenant_id = $1 and passage_lexical.passage_id = passage.id
      ${vector.join}`
  return { sql, parameters }
}

function filterConditions(filters: SearchFilters, add: (value: unknown) => string): string {
  const { role, kind, theme, year } = filters
  const conditions = ['tenant_id = $1']
  if (role !== undefined) conditions.push(`role = ${add(role)}`)
  if (kind !== undefined) conditions.push(`kind = ${add(kind)}`)
  if (theme !== undefined) conditions.push(`theme = ${add(theme)}`)
  if (year !== undefined) {
    const wanted = add(year)
    conditions.push(`(year = ${wanted} or plan_year = ${wanted})`)
  }
  return conditions.join(' and ')
}

function lexicalSql(arm: LexicalArm, add: (value: unknown) => string, where: string) {
  if ('letters' in arm) {
    const letters = add(arm.letters)
    const score = `(length(lower(text)) - length(replace(lower(text), ${letters}, '')))::real / length(${letters})`
    return {
      scan: `select passage_lexical.passage_id, ${score} as score
        from (select * from passage_lexical where ${where}) as passage_lexical
          join passage on passage.tenant_id = $1 and passage.id = passage_lexical.passage_id
        where position(${letters} in lower(text)) > 0`,
      score,
    }
  }
  const rare = rarestTerms(arm.terms)
  const terms = add(rare.map(({ key }) => key).join(' | '))
  const weights = add(toSparseVector(arm.terms.map(({ key, weight }) => [dimensionOf(key), weight])))
  const score = `-(weights <#> ${weights}::sparsevec)`
  return {
    scan: `select passage_id, ${score} as score from passage_lexical where ${where} and terms @@ ${terms}::tsquery`,
    score,
  }
}

function vectorSql(vector: StatementPlan['vector'], add: (value: unknown) => string, where: string) {
  if (!vector) {
    return { scan: 'select null::text as passage_id, 0::real as distance where false', score: '0', join: '' }
  }
  const wanted = add(toVector(vector.vector))
  const model = add(vector.modelId)
  const distance = `embedding <#> ${wanted}::vector`
  return {
    scan: `select passage_id, ${distance} as distance from passage_vector where ${where} and model_id = ${model}`,
    score: `coalesce(-(${distance}), 0)`,
    join: `left join passage_vector on passage_vector.tenant_id = $1 and passage_vector.model_id = ${model}
        and passage_vector.passage_id = passage.id`,
  }
}
