import { createMiddleware } from 'hono/factory'
import { AppError } from '../domain/errors.ts'
import type { AppEnvironment } from './environment.ts'
import { isLoopback } from './loopback.ts'

/**
 * Refuses what another site’s page sends. A browser names the page’s origin on every writing request; and
 * under a name that only pretends to be this machine (DNS rebinding) even that origin would look right, so a
 * service for this machine alone also wants to be called by a name of this machine.
 */
export const guardOrigin = (loopbackOnly: boolean) =>
  createMiddleware<AppEnvironment>(async function guardOrigin(c, next) {
    const { origin: ownOrigin, hostname } = new URL(c.req.url)
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== ownOrigin) {
      throw new AppError('origin_refused', '不接受来自其他网站的请求')
    }
    if (loopbackOnly && !isLoopback(hostname)) {
      throw new AppError('origin_refused', '本服务只供本机使用，请以 127.0.0.1 或 localhost 访问')
    }
    await next()
  })
