import type { ShelfDescription } from '../../../domain/shelf.ts'
import type { Query } from '../store-options.ts'
import { ATTRIBUTES, SCANNED } from './attributes.ts'

export type Scan = 'exact' | 'bits'
export type Precision = 'single' | 'half'
export type Server = ShelfDescription['server']

/** Fewer dimensions give too few bits to tell texts apart, and are read fast as they are. */
const MIN_BIT_DIMENSIONS = 512
/** From so many vectors on the bits are the faster way, as measured: retrieval notes, section 4. */
const BITS_FROM: Readonly<Record<Server, number>> = { PGlite: 10_000, PostgreSQL: 50_000 }

/**
 * How a model's vectors are kept and from how many on they are searched by bits first; null for never. Native
 * servers compute faster with half precision, the embedded one with single.
 */
export const chooseScan = (
  server: Server,
  dimensions: number,
): { readonly precision: Precision; readonly bitsFrom: number | null } => ({
  precision: server === 'PostgreSQL' && dimensions >= MIN_BIT_DIMENSIONS ? 'half' : 'single',
  bitsFrom: dimensions >= MIN_BIT_DIMENSIONS ? BITS_FROM[server] : null,
})

export async function readServer(query: Query): Promise<Server> {
  const [row] = await query<{ version: string }>('select version() as version')
  return row && /wasm|emscripten/i.test(row.version) ? 'PGlite' : 'PostgreSQL'
}

/** The column that holds a model's vectors, and its type. */
export const vectorColumn = (precision: Precision) =>
  precision === 'half'
    ? ({ column: 'half', type: 'halfvec' } as const)
    : ({ column: 'embedding', type: 'vector' } as const)

type ScanPlan = {
  readonly precision: Precision
  readonly scan: Scan
  readonly oversample: number | null
}

/**
 * The rows from which the nearest are taken. The bits of all vectors that the
 * conditions let through are compared and the best of them measured, so that a filter never costs an answer.
 */
export function vectorScanSql(
  { precision, scan, oversample }: ScanPlan,
  sql: { readonly wanted: string; readonly model: string; readonly where: string; readonly atLeast: number },
): string {
  const { column, type } = vectorColumn(precision)
  const distance = `${column} <#> ${sql.wanted}::${type}`
  if (scan !== 'bits') {
    return `select ${SCANNED}, ${distance} as distance
      from passage_vector where ${sql.where} and model_id = ${sql.model}`
  }
  const proposed = Math.max(oversample ?? 0, sql.atLeast)
  return `select ${SCANNED}, (
        select ${distance} from passage_vector
        where tenant_id = $1 and model_id = ${sql.model} and passage_id = near.passage_id
      ) as distance
    from (
      select ${SCANNED} from passage_bits where ${sql.where} and model_id = ${sql.model}
      order by bits <~> binary_quantize(${sql.wanted}::vector), passage_id limit ${proposed}
    ) as near`
}

const insertBitsSql = (which: string): string => `
  insert into passage_bits (tenant_id, model_id, passage_id, ${ATTRIBUTES}, bits)
  select tenant_id, model_id, passage_id, ${ATTRIBUTES},
    coalesce(binary_quantize(embedding), binary_quantize(half))
  from passage_vector as v
  where tenant_id = $1 and model_id = $2 and ${which}
  on conflict do nothing
  returning 1`

/** Makes the bits of these passages' vectors. */
export async function addBits(
  query: Query,
  tenantId: string,
  modelId: string,
  passageIds: readonly string[],
): Promise<void> {
  await query(insertBitsSql('passage_id = any($3::text[])'), [tenantId, modelId, passageIds])
}

const BITS_BATCH = 1000

/** Makes the bits of all vectors that have none, in portions that are each kept at once. */
export async function fillBits(
  query: Query,
  tenantId: string,
  modelId: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const missing = `passage_id in (
    select v.passage_id from passage_vector as v
    where v.tenant_id = $1 and v.model_id = $2 and not exists (
      select from passage_bits as b
      where b.tenant_id = $1 and b.model_id = $2 and b.passage_id = v.passage_id
    )
    limit $3
  )`
  let made: number
  do {
    signal?.throwIfAborted()
    made = (await query(insertBitsSql(missing), [tenantId, modelId, BITS_BATCH])).length
  } while (made > 0)
}

const SAMPLE = 50
const NEAREST = 10
const OVERSAMPLES = [200, 400, 800, 1600]
const MIN_RECALL = 0.97
/** To measure more of the vectors than this takes longer than to measure all. */
const MAX_SHARE = 0.5
/** Two distances of the same vectors, computed twice. */
const SAME_DISTANCE = 1e-6

export type Calibration = { readonly oversample: number; readonly recall: number }

/**
 * Measures on 50 of the shelf's own vectors which share of the ten nearest the bits propose, and gives the least
 * oversampling that finds 0.97 of them; null where none does.
 */
export async function calibrateBits(
  query: Query,
  tenantId: string,
  model: { readonly id: string; readonly precision: Precision; readonly vectors: number },
  signal: AbortSignal | undefined,
): Promise<Calibration | null> {
  const { column, type } = vectorColumn(model.precision)
  const sample = await query<{ vector: string }>(
    `select ${column}::vector::real[]::text as vector from passage_vector
     where tenant_id = $1 and model_id = $2 order by md5(passage_id) limit $3`,
    [tenantId, model.id, SAMPLE],
  )
  const oversamples = OVERSAMPLES.filter((oversample) => oversample <= MAX_SHARE * model.vectors)
  const found = oversamples.map(() => 0)
  let all = 0
  for (const { vector } of sample) {
    signal?.throwIfAborted()
    const wanted = vector.replace('{', '[').replace('}', ']')
    const exact = await query<{ distance: number }>(
      `select ${column} <#> $3::${type} as distance from passage_vector
       where tenant_id = $1 and model_id = $2 order by distance limit $4`,
      [tenantId, model.id, wanted, NEAREST],
    )
    const farthest = (exact.at(-1)?.distance ?? 0) + SAME_DISTANCE
    all += exact.length
    const proposed = await query<{ distance: number }>(
      `select (
         select ${column} <#> $3::${type} from passage_vector
         where tenant_id = $1 and model_id = $2 and passage_id = near.passage_id
       ) as distance
       from (
         select passage_id, bits <~> binary_quantize($3::vector) as difference from passage_bits
         where tenant_id = $1 and model_id = $2 order by difference, passage_id limit $4
       ) as near
       order by difference, passage_id`,
      [tenantId, model.id, wanted, oversamples.at(-1) ?? 0],
    )
    for (const [index, oversample] of oversamples.entries()) {
      const hits = proposed.slice(0, oversample).filter(({ distance }) => distance <= farthest).length
      found[index] = (found[index] ?? 0) + Math.min(hits, exact.length)
    }
  }
  for (const [index, oversample] of oversamples.entries()) {
    const recall = all === 0 ? 0 : (found[index] ?? 0) / all
    if (recall >= MIN_RECALL) return { oversample, recall }
  }
  return null
}
