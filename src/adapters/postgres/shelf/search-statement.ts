import type { SearchFilters } from '../../../domain/shelf.ts'
import type { FusionWeights } from '../../../retrieval/fusion.ts'
import type { Candidate } from '../../../retrieval/score.ts'
import { toVector } from '../storable.ts'
import { filterConditions, type NamesMeant, SCANNED } from './attributes.ts'
import type { ModelRow } from './embedding-models.ts'
import { type LexicalArm, lexicalScanSql } from './lexical-arm.ts'
import { neighboursSql } from './neighbours.ts'
import { vectorColumn, vectorScanSql } from './scan.ts'

export type CandidateRow = Candidate & {
  readonly lexicalRank: number | null
  readonly vectorRank: number | null
  /** An arm may have found more, had it been asked for more. */
  readonly mayBeMore: boolean
}

export type StatementPlan = {
  readonly tenantId: string
  readonly arm: LexicalArm
  readonly vector: { readonly model: ModelRow; readonly vector: Float32Array } | null
  readonly filters: SearchFilters
  readonly names: NamesMeant
  /** Of passages that say nearly the same each arm gives its best only; not where a figure may tell them apart. */
  readonly collapse: boolean
  readonly perArm: number
  /** Passages of common terms alone count as well. */
  readonly everyTerm: boolean
  readonly weights: FusionWeights
  /** How many of the best have a say in what they have in common, at the most. */
  readonly voters: number
  /** Letters to look for among many more than are wanted; null where those that are wanted hold them in any case. */
  readonly run: string | null
}

/**
 * One statement for both arms: each finds its best, and both scores are computed for all that either found, so
 * that no candidate lacks a score. Filters work inside the scans and are exact. What belongs to a candidate is
 * fetched by key, one by one: nothing here hangs on what the planner believes of the tables. What only a hit that
 * is shown needs is not fetched here.
 */
export function searchStatement(plan: StatementPlan): { sql: string; parameters: unknown[] } {
  const scanned = plan.collapse ? SPARE * plan.perArm : plan.perArm
  const scannedTerms = plan.run === null ? scanned : Math.max(scanned, SCANNED_FOR_LETTERS)
  const parameters: unknown[] = [plan.tenantId, plan.perArm, scanned, scannedTerms]
  const add = (value: unknown): string => `$${parameters.push(value)}`
  const conditions = filterConditions(plan.filters, plan.names, add)
  const isFiltered = conditions.length > 1
  const where = conditions.join(' and ')
  const lexical = lexicalScanSql(plan.arm, add, where, plan.everyTerm)
  // What stands for a group is enough for the meaning; a filter may let only others of the group through.
  const vector = vectorArmSql(
    plan,
    add,
    plan.collapse && !isFiltered ? `${where} and leader_id = passage_id` : where,
  )
  const sql = `
    with lexical_scan as materialized (
      ${lexical.scan} order by score desc, passage_id limit $4
    ), vector_scan as materialized (
      ${vector.scan} order by distance, passage_id limit $3
    ), lexical as materialized (
      ${bestSql('lexical_scan', plan.collapse, 'score desc', plan.run === null ? null : add(plan.run))}
    ), vector as materialized (
      ${bestSql('vector_scan', plan.collapse, 'distance', null)}
    ), found as materialized (
      select passage_id, score, distance, lexical.rank as lexical_rank, vector.rank as vector_rank
      from lexical full join vector using (passage_id)
    ), measured as materialized (
      select passage_id, lexical_rank, vector_rank,
        coalesce(score, ${lexical.scoreOf('found.passage_id')}, 0) as lexical,
        coalesce(-distance, ${vector.scoreOf('found.passage_id')}, 0) as vector
      from found
    ), ${neighboursSql(plan.vector && plan.weights, plan.voters, vector)}
    select measured.passage_id as "passageId", role, theme, kind, level, organ, coalesce(year, plan_year) as year,
      document_id as "documentId", heading, text, lexical, vector, coalesce(neighbours, 0) as neighbours,
      is_complete as "isComplete", lexical_rank as "lexicalRank", vector_rank as "vectorRank",
      (select count(*) from lexical_scan) = $4 or (select count(*) from vector_scan) = $3
        or (select count(*) from lexical) >= $2 or (select count(*) from vector) >= $2 as "mayBeMore"
    from measured left join near using (passage_id) cross join lateral (
      select document_id, coalesce(path ->> -1, '') as heading, text from passage
      where passage.tenant_id = $1 and passage.id = measured.passage_id
      offset 0
    ) as place cross join lateral (
      select role, theme, kind, level, organ, year, plan_year, ${lexical.isComplete} as is_complete
      from passage_lexical
      where tenant_id = $1 and passage_id = measured.passage_id
      offset 0
    ) as attributes`
  return { sql, parameters }
}

/** So many times what is wanted is scanned, that there is enough left when near-duplicates are taken out. */
const SPARE = 4

/** Among so many of the best by their words, those are looked for that hold them as they were typed. */
const SCANNED_FOR_LETTERS = 1000

/** The best of a scan, and where letters are given all that hold them. */
const bestSql = (scan: string, collapse: boolean, order: string, letters: string | null): string => `
  select * from (
    select *, row_number() over (order by ${order}, passage_id) as rank
    from ${collapse ? `(select distinct on (leader_id) * from ${scan} order by leader_id, ${order}, passage_id)` : scan} as best
  ) as ranked
  where rank <= $2${letters === null ? '' : ` or ${holdsLettersSql(letters)}`}`

const holdsLettersSql = (letters: string): string => `exists (
    select from passage
    where passage.tenant_id = $1 and passage.id = ranked.passage_id
      and (position(${letters} in lower(text)) > 0 or position(${letters} in lower(path ->> -1)) > 0)
  )`

export type VectorSql = {
  readonly scan: string
  readonly scoreOf: (passageId: string) => string
  /** The vector of the passage whose id is given. */
  readonly directionOf: (passageId: string) => string
}

function vectorArmSql(
  { vector, collapse, perArm }: StatementPlan,
  add: (value: unknown) => string,
  where: string,
): VectorSql {
  if (!vector) {
    return {
      scan: `select ${SCANNED}, 0::real as distance from passage_lexical where false`,
      scoreOf: () => '0',
      directionOf: () => 'null::vector',
    }
  }
  const wanted = add(toVector(vector.vector))
  const model = add(vector.model.id)
  const { column, type } = vectorColumn(vector.model.precision)
  const directionOf = (passageId: string): string => `(
      select ${column} from passage_vector
      where tenant_id = $1 and model_id = ${model} and passage_id = ${passageId})`
  return {
    directionOf,
    scan: vectorScanSql(vector.model, {
      wanted,
      model,
      where,
      atLeast: (collapse ? SPARE : 1) * BITS_PER_WANTED * perArm,
    }),
    scoreOf: (passageId) => `(
      select -(${column} <#> ${wanted}::${type}) from passage_vector
      where tenant_id = $1 and model_id = ${model} and passage_id = ${passageId})`,
  }
}

/** The bits propose so many times what an arm is to find, whatever was calibrated. */
const BITS_PER_WANTED = 4
