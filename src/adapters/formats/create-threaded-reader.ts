import { Worker } from 'node:worker_threads'
import { AppError } from '../../domain/errors.ts'
import type { TextReader, TextReading } from '../../domain/ports.ts'
import { detectFormat } from './detect-format.ts'
import { readFile } from './read-file.ts'
import type { ReadingReply, ReadingRequest } from './reader-thread.ts'

export type ThreadLimits = {
  /** For each document; an archive may take so long for each of its files. */
  readonly timeoutMs: number
  readonly memoryMb: number
}

const WATCH_MS = 100

const USUAL: ThreadLimits = { timeoutMs: 60_000, memoryMb: 768 }

/**
 * A reader for Node that reads everything but plain text in a thread of its own, which is ended when a file takes
 * too long or too much memory: nothing that somebody sends can hold up the service. The thread does not keep the
 * process alive.
 */
export function createThreadedReader(limits: ThreadLimits = USUAL): TextReader {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const open = (): Worker => {
    thread ??= startThread(limits)
    return thread
  }
  const drop = (): void => {
    thread = undefined
  }
  return (file, bytes) => {
    if (isPlain(file, bytes)) return readFile(file, bytes)
    // One file after another: the thread has one core, and its time is measured by file.
    const readings = last.then(() => readInThread(open(), drop, { file, bytes }, limits))
    last = readings.catch(() => undefined)
    return readings
  }
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

function startThread({ memoryMb }: ThreadLimits): Worker {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
  })
  worker.unref()
  return worker
}

function readInThread(
  worker: Worker,
  drop: () => void,
  request: ReadingRequest,
  { timeoutMs, memoryMb }: ThreadLimits,
): Promise<TextReading[]> {
  return new Promise((resolve, reject) => {
    const readings: TextReading[] = []
    let isSettled = false
    const rest = (): string =>
      readings.length > 0 ? `；已读入其中 ${readings.length} 个文件，其余没有读入` : ''
    const settle = (work: () => void): void => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', take).off('error', fail).unref()
      work()
    }
    const giveUp = (refusal: AppError): void =>
      settle(() => {
        drop()
        resolve([...readings, { file: request.file, refusal }])
        // Nobody waits for the end: a thread that does not react to being ended is not used again either.
        worker.terminate().catch(() => undefined)
      })
    const overrun = (): void =>
      giveUp(
        new AppError(
          'reading_timeout',
          `读取超过 ${Math.round(timeoutMs / 1000)} 秒，已停止${rest()}；文件可能过于复杂`,
        ),
      )
    const outgrow = (): void =>
      giveUp(new AppError('payload_too_large', `读取时占用内存过多，已停止${rest()}；文件可能过于复杂`))
    const take = (reply: ReadingReply): void => {
      timer.refresh()
      if ('text' in reply) readings.push(reply)
      else if ('code' in reply)
        readings.push({ file: reply.file, refusal: new AppError(reply.code, reply.detail) })
      else if (reply.end === null) settle(() => resolve(readings))
      else settle(() => reject(new Error(reply.end ?? '')))
    }
    const fail = (error: Error): void => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') outgrow()
      else
        settle(() => {
          drop()
          reject(error)
        })
    }
    const timer = setTimeout(overrun, timeoutMs)
    // The thread's own limit knows nothing of byte arrays, and a small PDF can unpack to any number of bytes.
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        ({ external_memory }) => {
          if (external_memory > memoryMb * 1_000_000 && !isSettled) outgrow()
        },
        // A thread that has just ended has no statistics, and its end is told elsewhere.
        () => undefined,
      )
    }, WATCH_MS)
    worker.on('message', take).on('error', fail).ref()
    worker.postMessage(request)
  })
}
