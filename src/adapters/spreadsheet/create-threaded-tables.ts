import { Worker } from 'node:worker_threads'
import { AppError } from '../../domain/errors.ts'
import type { Workbook } from '../../domain/grid.ts'
import type { TableReader } from '../../domain/ports.ts'
import { LIMITS } from './limits.ts'
import { isTextFile, readTables } from './read-tables.ts'
import type { TablesReply, TablesRequest } from './tables-thread.ts'

export type ThreadLimits = {
  /** Files up to this size are read in the process: they take less time than a thread takes to start. */
  readonly directBytes: number
  readonly timeoutMs: number
  readonly memoryMb: number
}

const USUAL: ThreadLimits = { directBytes: 100_000, timeoutMs: 60_000, memoryMb: 1024 }

/**
 * A reader of tables for Node that reads large files in a thread of its own, one after the other, so that the service
 * goes on answering; a file that takes too long or too much memory ends the thread and is refused. `decode` turns the bytes
 * of a text file into text. The thread does not keep the process alive.
 */
export function createThreadedTables(
  decode: (bytes: Uint8Array) => string,
  limits: ThreadLimits = USUAL,
): TableReader {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const open = (): Worker => {
    thread ??= startThread(limits)
    return thread
  }
  const drop = (): void => {
    thread = undefined
  }
  return async (file, bytes) => {
    if (bytes.length <= limits.directBytes || bytes.length > LIMITS.fileBytes)
      return readTables(file, bytes, decode)
    const text = isTextFile(bytes) ? decode(bytes) : undefined
    const reading = last.then(() => readInThread(open(), drop, { file, bytes, text }, limits))
    last = reading.catch(() => undefined)
    return reading
  }
}

function startThread({ memoryMb }: ThreadLimits): Worker {
  const worker = new Worker(new URL('./tables-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
  })
  worker.unref()
  return worker
}

function readInThread(
  worker: Worker,
  drop: () => void,
  request: TablesRequest,
  { timeoutMs }: ThreadLimits,
): Promise<Workbook> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      worker.off('message', take).off('error', fail).unref()
      work()
    }
    const overrun = (): void =>
      settle(() => {
        drop()
        const seconds = Math.round(timeoutMs / 1000)
        reject(new AppError('reading_timeout', `读取超过 ${seconds} 秒，已停止；请拆分后再导入`))
        // Nobody waits for the end: a thread that does not react to being ended is not used again either.
        worker.terminate().catch(() => undefined)
      })
    const take = (reply: TablesReply): void =>
      settle(() => {
        if ('workbook' in reply) resolve(reply.workbook)
        else if ('code' in reply) reject(new AppError(reply.code, reply.detail))
        else reject(new Error(reply.fault))
      })
    const fail = (error: Error): void =>
      settle(() => {
        drop()
        const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(
          isFull ? new AppError('payload_too_large', '读取时占用内存过多，已停止；请拆分后再导入') : error,
        )
      })
    const timer = setTimeout(overrun, timeoutMs)
    worker.on('message', take).on('error', fail).ref()
    worker.postMessage(request)
  })
}
