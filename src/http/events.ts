import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { NumberedEvent } from '../domain/ports.ts'
import type { AppEnvironment } from './environment.ts'
import { logFailure } from './log.ts'
import { toProblem } from './problem.ts'

const HEARTBEAT_MS = 15_000

/**
 * Sends events as server-sent events until they end. The reader's leaving aborts the signal; a failure
 * becomes a last `problem` event, for a stream that ends without a terminal event was cut off.
 */
export function sendEvents(
  c: Context<AppEnvironment>,
  produce: (signal: AbortSignal) => AsyncIterable<NumberedEvent>,
): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const abort = new AbortController()
    stream.onAbort(() => abort.abort())
    const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
    try {
      for await (const { id, event } of produce(abort.signal)) {
        if (stream.aborted) break
        await stream.writeSSE({ id: String(id), event: event.type, data: JSON.stringify(event) })
      }
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
