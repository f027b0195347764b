import { Worker } from 'node:worker_threads'
import { AppError } from '../../domain/errors.ts'
import type { DocumentParser } from '../../domain/ports.ts'
import type { ParsingReply, ParsingRequest } from './parser-thread.ts'

type Parsed = Awaited<ReturnType<DocumentParser>>
type Waiting = { readonly resolve: (parsed: Parsed) => void; readonly reject: (error: Error) => void }

/**
 * A parser for Node that reads texts in a thread of its own, which begins with the first text: the process goes on
 * storing and answering meanwhile. The time it takes is in proportion to the text. The thread does not keep the process
 * alive.
 */
export function createThreadedParser(): DocumentParser {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let lastId = 0

  const settle = (id: number, work: (one: Waiting) => void): void => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) thread?.unref()
    if (one) work(one)
  }
  const take = (reply: ParsingReply): void =>
    settle(reply.id, ({ resolve, reject }) => {
      if ('parsed' in reply) resolve(reply.parsed)
      else reject('code' in reply ? new AppError(reply.code, reply.detail) : new Error(reply.fault))
    })
  const open = (): Worker => {
    if (thread) return thread
    const worker = new Worker(new URL('./parser-thread.ts', import.meta.url), {
      resourceLimits: { stackSizeMb: 4 },
    })
    const fail = (error: Error): void => {
      // An error is followed by the end of the same thread, when another may have begun.
      if (thread !== worker) return
      thread = undefined
      for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error))
    }
    worker
      .on('message', take)
      .on('error', fail)
      .on('exit', () => fail(new Error('the thread that reads texts ended')))
    thread = worker
    return worker
  }

  return (file, text, asides = []) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      const worker = open()
      worker.ref()
      worker.postMessage({ id: lastId, file, text, asides } satisfies ParsingRequest)
    })
}
