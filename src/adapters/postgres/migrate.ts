import { AppError } from '../../domain/errors.ts'
import type { Database } from '../../domain/ports.ts'
import { migrations } from '../../generated/migrations.ts'
import { splitStatements } from './split-statements.ts'
import { isSqlError, UNIQUE_VIOLATION } from './sql-error.ts'

export type Migration = { readonly version: number; readonly file: string; readonly script: string }

/**
 * Brings the database to the newest schema and says from which version to which. Any number of runners may work
 * at once. Throws AppError `database_newer` when the database knows migrations that this program does not.
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<{ from: number; to: number }> {
  const newest = steps.at(-1)?.version ?? 0
  const from = await currentVersion(database)
  if (from > newest) {
    throw new AppError(
      'database_newer',
      `数据库版本为 ${from}，本程序只认识到版本 ${newest}。请更新程序后再启动。`,
    )
  }
  for (const step of steps.filter(({ version }) => version > from)) await apply(database, step)
  return { from, to: newest }
}

/** The version of the database's schema, 0 when nothing is there yet. */
export async function currentVersion(database: Database): Promise<number> {
  const [found] = await database.query<{ exists: boolean }>(
    `select to_regclass('schema_migration') is not null as exists`,
  )
  if (!found?.exists) return 0
  const [row] = await database.query<{ version: number | null }>(
    'select max(version) as version from schema_migration',
  )
  return row?.version ?? 0
}

/** The version row comes first: a second runner waits on its key and then finds the work done. */
async function apply(database: Database, { version, file, script }: Migration): Promise<void> {
  try {
    await createLedger(database)
    await database.transaction(async (query) => {
      await query('insert into schema_migration (version, file) values ($1, $2)', [version, file])
      for (const statement of splitStatements(script)) await query(statement)
    })
  } catch (error) {
    if (!isSqlError(error, UNIQUE_VIOLATION) || (await currentVersion(database)) < version) throw error
  }
}

/** "If not exists" is no protection against a second runner at the same moment: its key clash means it is there. */
async function createLedger(database: Database): Promise<void> {
  try {
    await database.query(
      `create table if not exists schema_migration (
         version integer primary key,
         file text not null,
         applied_at timestamptz not null default now()
       )`,
    )
  } catch (error) {
    if (!isSqlError(error, UNIQUE_VIOLATION)) throw error
  }
}
