import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { AppError } from '../domain/errors.ts'
import type { AppEnvironment } from './environment.ts'

/** One line per request: what was asked, how it ended, how long the first byte took. No bodies, no query. */
export const logRequests = createMiddleware<AppEnvironment>(async (c, next) => {
  const startedAt = performance.now()
  await next()
  c.var.log({
    level: 'info',
    message: 'request',
    requestId: c.var.requestId,
    method: c.req.method,
    path: c.req.path,
    status: c.res.status,
    firstByteMs: Math.round(performance.now() - startedAt),
  })
})

/** A failure with its whole chain of causes; expected faults are logged without a stack. */
export function logFailure(c: Context<AppEnvironment>, error: unknown): void {
  c.var.log({
    level: 'error',
    message: 'failure',
    requestId: c.var.requestId,
    path: c.req.path,
    error: describeError(error),
  })
}

export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  return {
    name: error.name,
    message: error.message,
    ...(error instanceof AppError ? { code: error.code } : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
