import { AppError } from '../../domain/errors.ts'
import type { TextReader, TextReading } from '../../domain/ports.ts'
import { createWorkerThread, type ThreadLimits, ThreadStopped } from '../threads/worker-thread.ts'
import { detectFormat } from './detect-format.ts'
import { readFile } from './read-file.ts'
import type { ReadingReply, ReadingRequest } from './reader-thread.ts'

/** For each document; an archive may take so long for each of its files. */
const USUAL: ThreadLimits = { timeoutMs: 60_000, memoryMb: 768 }

/**
 * A reader for Node that reads everything but plain text in a thread of its own, which is ended when a file takes
 * too long or too much memory: nothing that somebody sends can hold up the service.
 */
export function createThreadedReader(limits: ThreadLimits = USUAL): TextReader {
  const thread = createWorkerThread<ReadingRequest, ReadingReply>(
    new URL('./reader-thread.ts', import.meta.url),
    limits,
  )
  return async (file, bytes) => {
    if (isPlain(file, bytes)) return readFile(file, bytes)
    const readings: TextReading[] = []
    try {
      return await thread.run({ file, bytes }, (reply) => {
        if ('end' in reply) {
          if (reply.end !== null) throw new Error(reply.end)
          return { result: readings }
        }
        readings.push(
          'text' in reply ? reply : { file: reply.file, refusal: new AppError(reply.code, reply.detail) },
        )
        return undefined
      })
    } catch (error) {
      if (!(error instanceof ThreadStopped)) throw error
      return [...readings, { file, refusal: refusalOf(error, readings.length, limits) }]
    }
  }
}

function refusalOf({ reason }: ThreadStopped, read: number, { timeoutMs }: ThreadLimits): AppError {
  const rest = `已停止${read > 0 ? `；已读入其中 ${read} 个文件，其余没有读入` : ''}；文件可能过于复杂`
  return reason === 'time'
    ? new AppError('reading_timeout', `读取超过 ${Math.round(timeoutMs / 1000)} 秒，${rest}`)
    : new AppError('payload_too_large', `读取时占用内存过多，${rest}`)
}

/** Text is decoded in time and memory proportional to its length, and so is what is refused by its first bytes. */
function isPlain(file: string, bytes: Uint8Array): boolean {
  try {
    return detectFormat(file, bytes) === 'text'
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
}
