/**
 * How long a search takes on shelves of 1,000, 10,000 and 100,000 passages, beside the bare SQL: both arms in one
 * statement over the same tables, its terms weighed and its vector made beforehand, with nothing done to what it gives.
 * Native with TEST_DATABASE_URL (the shelves stay there in a database `nigao_bench` for the next run), and embedded,
 * in memory, up to 10,000. Sizes may be named: `node test/bench/retrieval/latency.ts 1000`.
 */
import { loadavg } from 'node:os'
import pg from 'pg'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { createPgDatabase } from '../../../src/adapters/postgres/pg-database.ts'
import { openPGliteDatabase } from '../../../src/adapters/postgres/pglite-database.ts'
import { numberTerm } from '../../../src/adapters/postgres/shelf/terms.ts'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import { toSparseVector, toVector } from '../../../src/adapters/postgres/storable.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { SearchFilters, Shelf } from '../../../src/domain/shelf.ts'
import { queryWeight, rarestTerms } from '../../../src/retrieval/bm25.ts'
import { createLsaProjection } from '../../../src/retrieval/lsa.ts'
import { readLsa } from '../../../src/retrieval/lsa-bytes.ts'
import { readQuery } from '../../../src/retrieval/query.ts'
import { createSequentialIds } from '../../support/database.ts'
import { createChance, type Material, makeDocuments, readMaterial, summarise, timed } from './synthetic.ts'

const NATIVE_SIZES = [1000, 10_000, 100_000]
const EMBEDDED_SIZES = [1000, 10_000]
const QUERIES = 60
const LONG_QUERY = 60
const AT_ONCE = 8

type Case = { readonly name: string; readonly queries: readonly string[]; readonly filters: SearchFilters }

function makeCases({ headings, sentences }: Material): Case[] {
  const chance = createChance(23)
  const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? ''
  const short = Array.from({ length: QUERIES }, () => pick(headings))
  const long = Array.from({ length: QUERIES }, () => pick(sentences).slice(0, LONG_QUERY))
  return [
    { name: 'heading', queries: short, filters: {} },
    { name: '60 characters', queries: long, filters: {} },
    { name: 'heading, year and level', queries: short, filters: { year: 2020, level: 'county' } },
  ]
}

async function fill(database: Database, tenantId: string, material: Material, size: number): Promise<Shelf> {
  const shelf = createShelf({
    database,
    tenantId,
    clock: () => new Date(),
    newId: createSequentialIds(`${size}-`),
    embedder: 'offline',
  })
  if ((await shelf.count()).passages === size) return shelf
  for (const { id } of await shelf.list()) await shelf.remove(id)
  const [, addMs] = await timed(async () => {
    const portion = []
    for (const document of makeDocuments(material, size)) {
      portion.push(document)
      if (portion.length === 20) await shelf.add(portion.splice(0), { deferVectors: true })
    }
    await shelf.add(portion, { deferVectors: true })
  })
  const [, indexMs] = await timed(() => shelf.reindex())
  console.log(
    `  (stored in ${Math.round(addMs / 1000)} s, fitted and embedded in ${Math.round(indexMs / 1000)} s)`,
  )
  return shelf
}

