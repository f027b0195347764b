import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '../domain/errors.ts'
import { type AppEnvironment, createRouter, type LogEntry, type Services } from './environment.ts'
import { guardOrigin } from './guard-origin.ts'
import { logFailure, logRequests } from './log.ts'
import { problemResponse } from './problem.ts'
import { conversation } from './routes/conversation.ts'
import { documents } from './routes/documents.ts'
import { draftFindings } from './routes/draft-findings.ts'
import { drafts } from './routes/drafts.ts'
import { factSheetTables } from './routes/fact-sheet-tables.ts'
import { factSheets } from './routes/fact-sheets.ts'
import { facts } from './routes/facts.ts'
import { health } from './routes/health.ts'
import { outdated } from './routes/outdated.ts'
import { ownWords } from './routes/own-words.ts'
import { proofread } from './routes/proofread.ts'
import { proposals } from './routes/proposals.ts'
import { reconcile } from './routes/reconcile.ts'
import { returnedFile } from './routes/returned-file.ts'
import { reviews } from './routes/reviews.ts'
import { search } from './routes/search.ts'
import { sections } from './routes/sections.ts'
import { suggestions } from './routes/suggestions.ts'
import { together } from './routes/together.ts'
import { verify } from './routes/verify.ts'
import { versions } from './routes/versions.ts'

const MEGABYTE = 1024 * 1024
const MAX_UPLOAD = 100 * MEGABYTE
const MAX_JSON = 12 * MEGABYTE

const tooLarge = (limit: number) => () => {
  throw new AppError('payload_too_large', `内容超过允许的大小（${limit / MEGABYTE} MB）`)
}

/**
 * The whole service. `servicesFor` gives the services of a request: the same ones every time in Node, fresh
 * ones in a Worker.
 */
export function createApp(
  servicesFor: (c: Context) => Services | Promise<Services>,
  { loopbackOnly, log }: { loopbackOnly: boolean; log: (entry: LogEntry) => void },
) {
  const app = createRouter()
  app.use(requestId({ headerName: '' }))
  app.use(async (c, next) => {
    c.set('log', log)
    await next()
  })
  app.use(logRequests)
  app.use(async (c, next) => {
    c.set('services', await servicesFor(c))
    await next()
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
      },
    }),
  )
  app.use(guardOrigin(loopbackOnly))
  const isUpload = (path: string): boolean =>
    path === '/api/v1/documents' || /^\/api\/v1\/fact-sheets\/(?:[^/]+\/)?imports$/.test(path)
  app.use('/api/*', async (c, next) =>
    isUpload(c.req.path)
      ? bodyLimit({ maxSize: MAX_UPLOAD, onError: tooLarge(MAX_UPLOAD) })(c, next)
      : bodyLimit({ maxSize: MAX_JSON, onError: tooLarge(MAX_JSON) })(c, next),
  )

  for (const routes of [
    health,
    documents,
    search,
    factSheetTables,
    factSheets,
    facts,
    proposals,
    reconcile,
    reviews,
    drafts,
    sections,
    suggestions,
    returnedFile,
    outdated,
    conversation,
    verify,
    proofread,
    draftFindings,
    ownWords,
    versions,
    together,
  ]) {
    app.route('/api/v1', routes)
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Nigao 拟稿',
      version: '1',
      description:
        'Drafts work summaries and plans from a bureau’s own figures; nothing enters the text that the bureau did not supply.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
  })

  app.onError((error, c) => {
    logFailure(c, error)
    return problemResponse(c, error)
  })
  app.notFound((c) => problemResponse(c, new AppError('not_found', '没有这个地址')))
  return app
}

export type App = ReturnType<typeof createApp>
export type { AppEnvironment, Services }
