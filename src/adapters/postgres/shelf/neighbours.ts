import { FEWEST_VOTERS, FOUND_PER_VOTER, type FusionWeights, ROUNDS } from '../../../retrieval/fusion.ts'

/**
 * Tables `near` and what it is made of: for each of `measured` the inner product with the mean vector of the best.
 * The first choice of the best goes by both arms; each round chooses anew with the nearness to the mean before.
 */
export function neighboursSql(
  weights: FusionWeights | null,
  voters: number,
  { directionOf }: { readonly directionOf: (passageId: string) => string },
): string {
  if (!weights || weights.neighbours === 0) {
    return 'near as materialized (select null::text as passage_id, null::real as neighbours where false)'
  }
  const rounds = Array.from({ length: ROUNDS }, (_, index) => roundSql(index + 1, weights, voters))
  return `
    round_0 as materialized (
      select passage_id, ${directionOf('fused.passage_id')} as direction, 0::real as neighbours, score, score as total
      from (
        select passage_id, ${shareSql(weights.lexical, 'lexical')} + ${shareSql(weights.vector, 'vector')} as score
        from measured
      ) as fused
    ), ${rounds.join(', ')}, near as (
      select passage_id, neighbours from round_${ROUNDS}
    )`
}

const shareSql = (weight: number, value: string): string =>
  `${weight} * greatest(${value}, 0) / greatest(max(${value}) over (), 1e-9)`

const roundSql = (round: number, { neighbours: weight }: FusionWeights, voters: number): string => `
    round_${round} as materialized (
      select passage_id, direction, neighbours, score, score + ${shareSql(weight, 'neighbours')} as total
      from (
        select passage_id, direction, score, coalesce(-(direction <#> middle), 0) as neighbours
        from round_${round - 1} cross join (
          select avg(direction) as middle from (
            select direction from round_${round - 1} where direction is not null
            order by total desc, passage_id limit (
              select greatest(${FEWEST_VOTERS}, least(${voters}, count(*) / ${FOUND_PER_VOTER})) from measured
            )
          ) as best
        ) as mean
      ) as compared
    )`
