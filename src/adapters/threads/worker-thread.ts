import { Worker } from 'node:worker_threads'

export type ThreadLimits = {
  /** Between two replies. */
  readonly timeoutMs: number
  readonly memoryMb: number
}

/** Why a thread was ended before its job was done. */
export class ThreadStopped extends Error {
  readonly reason: 'time' | 'memory'
  constructor(reason: 'time' | 'memory') {
    super(`the thread was stopped: ${reason}`)
    this.reason = reason
  }
}

export type WorkerThread<Request, Reply> = {
  /**
   * Does a job, after those that were given before. `take` is told each reply and says with `{ result }` that the job is
   * done. Rejects with ThreadStopped where the job overran a limit, and with what `take` throws.
   */
  run<Result>(
    request: Request,
    take: (reply: Reply) => { readonly result: Result } | undefined,
  ): Promise<Result>
}

const WATCH_MS = 100

/**
 * A thread for work that must neither hold up nor bring down the process. It begins with its first job, is ended when a
 * job overruns a limit, and does not keep the process alive.
 */
export function createWorkerThread<Request, Reply>(
  script: URL,
  limits: ThreadLimits,
): WorkerThread<Request, Reply> {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const open = (): Worker => {
    worker ??= startWorker(script, limits)
    return worker
  }
  const drop = (): void => {
    worker = undefined
  }
  return {
    run(request, take) {
      // One job after another: the thread has one core, and its time is measured by job.
      const done = last.then(() => runJob(open(), drop, request, take, limits))
      last = done.catch(() => undefined)
      return done
    },
  }
}

function startWorker(script: URL, { memoryMb }: ThreadLimits): Worker {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
  })
  worker.unref()
  return worker
}

function runJob<Request, Reply, Result>(
  worker: Worker,
  drop: () => void,
  request: Request,
  take: (reply: Reply) => { readonly result: Result } | undefined,
  { timeoutMs, memoryMb }: ThreadLimits,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let isSettled = false
    const settle = (work: () => void): void => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', hear).off('error', fail).unref()
      work()
    }
    const stop = (reason: ThreadStopped['reason']): void =>
      settle(() => {
        drop()
        reject(new ThreadStopped(reason))
        // Nobody waits for the end: a thread that does not react to being ended is not used again either.
        worker.terminate().catch(() => undefined)
      })
    const hear = (reply: Reply): void => {
      timer.refresh()
      try {
        const done = take(reply)
        if (done) settle(() => resolve(done.result))
      } catch (error) {
        settle(() => reject(error))
      }
    }
    const fail = (error: Error): void => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('memory')
      else
        settle(() => {
          drop()
          reject(error)
        })
    }
    const timer = setTimeout(() => stop('time'), timeoutMs)
    // The thread's own limit knows nothing of byte arrays, and a small file can unpack to any number of bytes.
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        ({ external_memory }) => {
          if (external_memory > memoryMb * 1_000_000) stop('memory')
        },
        // A thread that has just ended has no statistics, and its end is told elsewhere.
        () => undefined,
      )
    }, WATCH_MS)
    worker.on('message', hear).on('error', fail).ref()
    worker.postMessage(request)
  })
}
