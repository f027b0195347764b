import { AppError } from '../../domain/errors.ts'
import type { TableReader } from '../../domain/ports.ts'
import { createWorkerThread, type ThreadLimits, ThreadStopped } from '../threads/worker-thread.ts'
import { LIMITS } from './limits.ts'
import { isTextFile, readTables } from './read-tables.ts'
import type { TablesReply, TablesRequest } from './tables-thread.ts'

export type TableLimits = ThreadLimits & {
  /** Files up to this size are read in the process: they take less time than a thread takes to start. */
  readonly directBytes: number
}

const USUAL: TableLimits = { directBytes: 100_000, timeoutMs: 60_000, memoryMb: 1024 }

/**
 * A reader of tables for Node that reads large files in a thread of its own, so that the service goes on answering; a
 * file that takes too long or too much memory is refused. `decode` turns the bytes of a text file into text.
 */
export function createThreadedTables(
  decode: (bytes: Uint8Array) => string,
  limits: TableLimits = USUAL,
): TableReader {
  const thread = createWorkerThread<TablesRequest, TablesReply>(
    new URL('./tables-thread.ts', import.meta.url),
    limits,
  )
  return async (file, bytes) => {
    if (bytes.length <= limits.directBytes || bytes.length > LIMITS.fileBytes)
      return readTables(file, bytes, decode)
    const text = isTextFile(bytes) ? decode(bytes) : undefined
    try {
      return await thread.run({ file, bytes, text }, (reply) => {
        if ('workbook' in reply) return { result: reply.workbook }
        if ('code' in reply) throw new AppError(reply.code, reply.detail)
        throw new Error(reply.fault)
      })
    } catch (error) {
      throw error instanceof ThreadStopped ? refusalOf(error, limits) : error
    }
  }
}

const refusalOf = ({ reason }: ThreadStopped, { timeoutMs }: ThreadLimits): AppError =>
  reason === 'time'
    ? new AppError('reading_timeout', `读取超过 ${Math.round(timeoutMs / 1000)} 秒，已停止；请拆分后再导入`)
    : new AppError('payload_too_large', '读取时占用内存过多，已停止；请拆分后再导入')
