import { OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError } from '../domain/errors.ts'
import type {
  ChatModel,
  Clock,
  NewId,
  ReturnedFileReader,
  TableReader,
  TextReader,
  WorkbookWriter,
} from '../domain/ports.ts'
import type { Shelf } from '../domain/shelf.ts'
import type {
  ConversationStore,
  DraftStore,
  FactSheetStore,
  OwnWordsStore,
  TableMappingStore,
} from '../domain/stores.ts'

import type { Pause } from '../drafting/keep-claim.ts'
import type { Exporters } from '../export/export-draft.ts'
import { issueMessage } from '../facts/explain-issue.ts'

/** One line of the log. Never holds texts, figures or secrets. */
export type LogEntry = {
  readonly level: 'info' | 'error'
  readonly message: string
  readonly [detail: string]: unknown
}

/** What the routes work with; built once per process in Node and once per request in a Worker. */
export type Services = {
  readonly version: string
  readonly shelf: Shelf
  readonly sheets: FactSheetStore
  readonly drafts: DraftStore
  readonly conversations: ConversationStore
  readonly model: ChatModel | null
  readonly pause: Pause
  readonly mappings: TableMappingStore
  readonly ownWords: OwnWordsStore
  readonly readText: TextReader
  readonly readReturnedFile: ReturnedFileReader
  readonly writeDocx: Exporters['writeDocx']
  /** Null where nothing can make one, as in a Worker. */
  readonly writePdf: Exporters['writePdf']
  readonly readTables: TableReader
  readonly writeWorkbook: WorkbookWriter
  readonly clock: Clock
  readonly newId: NewId
}

export type AppEnvironment = {
  Variables: { services: Services; requestId: string; log: (entry: LogEntry) => void }
}

/** The one way to make a router: every refused request has the same shape. */
export function createRouter() {
  return new OpenAPIHono<AppEnvironment>({
    defaultHook: (result) => {
      if (result.success) return
      throw invalidRequest(result.error.issues)
    },
  })
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

export function invalidRequest(issues: readonly Issue[]): AppError {
  const faults = issues.map(({ path, message }) => ({ at: `/${path.map(String).join('/')}`, message }))
  return new AppError(
    'invalid_request',
    faults.map(({ at, message }) => (at === '/' ? message : `${at.slice(1)}：${message}`)).join('；'),
    { faults },
  )
}

z.config({ ...z.locales.zhCN(), customError: issueMessage })
