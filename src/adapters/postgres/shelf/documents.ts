import type { DocumentSummary, Hit, ParsedDocument, StoredDocument } from '../../../domain/document.ts'
import { periodYear } from '../../../domain/period.ts'
import type { Aside } from '../../../domain/ports.ts'
import type { NewDocument } from '../../../domain/shelf.ts'
import { storableText, toJson } from '../storable.ts'
import type { Query } from '../store-options.ts'

/** The years that a search by year means: of the summary, and of the plan. */
export const yearsOf = ({ period, planPeriod }: ParsedDocument) => ({
  year: period === null ? null : periodYear(period),
  planYear: planPeriod === null ? null : periodYear(planPeriod),
})

export async function hashText(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

export async function findByHash(
  query: Query,
  tenantId: string,
  hash: Uint8Array,
): Promise<string | undefined> {
  const [row] = await query<{ id: string }>(
    'select id from document where tenant_id = $1 and content_hash = $2',
    [tenantId, hash],
  )
  return row?.id
}

export async function findByFile(
  query: Query,
  tenantId: string,
  files: readonly string[],
): Promise<{ id: string; file: string }[]> {
  return query(
    `select document_id as id, file from document_file where tenant_id = $1 and file = any($2::text[])
     order by document_id, file`,
    [tenantId, files.map(storableText)],
  )
}

const HASH_HEX = /^[0-9a-f]{64}$/

/** Hashes that are none find nothing. */
export async function findBySource(
  query: Query,
  tenantId: string,
  hashes: readonly string[],
): Promise<{ id: string; hash: string }[]> {
  return query(
    `select document_id as id, encode(hash, 'hex') as hash from document_source
     where tenant_id = $1 and hash = any(
       array(select decode(wanted, 'hex') from unnest($2::text[]) as wanted)
     )
     order by id`,
    [tenantId, hashes.filter((hash) => HASH_HEX.test(hash))],
  )
}

/** Notes a file that the document came out of: next time it need not be read. */
export async function noteSource(
  query: Query,
  tenantId: string,
  id: string,
  hash: string | undefined,
): Promise<void> {
  if (hash === undefined || !HASH_HEX.test(hash)) return
  await query(
    `insert into document_source (tenant_id, hash, document_id) values ($1, decode($2, 'hex'), $3)
     on conflict (tenant_id, hash) do update set document_id = excluded.document_id`,
    [tenantId, hash, id],
  )
}

/** Notes a file name that the text of the document lies under. */
export async function noteFile(query: Query, tenantId: string, id: string, file: string): Promise<void> {
  await query(
    `insert into document_file (tenant_id, file, document_id) values ($1, $2, $3) on conflict do nothing`,
    [tenantId, storableText(file), id],
  )
}

/** The document is no longer under that file name. Tells whether it is still under another, by which it then goes. */
export async function forgetFile(query: Query, tenantId: string, id: string, file: string): Promise<boolean> {
  await query('delete from document_file where tenant_id = $1 and document_id = $2 and file = $3', [
    ...[tenantId, id],
    storableText(file),
  ])
  const [other] = await query<{ file: string }>(
    'select file from document_file where tenant_id = $1 and document_id = $2 order by file limit 1',
    [tenantId, id],
  )
  if (!other) return false
  await query('update document set file = $4 where tenant_id = $1 and id = $2 and file = $3', [
    ...[tenantId, id],
    ...[storableText(file), other.file],
  ])
  return true
}

/** Stores the document itself and its passages, which are in no index yet. */
export async function insertDocument(
  query: Query,
  tenantId: string,
  { file, document, passages, sourceHash, reader, asides }: NewDocument,
  made: {
    id: string
    hash: Uint8Array
    addedAt: string
    places: readonly { id: string; bands: readonly number[]; leaderId: string }[]
  },
): Promise<void> {
  const text = (value: string | null) => (value === null ? null : storableText(value))
  await query(
    `insert into document
       (tenant_id, id, file, title, kind, organ, region, level, period, plan_period, date,
        raw, clean, map, outline, removed_lines, removals, repairs, notices, content_hash, added_at, reader,
        asides)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
    [
      tenantId,
      made.id,
      text(file),
      text(document.title),
      document.kind,
      text(document.organ),
      text(document.region),
      document.level,
      document.period,
      document.planPeriod,
      document.date,
      text(document.raw),
      text(document.clean),
      toJson(document.map),
      toJson(document.outline),
      toJson(document.removedLines),
      toJson(document.removals),
      toJson(document.repairs),
      toJson(document.notices),
      made.hash,
      made.addedAt,
      reader ?? null,
      toJson(asides ?? []),
    ],
  )
  await noteSource(query, tenantId, made.id, sourceHash)
  await noteFile(query, tenantId, made.id, file)
  const rows = passages.map((passage, index) => ({
    ...passage,
    id: made.places[index]?.id,
    bands: made.places[index]?.bands,
    leader_id: made.places[index]?.leaderId,
    foreign_words: passage.foreign,
    start_offset: passage.start,
    end_offset: passage.end,
  }))
  await query(
    `insert into passage
       (tenant_id, id, document_id, ordinal, path, role, theme, text, masked, foreign_words, start_offset,
        end_offset, leader_id, bands)
     select $1, id, $2, ordinal, path, role, theme, text, masked, foreign_words, start_offset, end_offset,
       leader_id, array(select json_array_elements_text(bands)::integer)
     from json_to_recordset($3::json) as row(
       id text, ordinal integer, path json, role text, theme text, text text, masked text, foreign_words json,
       start_offset integer, end_offset integer, leader_id text, bands json)`,
    [tenantId, made.id, toJson(rows)],
  )
}

/** Documents that another way of reading made, the oldest first. */
export async function findReadByOther(
  query: Query,
  tenantId: string,
  reader: string,
): Promise<{ id: string; asides: Aside[] }[]> {
  return query(
    'select id, asides from document where tenant_id = $1 and reader <> $2 order by added_at, id',
    [tenantId, reader],
  )
}

/** What of a document stays when it is read anew. */
export type Standing = {
  readonly addedAt: string
  readonly files: readonly string[]
  readonly sources: readonly string[]
  readonly passages: readonly { readonly id: string; readonly text: string }[]
}

export async function readStanding(
  query: Query,
  tenantId: string,
  id: string,
): Promise<Standing | undefined> {
  const [row] = await query<Standing>(
    `select added_at as "addedAt",
       (select coalesce(json_agg(file), '[]') from document_file where tenant_id = $1 and document_id = $2) as files,
       (select coalesce(json_agg(encode(hash, 'hex')), '[]') from document_source
        where tenant_id = $1 and document_id = $2) as sources,
       (select coalesce(json_agg(json_build_object('id', id, 'text', text) order by ordinal), '[]') from passage
        where tenant_id = $1 and document_id = $2) as passages
     from document where tenant_id = $1 and id = $2`,
    [tenantId, id],
  )
  return row
}

const SUMMARY_COLUMNS = `id, file, title, kind, organ, region, level, period, plan_period as "planPeriod", date,
  removed_lines as "removedLines", removals, repairs, notices, added_at as "addedAt"`

export async function listDocuments(query: Query, tenantId: string): Promise<DocumentSummary[]> {
  return query<DocumentSummary>(
    `select ${SUMMARY_COLUMNS}, (
       select count(*) from passage where passage.tenant_id = $1 and document_id = document.id
     ) as passages
     from document where tenant_id = $1
     order by added_at, id`,
    [tenantId],
  )
}

export async function readDocument(
  query: Query,
  tenantId: string,
  id: string,
): Promise<StoredDocument | undefined> {
  const [row] = await query<StoredDocument>(
    `select ${SUMMARY_COLUMNS}, raw, clean, map, outline, (
       select coalesce(json_agg(passage.id order by ordinal), '[]') from passage
       where passage.tenant_id = $1 and document_id = document.id
     ) as "passageIds"
     from document where tenant_id = $1 and id = $2`,
    [tenantId, id],
  )
  return row
}

/** The passages in the order asked for; unknown ids are left out. */
export async function readPassages(query: Query, tenantId: string, ids: readonly string[]): Promise<Hit[]> {
  const rows = await query<Omit<Hit, 'score' | 'ranks' | 'parts'>>(
    `select ${HIT_COLUMNS}
     from unnest($2::text[]) as wanted cross join lateral (
       select * from passage where tenant_id = $1 and id = wanted offset 0
     ) as passage
       join document on document.tenant_id = $1 and document.id = document_id`,
    [tenantId, ids],
  )
  const byId = new Map(rows.map((row) => [row.passageId, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ ...row, score: 0, ranks: { lexical: null, vector: null } }] : []
  })
}

const HIT_COLUMNS = `passage.id as "passageId", document_id as "documentId", title, organ, path,
  passage.role, passage.theme, text, masked, foreign_words as "foreign", (
    select count(*) - 1 from passage as other
    where other.tenant_id = $1 and other.leader_id = passage.leader_id
  ) as alike`
