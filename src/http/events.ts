import type { Context } from 'hono'
import { type SSEMessage, streamSSE } from 'hono/streaming'
import type { ShelfProgress, ShelfWork } from '../domain/shelf.ts'
import { createStageClock } from '../domain/time-left.ts'
import type { AppEnvironment } from './environment.ts'
import { logFailure } from './log.ts'
import { toProblem } from './problem.ts'

const HEARTBEAT_MS = 15_000

/** Sends events until `work` is done; the reader's leaving aborts its signal, and a failure becomes a last `problem` event. */
function stream(
  c: Context<AppEnvironment>,
  work: (send: (message: SSEMessage) => Promise<void>, signal: AbortSignal) => Promise<void>,
): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const abort = new AbortController()
    stream.onAbort(() => abort.abort())
    const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
    try {
      await work((message) => stream.writeSSE(message), abort.signal)
    } catch (error) {
      if (abort.signal.aborted) return
      logFailure(c, error)
      const problem = toProblem(error, c.var.requestId)
      await stream.writeSSE({ event: 'problem', data: JSON.stringify({ type: 'problem', problem }) })
    } finally {
      clearInterval(heartbeat)
    }
  })
}

/** Sends numbered events as server-sent events; a stream that ends without a terminal event was cut off. */
export const sendEvents = (
  c: Context<AppEnvironment>,
  produce: (
    signal: AbortSignal,
  ) => AsyncIterable<{ readonly id: number; readonly event: { readonly type: string } }>,
): Response =>
  stream(c, async (send, signal) => {
    for await (const { id, event } of produce(signal)) {
      if (signal.aborted) break
      await send({ id: String(id), event: event.type, data: JSON.stringify(event) })
    }
  })

/**
 * Sends how far a long piece of work on the shelf has come, with the time left of the stage it is at, and at its
 * end a `report` with what it gave.
 */
export const sendShelfWork = (
  c: Context<AppEnvironment>,
  work: (options: Required<ShelfWork>) => Promise<unknown>,
): Response =>
  stream(c, async (send, signal) => {
    const timeLeft = createStageClock(() => c.var.services.clock().getTime())
    // One after the other; what cannot be sent to a reader who left is no loss.
    let sent: Promise<unknown> = Promise.resolve()
    const onProgress = (progress: ShelfProgress): void => {
      const data = JSON.stringify({ type: 'progress', ...progress, secondsLeft: timeLeft(progress) })
      sent = sent.then(() => send({ event: 'progress', data }))
    }
    const result = await work({ signal, onProgress })
    await sent
    await send({ event: 'report', data: JSON.stringify({ type: 'report', report: result }) })
  })

/** The number that a reader who comes back names as the last it saw; 0 where it names none. */
export const lastEventId = (header: string | undefined): number =>
  header && /^\d{1,9}$/.test(header) ? Number(header) : 0
