import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { BYTEA, columnParsers, writeBytes } from './column-types.ts'
import { PLANNER_SETTINGS } from './planner-settings.ts'
import { DISK_FULL, hasSqlState } from './sql-error.ts'

export type PGliteWorkerData = {
  /** Null keeps the data in memory. */
  readonly directory: string | null
  /** A dump of a data directory to begin with. */
  readonly seed: Uint8Array<ArrayBuffer> | null
}

export type PGliteRequest =
  | { readonly id: number; readonly type: 'query'; readonly sql: string; readonly parameters: unknown[] }
  | { readonly id: number; readonly type: 'dump' }
  | { readonly id: number; readonly type: 'close' }

export type PGliteReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PGliteFailure }

/** `isFatal` says that the database in this worker is of no more use. */
export type PGliteFailure = {
  readonly code: string | undefined
  readonly message: string
  readonly constraint: string | undefined
  readonly isFatal: boolean
}

const { directory, seed }: PGliteWorkerData = workerData

/** What the server last said in its log: the only place that tells why a directory does not open. */
const log: string[] = []
const LOG_LINES = 20

const opening = openPlanned()

async function openPlanned(): Promise<PGlite> {
  const database = await createDatabase()
  await database.exec(PLANNER_SETTINGS)
  return database
}

async function createDatabase(): Promise<PGlite> {
  return PGlite.create({
    dataDir: directory ?? 'memory://',
    extensions: { vector },
    parsers: columnParsers,
    serializers: { [BYTEA]: writeBytes },
    onStderr: (text) => {
      log.push(text)
      if (log.length > LOG_LINES) log.shift()
      return true
    },
    ...(seed === null ? {} : { loadDataDir: new Blob([seed]) }),
  })
}

/** The file system of the wasm build has numbers of its own for its errors, and no words. */
const WASM_ENOSPC = 51
const isOutOfSpace = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'errno') === WASM_ENOSPC

async function opened(): Promise<PGlite> {
  try {
    return await opening
  } catch (cause) {
    const reason =
      cause instanceof Error ? cause.message : isOutOfSpace(cause) ? 'ENOSPC' : JSON.stringify(cause)
    throw new Error(`${reason}\n${log.join('\n')}`, { cause })
  }
}

async function answer(request: PGliteRequest): Promise<unknown> {
  const database = await opened()
  switch (request.type) {
    case 'query':
      return (await database.query(request.sql, request.parameters)).rows
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer())
    case 'close':
      return database.close()
  }
}

const PANIC = /^(FATAL|PANIC)$/

function failure(error: unknown): PGliteFailure {
  const read = (name: string): string | undefined => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return {
    code: read('code'),
    message: read('message') ?? String(error),
    constraint: read('constraint'),
    // After a full disk the embedded server answers no more: it must be opened anew, as after any panic.
    isFatal: !hasSqlState(error) || read('code') === DISK_FULL || PANIC.test(read('severity') ?? ''),
  }
}

parentPort?.on('message', (request: PGliteRequest) => {
  answer(request).then(
    (result) => parentPort?.postMessage({ id: request.id, result } satisfies PGliteReply),
    (error: unknown) =>
      parentPort?.postMessage({ id: request.id, error: failure(error) } satisfies PGliteReply),
  )
})
