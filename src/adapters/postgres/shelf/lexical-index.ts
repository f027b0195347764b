import type { DocumentKind, Level, Passage } from '../../../domain/document.ts'
import type { Database } from '../../../domain/ports.ts'
import type { ShelfWork } from '../../../domain/shelf.ts'
import { passageWeight } from '../../../retrieval/bm25.ts'
import { tokenizerName } from '../../../retrieval/index-text.ts'
import { toJson, toSparseVector } from '../storable.ts'
import type { Query } from '../store-options.ts'
import { ATTRIBUTES } from './attributes.ts'
import { readTerms } from './terms.ts'

export type ShelfRow = {
  readonly tokenizer: string
  readonly passages: number
  readonly words: number
  readonly meanWords: number
}

export type IndexedPassage = Pick<Passage, 'path' | 'text' | 'masked' | 'role' | 'theme'> & {
  readonly id: string
  readonly kind: DocumentKind
  readonly year: number | null
  readonly planYear: number | null
  readonly level: Level | null
  readonly organ: string | null
  readonly region: string | null
  readonly leaderId: string
}

/** The stored weights may be off the true mean length by so much before they are made anew. */
const MAX_DRIFT = 0.1
/** The embedded database answers nobody else meanwhile. */
const REBUILD_PORTION = 100

/**
 * The tenant's shelf, locked until the end of the transaction: whoever changes what is on it comes one after the
 * other, so that its counts stay exact. `meanWords` is taken where nothing is on it yet.
 */
export async function lockShelf(query: Query, tenantId: string, meanWords = 0): Promise<ShelfRow> {
  await query('insert into shelf (tenant_id, tokenizer) values ($1, $2) on conflict do nothing', [
    tenantId,
    tokenizerName(),
  ])
  const [row] = await query<ShelfRow>(
    `select tokenizer, passages, words, mean_words as "meanWords" from shelf where tenant_id = $1 for update`,
    [tenantId],
  )
  if (!row) throw new Error(`the shelf of ${tenantId} is gone`)
  if (row.passages > 0) return row
  await query('update shelf set mean_words = $2, tokenizer = $3 where tenant_id = $1', [
    tenantId,
    meanWords,
    tokenizerName(),
  ])
  return { ...row, tokenizer: tokenizerName(), meanWords }
}

/** Puts passages into the lexical index and counts their terms. The shelf must be locked. */
export async function indexPassages(
  query: Query,
  tenantId: string,
  meanWords: number,
  passages: readonly IndexedPassage[],
): Promise<void> {
  const passagesWith = new Map<string, { term: string; passages: number }>()
  let allWords = 0
  const rows = passages.map((passage) => {
    const { words, terms } = readTerms(tenantId, passage)
    allWords += words
    for (const { key, term } of terms) {
      const counted = passagesWith.get(key) ?? { term, passages: 0 }
      counted.passages += 1
      passagesWith.set(key, counted)
    }
    return {
      passage_id: passage.id,
      role: passage.role,
      theme: passage.theme,
      kind: passage.kind,
      year: passage.year,
      plan_year: passage.planYear,
      level: passage.level,
      organ: passage.organ,
      region: passage.region,
      leader_id: passage.leaderId,
      words,
      terms: terms.map(({ key }) => key).join(' '),
      weights: toSparseVector(
        terms.map(({ dimension, occurrences }) => [dimension, passageWeight(occurrences, words, meanWords)]),
      ),
    }
  })
  await query(
    `insert into passage_lexical (tenant_id, passage_id, ${ATTRIBUTES}, words, terms, weights)
     select $1, passage_id, ${ATTRIBUTES}, words, terms::tsvector, weights::sparsevec
     from json_to_recordset($2::json) as row(
       passage_id text, role text, theme text, kind text, year smallint, plan_year smallint, level text,
       organ text, region text, leader_id text, words integer, terms text, weights text)`,
    [tenantId, toJson(rows)],
  )
  await query(
    `insert into search_term (tenant_id, key, term, passages)
     select $1, key, term, passages
     from json_to_recordset($2::json) as row(key text, term text, passages integer)
     on conflict (tenant_id, key) do update set passages = search_term.passages + excluded.passages`,
    [tenantId, toJson(Array.from(passagesWith, ([key, counted]) => ({ key, ...counted })))],
  )
  await query('update shelf set passages = passages + $2, words = words + $3 where tenant_id = $1', [
    tenantId,
    passages.length,
    allWords,
  ])
}

/** Takes passages out of the counts of terms and words, as long as their rows are there. The shelf must be locked. */
async function uncountPassages(query: Query, tenantId: string, ids: readonly string[]): Promise<void> {
  await query(
    `with gone as (
       select lexeme as key, count(*)::integer as passages
       from passage_lexical, unnest(terms)
       where tenant_id = $1 and passage_id = any($2::text[])
       group by lexeme
     ), dead as (
       delete from search_term using gone
       where search_term.tenant_id = $1 and search_term.key = gone.key and search_term.passages <= gone.passages
     )
     update search_term set passages = search_term.passages - gone.passages
     from gone
     where search_term.tenant_id = $1 and search_term.key = gone.key and search_term.passages > gone.passages`,
    [tenantId, ids],
  )
  await query(
    `update shelf set passages = shelf.passages - gone.passages, words = shelf.words - gone.words
     from (
       select count(*)::integer as passages, coalesce(sum(words), 0)::bigint as words
       from passage_lexical where tenant_id = $1 and passage_id = any($2::text[])
     ) as gone
     where tenant_id = $1`,
    [tenantId, ids],
  )
}

