import { readFile } from './adapters/formats/read-file.ts'
import { createPgClientDatabase } from './adapters/postgres/pg-database.ts'
import { parseConfig, SETTING_NAMES } from './config.ts'
import { createApp } from './http/app.ts'
import type { LogEntry } from './http/environment.ts'
import { createServices } from './services.ts'

type Bindings = {
  readonly HYPERDRIVE: { readonly connectionString: string }
  readonly [setting: string]: unknown
}

const newId = (): string =>
  `${Date.now().toString(36).padStart(9, '0')}${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`

const log = (entry: LogEntry): void => console[entry.level](JSON.stringify(entry))

const textSettings = (bindings: Bindings): Record<string, string> =>
  Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = bindings[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** The same service on Cloudflare Workers; every request has a connection of its own, which Hyperdrive pools. */
export default {
  fetch(request: Request, bindings: Bindings, context: { waitUntil(work: Promise<unknown>): void }) {
    const database = createPgClientDatabase(bindings.HYPERDRIVE.connectionString)
    const app = createApp(
      () => {
        const config = parseConfig({
          ...textSettings(bindings),
          DATABASE_URL: bindings.HYPERDRIVE.connectionString,
        })
        return createServices(config, { database, clock: () => new Date(), newId, readText: readFile })
      },
      { loopbackOnly: false, log },
    )
    return app.fetch(request, bindings, { ...context, passThroughOnException: () => undefined, props: {} })
  },
}
