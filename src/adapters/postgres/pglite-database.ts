import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../domain/errors.ts'
import type { Database, Row } from '../../domain/ports.ts'
import { ensureDatabaseIn } from './data-directory.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import type { PGliteReply, PGliteRequest, PGliteWorkerData } from './pglite-worker.ts'
import { databaseFault } from './sql-error.ts'
import { runTransaction } from './transaction.ts'

export type PGliteDatabase = Database & {
  /** The whole data directory as a compressed archive, for backups and for seeding tests. */
  dump(): Promise<Uint8Array<ArrayBuffer>>
}

type Request = PGliteRequest extends infer R ? (R extends PGliteRequest ? Omit<R, 'id'> : never) : never

/**
 * Opens the embedded database, in a folder `database` of `directory` or, when that is null, in memory. It lives in a thread of its own
 * because it blocks the event loop while it works. Throws AppError `database_locked` while another process uses
 * the directory.
 */
export async function openPGliteDatabase(
  directory: string | null,
  seed: Uint8Array<ArrayBuffer> | null = null,
): Promise<PGliteDatabase> {
  if (directory === null) return openWith(createPGliteDatabase({ directory, seed }, null))
  const path = resolve(directory, 'database')
  const lock = await lockDirectory(path)
  try {
    await ensureDatabaseIn(path, async (fresh) => {
      const made = await openWith(createPGliteDatabase({ directory: fresh, seed }, null))
      await made.close()
    })
  } catch (error) {
    lock.release()
    throw error
  }
  return openWith(createPGliteDatabase({ directory: path, seed: null }, lock))
}

/** Far more than the slowest start takes; a disk that fills up during the start can make it hang. */
const OPEN_TIMEOUT_MS = 180_000

/** The first answer tells whether it opened. */
async function openWith(database: PGliteDatabase & { abandon(error: Error): void }): Promise<PGliteDatabase> {
  const timer = setTimeout(() => {
    database.abandon(
      new AppError('database_unavailable', '数据库没有在三分钟内启动，请检查数据目录所在磁盘是否已满。'),
    )
  }, OPEN_TIMEOUT_MS)
  try {
    await database.query('select 1')
    return database
  } catch (error) {
    await database.close()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function createPGliteDatabase(data: PGliteWorkerData, lock: DirectoryLock | null) {
  let thread = startThread(data)
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  /** There is one connection: whoever comes while it is taken waits, and order of arrival is order of work. */
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  /**
   * A database that broke down recovers from its log when it is opened anew; in memory there is no log. A
   * transaction keeps the thread that it began on, or else its rest would run outside of it.
   */
  const liveThread = async (): Promise<Thread> => {
    if (isClosed) throw new AppError('database_unavailable', '数据库已经关闭。')
    if (thread.isBroken() && data.directory !== null) {
      await thread.stop()
      thread = startThread(data)
    }
    return thread
  }

  return {
    abandon: (error: Error) => thread.breakDown(error),
    query: <T extends Row>(sql: string, parameters?: readonly unknown[]) =>
      exclusively(async () => queryOn(await liveThread())<T>(sql, parameters)),
    transaction: <T>(work: (query: Database['query']) => Promise<T>) =>
      exclusively(async () => runTransaction(queryOn(await liveThread()), work)),
    dump: () => exclusively(async () => bytesOf(await (await liveThread()).send({ type: 'dump' }))),
    close: () =>
      exclusively(async () => {
        if (isClosed) return
        try {
          if (!thread.isBroken()) await thread.send({ type: 'close' })
        } finally {
          isClosed = true
          await thread.stop()
          lock?.release()
        }
      }),
  }
}

const queryOn =
  (thread: Thread): Database['query'] =>
  async <T extends Row>(sql: string, parameters: readonly unknown[] = []) =>
    rowsOf<T>(await thread.send({ type: 'query', sql, parameters: [...parameters] }))

/** The one place where rows get their type: the SQL beside each call decides it, which no compiler can check. */
const rowsOf = <T extends Row>(result: unknown): T[] => result as T[]
const bytesOf = (result: unknown): Uint8Array<ArrayBuffer> => result as Uint8Array<ArrayBuffer>

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

type Thread = {
  send(request: Request): Promise<unknown>
  isBroken(): boolean
  /** Ends the thread; whoever waits for it gets the error. */
  breakDown(error: unknown): void
  stop(): Promise<void>
}

function startThread(data: PGliteWorkerData): Thread {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: data })
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let breakdown: Error | null = null

  const breakDown = (error: unknown): void => {
    breakdown ??= databaseFault(error)
    void worker.terminate()
    for (const { reject } of waiting.values()) reject(breakdown)
    waiting.clear()
  }

  worker.on('message', (reply: PGliteReply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('result' in reply) asked?.resolve(reply.result)
    else {
      asked?.reject(databaseFault(reply.error))
      if (reply.error.isFatal) breakDown(reply.error)
    }
  })
  worker.on('error', breakDown)
  worker.on('exit', () => breakDown(new Error('the database thread ended')))

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (breakdown) {
          reject(breakdown)
          return
        }
        const id = nextId++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, ...request })
      }),
    isBroken: () => breakdown !== null,
    breakDown,
    stop: async () => {
      await worker.terminate()
    },
  }
}