/** Takes a document's passages out of all counts; the rows themselves go with the document. The shelf must be locked. */
export async function forgetPassages(query: Query, tenantId: string, documentId: string): Promise<void> {
  const passages = await query<{ id: string }>(
    'select id from passage where tenant_id = $1 and document_id = $2',
    [tenantId, documentId],
  )
  await uncountPassages(
    query,
    tenantId,
    passages.map(({ id }) => id),
  )
  await query(
    `update embedding_model set vectors = greatest(embedding_model.vectors - gone.lost, 0)
     from (
       select model_id, count(*)::integer as lost
       from passage join passage_vector on passage_vector.tenant_id = passage.tenant_id and passage_id = passage.id
       where passage.tenant_id = $1 and document_id = $2
       group by model_id
     ) as gone
     where tenant_id = $1 and embedding_model.id = gone.model_id`,
    [tenantId, documentId],
  )
}

/** Whether the stored index no longer says what a new one would. */
export function isStale({ tokenizer, passages, words, meanWords }: ShelfRow): boolean {
  if (passages === 0) return false
  return tokenizer !== tokenizerName() || Math.abs(words / passages - meanWords) > MAX_DRIFT * meanWords
}

/**
 * Makes the lexical index anew where it is stale, in portions that are each kept at once: searches go on all the
 * while, each passage is found by its old words or by its new ones, and all counts are those of what is there. Broken
 * off, it begins again the next time.
 */
export async function refreshLexicalIndex(
  { query, transaction }: Pick<Database, 'query' | 'transaction'>,
  tenantId: string,
  { signal, onProgress }: ShelfWork = {},
): Promise<void> {
  const shelf = await readShelfRow(query, tenantId)
  if (!shelf || !isStale(shelf)) return
  const meanWords = await measureMeanWords(query, tenantId)
  let after = ''
  let done = 0
  const rebuildNext = async (inside: Query): Promise<boolean> => {
    const portion = await readPortion(inside, tenantId, after)
    await rebuildPortion(inside, tenantId, meanWords, portion)
    done += portion.length
    after = portion.at(-1)?.id ?? after
    return portion.length > 0
  }
  let isMore = true
  while (isMore) {
    signal?.throwIfAborted()
    isMore = await transaction(async (inside) => {
      await lockShelf(inside, tenantId)
      return rebuildNext(inside)
    })
    onProgress?.({ stage: 'terms', done, total: Math.max(shelf.passages, done) })
  }
  await transaction(async (inside) => {
    await lockShelf(inside, tenantId)
    // What came in since the last portion.
    while (await rebuildNext(inside));
    await inside('update shelf set tokenizer = $2, mean_words = $3 where tenant_id = $1', [
      tenantId,
      tokenizerName(),
      meanWords,
    ])
  })
}

async function readShelfRow(query: Query, tenantId: string): Promise<ShelfRow | undefined> {
  const [row] = await query<ShelfRow>(
    'select tokenizer, passages, words, mean_words as "meanWords" from shelf where tenant_id = $1',
    [tenantId],
  )
  return row
}

const MEAN_SAMPLE = 1000

/** The mean length in words as they are cut now, of evenly spread passages. */
async function measureMeanWords(query: Query, tenantId: string): Promise<number> {
  const sample = await query<Parameters<typeof readTerms>[1]>(
    `select path, text, masked from passage where tenant_id = $1 order by md5(id) limit $2`,
    [tenantId, MEAN_SAMPLE],
  )
  const words = sample.reduce((sum, passage) => sum + readTerms(tenantId, passage).words, 0)
  return sample.length === 0 ? 0 : words / sample.length
}

async function rebuildPortion(
  query: Query,
  tenantId: string,
  meanWords: number,
  portion: readonly IndexedPassage[],
): Promise<void> {
  const ids = portion.map(({ id }) => id)
  await uncountPassages(query, tenantId, ids)
  await query('delete from passage_lexical where tenant_id = $1 and passage_id = any($2::text[])', [
    tenantId,
    ids,
  ])
  await indexPassages(query, tenantId, meanWords, portion)
}

async function readPortion(query: Query, tenantId: string, after: string): Promise<IndexedPassage[]> {
  return query<IndexedPassage>(
    `select passage.id, path, text, masked, passage.role, passage.theme, kind, year, plan_year as "planYear",
       level, organ, region, passage.leader_id as "leaderId"
     from passage join passage_lexical on passage_lexical.tenant_id = passage.tenant_id and passage_id = passage.id
     where passage.tenant_id = $1 and passage.id > $2
     order by passage.id limit $3`,
    [tenantId, after, REBUILD_PORTION],
  )
}
