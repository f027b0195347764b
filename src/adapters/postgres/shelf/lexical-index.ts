import type { DocumentKind, Level, Passage } from '../../../domain/document.ts'
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
const REBUILD_BATCH = 500

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

/** Takes a document's passages out of all counts; the rows themselves go with the document. The shelf must be locked. */
export async function forgetPassages(query: Query, tenantId: string, documentId: string): Promise<void> {
  await query(
    `with gone as (
       select lexeme as key, count(*)::integer as passages
       from passage
         join passage_lexical on passage_lexical.tenant_id = passage.tenant_id and passage_id = passage.id,
         unnest(terms)
       where passage.tenant_id = $1 and document_id = $2
       group by lexeme
     ), dead as (
       delete from search_term using gone
       where search_term.tenant_id = $1 and search_term.key = gone.key and search_term.passages <= gone.passages
     )
     update search_term set passages = search_term.passages - gone.passages
     from gone
     where search_term.tenant_id = $1 and search_term.key = gone.key and search_term.passages > gone.passages`,
    [tenantId, documentId],
  )
  await query(
    `update shelf set passages = shelf.passages - gone.passages, words = shelf.words - gone.words
     from (
       select count(*)::integer as passages, coalesce(sum(words), 0)::bigint as words
       from passage join passage_lexical on passage_lexical.tenant_id = passage.tenant_id and passage_id = passage.id
       where passage.tenant_id = $1 and document_id = $2
     ) as gone
     where tenant_id = $1`,
    [tenantId, documentId],
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

/** Makes the lexical index anew where it is stale; others see the old one until it is done. */
export async function refreshLexicalIndex(query: Query, tenantId: string): Promise<void> {
  const shelf = await lockShelf(query, tenantId)
  if (!isStale(shelf)) return
  const passages = await readAllPassages(query, tenantId)
  const words = passages.reduce((sum, passage) => sum + readTerms(tenantId, passage).words, 0)
  const meanWords = words / passages.length
  await query('delete from passage_lexical where tenant_id = $1', [tenantId])
  await query('delete from search_term where tenant_id = $1', [tenantId])
  await query(
    'update shelf set tokenizer = $2, mean_words = $3, passages = 0, words = 0 where tenant_id = $1',
    [tenantId, tokenizerName(), meanWords],
  )
  for (let start = 0; start < passages.length; start += REBUILD_BATCH) {
    await indexPassages(query, tenantId, meanWords, passages.slice(start, start + REBUILD_BATCH))
  }
}

async function readAllPassages(query: Query, tenantId: string): Promise<IndexedPassage[]> {
  return query<IndexedPassage>(
    `select passage.id, path, text, masked, passage.role, passage.theme, kind, year, plan_year as "planYear",
       level, organ, region, passage.leader_id as "leaderId"
     from passage join passage_lexical on passage_lexical.tenant_id = passage.tenant_id and passage_id = passage.id
     where passage.tenant_id = $1
     order by passage.id`,
    [tenantId],
  )
}
