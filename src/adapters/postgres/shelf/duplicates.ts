import type { AlikePassage } from '../../../domain/document.ts'
import type { Database } from '../../../domain/ports.ts'
import {
  bandsOf,
  type Comparable,
  chooseLeaders,
  duplicateShingles,
} from '../../../retrieval/near-duplicates.ts'
import { toJson } from '../storable.ts'
import type { Query } from '../store-options.ts'
import { lockShelf } from './lexical-index.ts'

type Compared = Comparable & { readonly bands: readonly number[] }

/** What near-duplicates of a passage are found by. */
export function compareText({ id, text }: { readonly id: string; readonly text: string }): Compared {
  const shingles = duplicateShingles(text)
  return { id, shingles, bands: bandsOf(shingles) }
}

/** Whatever shares a band with more leaders than this is a formula; it is compared with the first ones only. */
const MAX_PROPOSALS = 50

/**
 * The passage that stands for each of the given ones, among themselves and those on the shelf that are not of
 * document `without`. MinHash proposes, the exact likeness decides. The shelf must be locked.
 */
export async function findLeaders(
  query: Query,
  tenantId: string,
  passages: readonly Compared[],
  without: string | null,
): Promise<Map<string, string>> {
  const stored = await query<{ id: string; leader: string; text: string }>(
    `select wanted.id, other.id as leader, other.text
     from json_to_recordset($2::json) as wanted(id text, bands json), lateral (
       select id, text from passage
       where tenant_id = $1 and leader_id = id and ($3::text is null or document_id <> $3)
         and bands && array(select json_array_elements_text(wanted.bands)::integer)
       order by id limit $4
     ) as other`,
    [tenantId, toJson(passages.map(({ id, bands }) => ({ id, bands }))), without, MAX_PROPOSALS],
  )
  const texts = new Map(stored.map(({ leader, text }) => [leader, text]))
  const leaders = Array.from(texts, ([id, text]) => ({ id, shingles: duplicateShingles(text) }))
  const proposed = new Map<string, string[]>()
  for (const { id, leader } of stored) proposed.set(id, [...(proposed.get(id) ?? []), leader])
  const buckets = fillBuckets(passages)
  const bandsById = new Map(passages.map(({ id, bands }) => [id, bands]))
  return chooseLeaders(passages, leaders, (id) => {
    const near = (bandsById.get(id) ?? []).flatMap((band) => buckets.get(band) ?? [])
    return new Set([...(proposed.get(id) ?? []), ...near])
  })
}

function fillBuckets(passages: readonly Compared[]): Map<number, string[]> {
  const buckets = new Map<number, string[]>()
  for (const { id, bands } of passages) {
    for (const band of bands) {
      const bucket = buckets.get(band)
      if (!bucket) buckets.set(band, [id])
      else if (bucket.length < MAX_PROPOSALS) bucket.push(id)
    }
  }
  return buckets
}

/** Finds others to stand for what a document's passages stood for, before the document goes. The shelf must be locked. */
export async function reelectLeaders(query: Query, tenantId: string, documentId: string): Promise<void> {
  const orphans = await query<{ id: string; text: string }>(
    `select id, text from passage
     where tenant_id = $1 and document_id <> $2
       and leader_id in (select id from passage where tenant_id = $1 and document_id = $2)
     order by id`,
    [tenantId, documentId],
  )
  if (orphans.length === 0) return
  await setLeaders(query, tenantId, await findLeaders(query, tenantId, orphans.map(compareText), documentId))
}

const MAX_OTHERS = 5

/** Of each passage of the documents what else is in its group: all of a group are nearly as the one that stands for it. */
export async function readAlike(
  query: Query,
  tenantId: string,
  documentIds: readonly string[],
): Promise<(AlikePassage & { documentId: string })[]> {
  return query(
    `select own.document_id as "documentId", own.id as "passageId", own.ordinal, json_build_object(
       'documentId', other.document_id, 'title', document.title, 'passageId', other.id, 'ordinal', other.ordinal
     ) as other
     from passage as own cross join lateral (
       select id, document_id, ordinal from passage
       where tenant_id = $1 and leader_id = own.leader_id and id <> own.id
       order by document_id = own.document_id, id limit $3
     ) as other
       join document on document.tenant_id = $1 and document.id = other.document_id
     where own.tenant_id = $1 and own.document_id = any($2::text[])
     order by own.document_id, own.ordinal, other.document_id = own.document_id, other.id`,
    [tenantId, documentIds, MAX_OTHERS],
  )
}

const COMPARE_BATCH = 200

/** Compares the passages of a shelf that came in before passages were compared, a portion at a time. */
export async function compareMissing(database: Database, tenantId: string): Promise<void> {
  while (await isComparisonMissing(database.query, tenantId)) {
    await database.transaction((inside) => comparePortion(inside, tenantId))
  }
}

async function isComparisonMissing(query: Query, tenantId: string): Promise<boolean> {
  const rows = await query('select from passage where tenant_id = $1 and bands is null limit 1', [tenantId])
  return rows.length > 0
}

async function comparePortion(query: Query, tenantId: string): Promise<void> {
  await lockShelf(query, tenantId)
  const passages = await query<{ id: string; text: string }>(
    'select id, text from passage where tenant_id = $1 and bands is null order by id limit $2',
    [tenantId, COMPARE_BATCH],
  )
  const compared = passages.map(compareText)
  const leaders = await findLeaders(query, tenantId, compared, null)
  await query(
    `update passage set bands = array(select json_array_elements_text(row.bands)::integer)
     from json_to_recordset($2::json) as row(id text, bands json)
     where tenant_id = $1 and passage.id = row.id`,
    [tenantId, toJson(compared.map(({ id, bands }) => ({ id, bands })))],
  )
  await setLeaders(query, tenantId, leaders)
}

async function setLeaders(
  query: Query,
  tenantId: string,
  leaders: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = toJson(Array.from(leaders, ([id, leader]) => ({ id, leader })))
  for (const [table, key] of [
    ['passage', 'id'],
    ['passage_lexical', 'passage_id'],
    ['passage_vector', 'passage_id'],
    ['passage_bits', 'passage_id'],
  ] as const) {
    await query(
      `update ${table} set leader_id = row.leader
       from json_to_recordset($2::json) as row(id text, leader text)
       where tenant_id = $1 and ${table}.${key} = row.id and leader_id <> row.leader`,
      [tenantId, rows],
    )
  }
}
