import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { createThreadedReader } from './adapters/formats/create-threaded-reader.ts'
import { createPdfConverter } from './adapters/libreoffice/create-pdf-converter.ts'
import { currentVersion, migrate } from './adapters/postgres/migrate.ts'
import { createPgDatabase } from './adapters/postgres/pg-database.ts'
import { openPGliteDatabase } from './adapters/postgres/pglite-database.ts'
import { createThreadedTables } from './adapters/spreadsheet/create-threaded-tables.ts'
import type { Config } from './config.ts'
import { addFiles } from './corpus/add-files.ts'
import { decodeText } from './corpus/decode.ts'
import { AppError } from './domain/errors.ts'
import type { Database } from './domain/ports.ts'
import { parseSheetText } from './facts/parse-sheet.ts'
import { migrations } from './generated/migrations.ts'
import { createApp } from './http/app.ts'
import type { LogEntry, Services } from './http/environment.ts'
import { isLoopback } from './http/loopback.ts'
import { createServices } from './services.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGE_DIRECTORY = join(ROOT, 'dist/web')
const SAMPLE_DIRECTORY = join(ROOT, 'corpus')
const SAMPLE_SHEET = 'sample-facts.json'

export const openDatabase = (config: Config): Promise<Database> =>
  'url' in config.database
    ? Promise.resolve(createPgDatabase(config.database.url))
    : openPGliteDatabase(config.database.directory)

/** Ids that sort by the time of their making: milliseconds, then chance. */
const newId = (): string =>
  `${Date.now().toString(36).padStart(9, '0')}${randomUUID().replaceAll('-', '').slice(0, 12)}`

const logLine = (entry: LogEntry): void =>
  void process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`)

export type OpenedServices = { readonly services: Services; close(): Promise<void> }

/**
 * Opens the database and puts the services together. The embedded database is brought to the newest schema, and
 * one without any fact sheet is given the samples; any other database is left to `migrate`.
 */
export async function openServices(
  config: Config,
  say: (message: string) => void = () => undefined,
): Promise<OpenedServices> {
  const database = await openDatabase(config)
  try {
    const services = createServices(config, {
      database,
      clock: () => new Date(),
      newId,
      readText: createThreadedReader(),
      readTables: createThreadedTables(decodeText),
      writePdf: createPdfConverter(),
    })
    if ('directory' in config.database) {
      await migrate(database)
      await services.drafts.releaseAll()
      if ((await services.sheets.list()).length === 0) await addSamples(services, say)
    } else await refuseOtherSchema(database)
    return { services, close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function refuseOtherSchema(database: Database): Promise<void> {
  const [current, newest] = [await currentVersion(database), migrations.length]
  if (current < newest) {
    throw new AppError('database_unavailable', '数据库还没有升级到本程序所需的结构，请先运行 migrate')
  }
  if (current > newest) throw new AppError('database_newer', '数据库的结构比本程序新，请换用新版程序')
}

/** The sheet comes last: a start that broke off before it loads the samples again. */
async function addSamples({ shelf, sheets }: Services, say: (message: string) => void): Promise<void> {
  say('首次启动，正在载入样例材料……')
  const names = (await readdir(SAMPLE_DIRECTORY)).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  )
  const files = await Promise.all(
    names.sort().map(async (file) => ({ file, bytes: await readFile(join(SAMPLE_DIRECTORY, file)) })),
  )
  const { documents } = await addFiles(shelf, files)
  await shelf.reindex()
  await sheets.create(parseSheetText(await readFile(join(SAMPLE_DIRECTORY, SAMPLE_SHEET), 'utf8')))
  say(`已载入样例材料 ${documents.length} 篇、样例台账 1 份`)
}

export type RunningServer = { readonly url: string; close(): Promise<void> }

/** Serves the page and the interface. Throws AppError `listen_refused` for an address that others can reach. */
export async function startServer(config: Config, say: (message: string) => void): Promise<RunningServer> {
  if (!isLoopback(config.host)) {
    throw new AppError(
      'listen_refused',
      `HOST 为 ${config.host}，其他机器也能访问，而本程序尚未设置访问密钥；请将 HOST 设为 127.0.0.1`,
    )
  }
  const { services, close } = await openServices(config, say)
  try {
    const app = createApp(() => services, { loopbackOnly: true, log: logLine })
    app.get('*', serveStatic({ root: PAGE_DIRECTORY }))
    const server = await listen(app.fetch, config)
    return {
      url: server.url,
      async close() {
        await server.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

function listen(
  fetch: ReturnType<typeof createApp>['fetch'],
  { host, port }: Config,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info: AddressInfo) => {
      resolve({
        url: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${info.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('address_in_use', `端口 ${port} 已被占用，请用 PORT 指定另一个端口`, {
              cause: error,
            })
          : error,
      )
    })
  })
}
