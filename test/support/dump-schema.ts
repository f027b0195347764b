import { writeFile } from 'node:fs/promises'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPGliteDatabase } from '../../src/adapters/postgres/pglite-database.ts'
import type { Database } from '../../src/domain/ports.ts'

const HEADER =
  '-- The schema after all migrations, made by test/support/dump-schema.ts; for reading, not for running.\n'

/** All that the migrations have made, in the same words whichever server tells it. */
export async function dumpSchema({ query }: Database): Promise<string> {
  const tables = await query<{ table: string; body: string }>(
    `select relname as table, 'create table ' || relname || E' (\\n' || (
       select string_agg('  ' || attname || ' ' || format_type(atttypid, atttypmod)
         || case when collname = 'C' then ' collate "C"' else '' end
         || case when attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
         || case when attstorage <> typstorage then ' storage ' || attstorage::text else '' end, E',\\n' order by attnum)
       from pg_attribute join pg_type on pg_type.oid = atttypid
         left join pg_attrdef on adrelid = attrelid and adnum = attnum
         left join pg_collation on pg_collation.oid = attcollation
       where attrelid = c.oid and attnum > 0 and not attisdropped
     ) || E'\\n)' || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
       || case when relrowsecurity then E';\\nalter table ' || relname || ' enable row level security' else '' end as body
     from pg_class as c where relkind = 'r' and relnamespace = 'public'::regnamespace
     order by relname`,
  )
  // Since version 18 a column that must not be null has a constraint of its own, which the column tells already.
  const constraints = await query<{ line: string }>(
    `select 'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line
     from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
     order by conrelid::regclass::text collate "C", conname collate "C"`,
  )
  const indexes = await query<{ line: string }>(
    `select replace(pg_get_indexdef(indexrelid), 'public.', '') as line from pg_index
       join pg_class on pg_class.oid = indexrelid
     where relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
     order by relname collate "C"`,
  )
  const policies = await query<{ line: string }>(
    `select 'create policy ' || policyname || ' on ' || tablename || ' using ' || qual as line
     from pg_policies where schemaname = 'public' order by tablename collate "C", policyname collate "C"`,
  )
  const statements = [
    ...tables.map(({ body }) => body),
    ...[constraints, indexes, policies].flatMap((rows) => rows.map(({ line }) => line)),
  ]
  return `${HEADER}\n${statements.map((statement) => `${statement};\n`).join('\n')}`
}

export const SCHEMA_FIXTURE = new URL('../fixtures/schema.sql', import.meta.url)

if (import.meta.main) {
  const database = await openPGliteDatabase(null)
  await migrate(database)
  await writeFile(SCHEMA_FIXTURE, await dumpSchema(database))
  await database.close()
}
