/**
 * How fast documents go in: read, cut, masked, compared, stored and embedded by the offline embedder, as `corpus add`
 * does it; the same again unchanged; and the first start of an empty data directory. TEST_DATABASE_URL adds a native
 * server (its database is emptied of the shelf that this makes).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createThreadedParser } from '../../../src/adapters/formats/create-threaded-parser.ts'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { createPgDatabase } from '../../../src/adapters/postgres/pg-database.ts'
import { openPGliteDatabase } from '../../../src/adapters/postgres/pglite-database.ts'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import { parseConfig } from '../../../src/config.ts'
import { addFiles, addPortions, type FileContent } from '../../../src/corpus/add-files.ts'
import type { Database } from '../../../src/domain/ports.ts'
import { openServices } from '../../../src/node.ts'
import { createSequentialIds } from '../../support/database.ts'
import { makeFiles, readMaterial, timed } from './synthetic.ts'

const DOCUMENTS = 100
const CHARACTERS = 20_000
const BATCH = 20

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
const report = (what: string, result: string): void => console.log(`${what.padEnd(52)} ${result}`)

async function* portions(files: readonly FileContent[]): AsyncGenerator<readonly FileContent[], void> {
  for (let start = 0; start < files.length; start += BATCH) yield files.slice(start, start + BATCH)
}

async function measureIngest(name: string, database: Database): Promise<void> {
  const files = makeFiles(await readMaterial(), DOCUMENTS, CHARACTERS)
  const size = files.reduce((sum, { bytes }) => sum + new TextDecoder().decode(bytes).length, 0)
  const shelf = createShelf({
    database,
    tenantId: `bench-${process.pid}`,
    clock: () => new Date(),
    newId: createSequentialIds(`${name.slice(0, 2)}${process.pid}`),
    embedder: 'offline',
  })
  const [, readMs] = await timed(() => addFiles(null, files))
  const addAll = async (): Promise<void> => {
    const options = { replace: true, deferVectors: true, parseDocument: createThreadedParser() }
    for await (const _ of addPortions(shelf, portions(files), options));
  }
  const before = process.cpuUsage()
  const [, storeMs] = await timed(addAll)
  const [index, indexMs] = await timed(() => shelf.reindex())
  const allMs = storeMs + indexMs
  // The time of this process with all its threads: what a machine without other work takes at the most.
  const { user, system } = process.cpuUsage(before)
  report(
    `${name}: ${files.length} documents, ${size} characters, ${index.passages} passages`,
    `${seconds(allMs)} in all, ${Math.round((1000 * size) / allMs)} characters/s`,
  )
  report('', `processor time ${seconds((user + system) / 1000)}`)
  report('', `of it reading alone ${seconds(readMs)}, fit and embed ${seconds(indexMs)} (${index.embedder})`)
  const [, againMs] = await timed(addAll)
  report(`${name}: the same files again`, seconds(againMs))
  for (const { id } of await shelf.list()) await shelf.remove(id)
}

console.log(
  `Node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)

const directory = await mkdtemp(join(tmpdir(), 'nigao-bench-'))
try {
  const before = process.cpuUsage()
  const [{ close }, startMs] = await timed(() =>
    openServices(parseConfig({ NIGAO_DATA_DIR: join(directory, 'first') })),
  )
  const { user, system } = process.cpuUsage(before)
  report(
    'first start from nothing, with the samples',
    `${seconds(startMs)}, processor time ${seconds((user + system) / 1000)}`,
  )
  await close()
  const embedded = await openPGliteDatabase(join(directory, 'ingest'))
  await migrate(embedded)
  await measureIngest('PGlite', embedded)
  await embedded.close()
} finally {
  await rm(directory, { recursive: true })
}

const server = process.env['TEST_DATABASE_URL']
if (server !== undefined) {
  const native = createPgDatabase(server)
  await migrate(native)
  await measureIngest('PostgreSQL', native)
  await native.close()
}
