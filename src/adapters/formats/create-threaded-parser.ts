import { AppError } from '../../domain/errors.ts'
import type { DocumentParser } from '../../domain/ports.ts'
import { createWorkerThread } from '../threads/worker-thread.ts'
import type { ParsingReply, ParsingRequest } from './parser-thread.ts'

/** A text is bounded before it is parsed, and parsing takes time in proportion to it: these are never reached. */
const LIMITS = { timeoutMs: 600_000, memoryMb: 2048 }

/** A parser for Node that works in a thread of its own: the process goes on storing and answering meanwhile. */
export function createThreadedParser(): DocumentParser {
  const thread = createWorkerThread<ParsingRequest, ParsingReply>(
    new URL('./parser-thread.ts', import.meta.url),
    LIMITS,
  )
  return (file, text, asides = []) =>
    thread.run({ file, text, asides }, (reply) => {
      if ('parsed' in reply) return { result: reply.parsed }
      throw 'code' in reply ? new AppError(reply.code, reply.detail) : new Error(reply.fault)
    })
}