/** The statement that retrieval needs at the least, and its parameters for each query. */
async function prepareBare(
  { query }: Database,
  tenantId: string,
): Promise<(text: string, filters: SearchFilters) => Promise<() => Promise<unknown>>> {
  const [model] = await query<{ id: string; parameters: Uint8Array }>(
    'select id, parameters from embedding_model where tenant_id = $1 and is_active',
    [tenantId],
  )
  if (!model) throw new Error('the shelf has a model')
  const project = createLsaProjection(readLsa(model.parameters))
  const [shelf] = await query<{ passages: number }>('select passages from shelf where tenant_id = $1', [
    tenantId,
  ])
  return async (text, { year, level }) => {
    const typed = readQuery(text)
    const terms = []
    for (const [term, occurrences] of typed?.terms ?? []) {
      const { key, dimension } = numberTerm(tenantId, term)
      const [row] = await query<{ passages: number }>(
        'select passages from search_term where tenant_id = $1 and key = $2',
        [tenantId, key],
      )
      if (row)
        terms.push({
          ...row,
          key,
          dimension,
          weight: queryWeight(occurrences, row.passages, shelf?.passages ?? 0),
        })
    }
    const where = `tenant_id = $1${year ? ` and year = ${year}` : ''}${level ? ` and level = '${level}'` : ''}`
    const sql = `
      with lexical as materialized (
        select passage_id from passage_lexical where ${where} and terms @@ $2::tsquery
        order by weights <#> $3::sparsevec limit 100
      ), vector as materialized (
        select passage_id from passage_vector where ${where} and model_id = $4
        order by embedding <#> $5::vector limit 100
      ), found as materialized (select passage_id from lexical union select passage_id from vector),
      scored as (
        select passage_id, -(weights <#> $3::sparsevec) as lexical, -(embedding <#> $5::vector) as vector
        from found join passage_lexical as l using (passage_id) join passage_vector as v using (passage_id)
        where l.tenant_id = $1 and v.tenant_id = $1 and model_id = $4
      )
      select passage_id, lexical, vector, lexical / greatest(max(lexical) over (), 1e-9)
        + vector / greatest(max(vector) over (), 1e-9) as score
      from scored order by score desc limit 10`
    const parameters = [
      tenantId,
      rarestTerms(terms)
        .map(({ key }) => key)
        .join(' | '),
      toSparseVector(terms.map(({ dimension, weight }) => [dimension, weight])),
      model.id,
      toVector(project(text)),
    ]
    return () => query(sql, parameters)
  }
}

async function measure(
  database: Database,
  tenantId: string,
  shelf: Shelf,
  cases: readonly Case[],
): Promise<void> {
  const prepare = await prepareBare(database, tenantId)
  for (const { name, queries, filters } of cases) {
    const bareMs: number[] = []
    const oursMs: number[] = []
    for (const query of queries) {
      const bare = await prepare(query, filters)
      // Turn about, so that what else the machine does falls on both alike; the first of each pair warms the pages.
      await bare()
      bareMs.push((await timed(bare))[1])
      oursMs.push((await timed(() => shelf.search({ query, filters, limit: 10 })))[1])
    }
    const [ours, bare] = [summarise(oursMs), summarise(bareMs)]
    console.log(
      `  ${name.padEnd(26)} p50 ${ours.p50.toFixed(1)} ms (bare ${bare.p50.toFixed(1)}), p95 ${ours.p95.toFixed(1)} ms (bare ${bare.p95.toFixed(1)}), p95 ${(ours.p95 / bare.p95).toFixed(2)} times the bare SQL`,
    )
  }
  const queries = cases.flatMap((one) => (Object.keys(one.filters).length === 0 ? one.queries : []))
  let next = 0
  const work = async (): Promise<void> => {
    for (let query = queries[next++]; query !== undefined; query = queries[next++])
      await shelf.search({ query, limit: 10 })
  }
  const [, allMs] = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, work)))
  console.log(
    `  ${AT_ONCE} at once${' '.repeat(17)} ${((1000 * queries.length) / allMs).toFixed(1)} searches/s`,
  )
}

const named = process.argv.slice(2).map(Number)
const wanted = (sizes: readonly number[]): readonly number[] =>
  named.length === 0 ? sizes : sizes.filter((size) => named.includes(size))
const material = await readMaterial()
const cases = makeCases(material)
console.log(
  `Node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)

const server = process.env['TEST_DATABASE_URL']
if (server !== undefined) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const { rows } = await client.query(`select from pg_database where datname = 'nigao_bench'`)
  if (rows.length === 0) await client.query('create database nigao_bench template template0')
  await client.end()
  const address = new URL(server)
  address.pathname = '/nigao_bench'
  const database = createPgDatabase(address.href)
  await migrate(database)
  for (const size of wanted(NATIVE_SIZES)) {
    console.log(`\nPostgreSQL, ${size} passages`)
    const tenantId = `bench-${size}`
    await measure(database, tenantId, await fill(database, tenantId, material, size), cases)
  }
  await database.close()
}
for (const size of wanted(EMBEDDED_SIZES)) {
  console.log(`\nPGlite, ${size} passages`)
  const database = await openPGliteDatabase(null)
  await migrate(database)
  await measure(database, 'bench', await fill(database, 'bench', material, size), cases)
  await database.close()
}
