import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPGliteDatabase } from '../../src/adapters/postgres/pglite-database.ts'
import type { Database } from '../../src/domain/ports.ts'
import { migrations } from '../../src/generated/migrations.ts'

/**
 * An embedded database in memory with the newest schema and no rows. Open one per test file in `beforeAll`, close
 * it in `afterAll`, and call `emptyDatabase` between tests that would disturb each other.
 */
export async function openTestDatabase(): Promise<Database> {
  return openPGliteDatabase(null, await seed())
}

/** Deletes every row of every tenant. */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.query('truncate shelf, fact_sheet, table_mapping, own_words cascade')
}

/** Ids that sort by the order of their making: a0001, a0002 and so on. */
export function createSequentialIds(prefix = 'a'): () => string {
  let last = 0
  return () => {
    last += 1
    return `${prefix}${String(last).padStart(4, '0')}`
  }
}

/** Starting from an archive takes 1 s where making a database takes 4; the archive is kept from run to run. */
async function seed(): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `nigao-test-seed-${await fingerprint()}.tgz`)
  const kept = await readIfPresent(path)
  if (kept) return kept
  const database = await openPGliteDatabase(null)
  try {
    await migrate(database)
    const made = await database.dump()
    const unfinished = `${path}.${process.pid}.${createSuffix()}`
    await writeFile(unfinished, made)
    await rename(unfinished, path)
    return made
  } finally {
    await database.close()
  }
}

let suffixes = 0
const createSuffix = (): number => {
  suffixes += 1
  return suffixes
}

async function fingerprint(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  const pinned = manifest.match(/"@electric-sql\/[^\n]*/g)?.join() ?? ''
  return createHash('sha256').update(JSON.stringify(migrations)).update(pinned).digest('hex').slice(0, 16)
}

async function readIfPresent(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
